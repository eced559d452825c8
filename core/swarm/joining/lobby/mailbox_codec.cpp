// A mailbox as it lies on the disk: one item for it, one for each lobby, and behind it one for each request.
#include "core/swarm/encoding/field_reader.h"
#include "core/swarm/encoding/field_writer.h"
#include "core/swarm/joining/lobby/mailbox.h"
#include "core/swarm/joining/stored_items.h"

#include <set>
#include <span>

namespace shoal::swarm {
namespace {
constexpr std::uint64_t mailboxVersion = 1;

std::chrono::sys_seconds readMailTime(FieldReader& fields)
{
    return std::chrono::sys_seconds{std::chrono::seconds{fields.number(0, latestTime)}};
}

/// So many bytes, or none.
Bytes readMail(FieldReader& fields, std::size_t size)
{
    const auto* const bytes = std::get_if<Bytes>(&fields.any().value);
    fields.mustHold(bytes != nullptr && (bytes->empty() || bytes->size() == size));
    return bytes != nullptr ? *bytes : Bytes{};
}

std::optional<KeptRequest> readKept(const Cbor& item)
{
    FieldReader fields{item, 7};
    KeptRequest kept;
    kept.sealed = readMail(fields, sealedRequestSize);
    kept.id = requestIdOf(kept.sealed);
    kept.arrived = readMailTime(fields);
    kept.origin = fields.fixed<Origin>();
    kept.isHandedOn = fields.number(0, 1) == 1;
    kept.reply = readMail(fields, sealedReplySize);
    kept.isFinal = fields.number(0, 1) == 1;
    kept.isCollected = fields.number(0, 1) == 1;
    fields.mustHold(!kept.sealed.empty() && ((!kept.isCollected && !kept.isFinal) || !kept.reply.empty()));
    return fields.isDone() ? std::optional{std::move(kept)} : std::nullopt;
}

/// Takes a lobby and its requests from the front.
std::optional<std::pair<SigningKey, Lobby>> takeLobby(std::span<const Cbor>& items)
{
    FieldReader fields{items.front(), 6};
    const auto key = fields.fixed<SigningKey>();
    Lobby lobby;
    lobby.author = fields.fixed<DeviceId>();
    lobby.card = readMail(fields, cardSize);
    const bool isClosed = fields.number(0, 1) == 1;
    const auto closedAt = readMailTime(fields);
    if (isClosed)
        lobby.closedAt = closedAt;
    const auto count = fields.number(0, mostKept);
    fields.mustHold(isClosed || closedAt == std::chrono::sys_seconds{});
    items = items.subspan(1);
    if (!fields.isDone() || count > items.size())
        return std::nullopt;
    std::set<RequestId> ids;
    for (const auto& item : items.first(count)) {
        auto kept = readKept(item);
        if (!kept || !ids.insert(kept->id).second)
            return std::nullopt;
        lobby.requests.push_back(std::move(*kept));
    }
    items = items.subspan(count);
    return std::pair{key, std::move(lobby)};
}
} // namespace

Bytes Mailbox::encode() const
{
    Bytes bytes;
    appendItem(bytes, Cbor{Cbor::Array{mailboxVersion, field(swarm_), field(latest_)}});
    for (const auto& [key, lobby] : lobbies_) {
        appendItem(
            bytes,
            Cbor{Cbor::Array{field(key), field(lobby.author), lobby.card, std::uint64_t{lobby.closedAt.has_value()},
                             field(lobby.closedAt.value_or(std::chrono::sys_seconds{})), lobby.requests.size()}});
        for (const auto& kept : lobby.requests)
            appendItem(
                bytes,
                Cbor{Cbor::Array{kept.sealed, field(kept.arrived), field(kept.origin), std::uint64_t{kept.isHandedOn},
                                 kept.reply, std::uint64_t{kept.isFinal}, std::uint64_t{kept.isCollected}}});
    }
    return bytes;
}

std::optional<Mailbox> Mailbox::decode(ByteView bytes, const SwarmId& swarm)
{
    const auto items = readItems(bytes);
    if (!items || items->empty())
        return std::nullopt;
    std::span<const Cbor> rest{*items};
    FieldReader fields{rest.front(), 3};
    Mailbox mailbox{swarm};
    fields.number(mailboxVersion, mailboxVersion);
    fields.mustHold(fields.fixed<SwarmId>() == swarm);
    mailbox.latest_ = readMailTime(fields);
    if (!fields.isDone())
        return std::nullopt;
    rest = rest.subspan(1);
    while (!rest.empty()) {
        auto lobby = takeLobby(rest);
        if (!lobby || (!mailbox.lobbies_.empty() && !(mailbox.lobbies_.rbegin()->first < lobby->first)))
            return std::nullopt;
        mailbox.lobbies_.insert(std::move(*lobby));
    }
    return mailbox;
}

} // namespace shoal::swarm
