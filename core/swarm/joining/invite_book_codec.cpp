// An invite book as it lies on the disk: one item for the book, one for each invite, and behind it one for each of its
// tickets.
#include "core/swarm/encoding/field_reader.h"
#include "core/swarm/encoding/field_writer.h"
#include "core/swarm/entries/body_codec.h"
#include "core/swarm/joining/invite_book.h"
#include "core/swarm/joining/stored_items.h"

#include <set>
#include <utility>

namespace shoal::swarm {
namespace {
constexpr std::uint64_t bookVersion = 1;
constexpr std::size_t mostTickets = mostUses + mostAsking + mostRefused;

Cbor whyField(const std::optional<ClosedBecause>& why) { return {why ? static_cast<std::uint64_t>(*why) : 0}; }

std::optional<ClosedBecause> readWhy(FieldReader& fields)
{
    const auto number = fields.number(0, lastClosedBecause);
    return number != 0 ? std::optional{static_cast<ClosedBecause>(number)} : std::nullopt;
}

std::chrono::sys_seconds readTime(FieldReader& fields)
{
    return std::chrono::sys_seconds{std::chrono::seconds{fields.number(0, latestTime)}};
}

/// A body of one kind.
template <class Kind>
Kind readBody(FieldReader& fields)
{
    const auto body = decodeBody(kindOf(Kind{}), fields.any());
    fields.mustHold(body.has_value());
    return body ? std::get<Kind>(*body) : Kind{};
}

Cbor inviteItem(const KeptInvite& invite)
{
    return {Cbor::Array{encodeBody(invite.body), field(invite.seed), field(invite.entry), whyField(invite.closed),
                        field(invite.closedAt), std::uint64_t{invite.isCancelWritten}, invite.tickets.size()}};
}

Cbor ticketItem(const Ticket& ticket)
{
    return {Cbor::Array{encodeBody(ticket.admit), static_cast<std::uint64_t>(ticket.state), field(ticket.entry),
                        whyField(ticket.why), field(ticket.requests)}};
}

/// And how many tickets follow.
std::optional<std::pair<KeptInvite, std::size_t>> readInvite(const Cbor& item)
{
    FieldReader fields{item, 7};
    KeptInvite invite;
    invite.body = readBody<Invite>(fields);
    invite.seed = fields.fixedOrNone<InviteSeed>();
    invite.entry = fields.fixedOrNone<EntryId>();
    invite.closed = readWhy(fields);
    invite.closedAt = readTime(fields);
    invite.isCancelWritten = fields.number(0, 1) == 1;
    const auto tickets = fields.number(0, mostTickets);
    fields.mustHold(invite.seed.has_value() == invite.isOpen());
    fields.mustHold(!invite.isCancelWritten || !invite.isOpen());
    fields.mustHold(tickets == 0 || invite.entry);
    return fields.isDone() ? std::optional{std::pair{std::move(invite), tickets}} : std::nullopt;
}

bool isConsistent(const Ticket& ticket, const KeptInvite& invite)
{
    using enum Ticket::State;
    const bool isOpenTicket = ticket.state == Waiting || ticket.state == Granted;
    return ticket.admit.invite == invite.entry && ticket.entry.has_value() == (ticket.state == Admitted)
        && ticket.why.has_value() == (ticket.state == Refused) && (isOpenTicket || ticket.requests.empty())
        && (ticket.state != Waiting || invite.isOpen());
}

std::optional<Ticket> readTicket(const Cbor& item, const KeptInvite& invite)
{
    FieldReader fields{item, 5};
    Ticket ticket;
    ticket.admit = readBody<Admit>(fields);
    ticket.state = static_cast<Ticket::State>(fields.number(1, 4));
    ticket.entry = fields.fixedOrNone<EntryId>();
    ticket.why = readWhy(fields);
    const auto& requests = fields.any();
    const auto* const items = std::get_if<Cbor::Array>(&requests.value);
    FieldReader each{requests, items != nullptr ? items->size() : 0};
    for (std::size_t i = 0; items != nullptr && i < items->size(); ++i)
        ticket.requests.push_back(each.fixed<RequestId>());
    fields.mustHold(each.isDone() && ticket.requests.size() <= mostRequestsOfDevice);
    return fields.isDone() && isConsistent(ticket, invite) ? std::optional{std::move(ticket)} : std::nullopt;
}

/// Reads items in their order.
class BookReader {
public:
    explicit BookReader(const std::vector<Cbor>& items)
        : rest_{items}
    {}
    bool isAtEnd() const { return rest_.empty(); }
    const Cbor* next()
    {
        if (rest_.empty())
            return nullptr;
        const auto* const item = &rest_.front();
        rest_ = rest_.subspan(1);
        return item;
    }

    std::optional<KeptInvite> invite()
    {
        auto read = readInvite(*next());
        if (!read)
            return std::nullopt;
        auto& [invite, tickets] = *read;
        std::set<DeviceId> devices;
        for (std::size_t i = 0; i < tickets; ++i) {
            const auto* const item = next();
            auto ticket = item != nullptr ? readTicket(*item, invite) : std::nullopt;
            if (!ticket || !devices.insert(ticket->device()).second)
                return std::nullopt;
            invite.tickets.push_back(std::move(*ticket));
        }
        return std::move(invite);
    }

private:
    std::span<const Cbor> rest_;
};
} // namespace

Bytes InviteBook::encode() const
{
    Bytes bytes;
    appendItem(bytes, Cbor{Cbor::Array{bookVersion, field(keeper_.swarm), field(keeper_.device), field(latest_)}});
    for (const auto& invite : invites_) {
        appendItem(bytes, inviteItem(invite));
        for (const auto& ticket : invite.tickets)
            appendItem(bytes, ticketItem(ticket));
    }
    return bytes;
}

std::optional<InviteBook> InviteBook::decode(ByteView bytes, BookKeeper keeper)
{
    const auto items = readItems(bytes);
    if (!items || items->empty())
        return std::nullopt;
    BookReader reader{*items};
    InviteBook book{std::move(keeper)};
    FieldReader fields{*reader.next(), 4};
    fields.number(bookVersion, bookVersion);
    fields.mustHold(fields.fixed<SwarmId>() == book.keeper_.swarm);
    fields.mustHold(fields.fixed<DeviceId>() == book.keeper_.device);
    book.latest_ = readTime(fields);
    if (!fields.isDone())
        return std::nullopt;
    std::set<SigningKey> keys;
    while (!reader.isAtEnd()) {
        auto invite = reader.invite();
        if (!invite || !keys.insert(invite->body.key).second)
            return std::nullopt;
        book.invites_.push_back(std::move(*invite));
    }
    book.stored(book.revision());
    return book;
}

} // namespace shoal::swarm
