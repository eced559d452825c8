#include "core/swarm/joining/lobby/lobby_message.h"

#include "core/swarm/encoding/field_reader.h"
#include "core/swarm/encoding/field_writer.h"

#include <array>

namespace shoal::swarm {
namespace {

struct MessageFields {
    Cbor::Array operator()(const CardShown& message) const { return {message.card}; }
    Cbor::Array operator()(const RequestHandedIn& message) const { return {message.sealed}; }
    Cbor::Array operator()(const ReplyWanted& message) const { return {field(message.request)}; }
    Cbor::Array operator()(const ReplyGiven& message) const { return {field(message.request), message.sealed}; }
    Cbor::Array operator()(const NoReplyYet& message) const
    {
        return {field(message.request), static_cast<std::uint64_t>(message.state)};
    }
    Cbor::Array operator()(const LobbyClosed& message) const { return {static_cast<std::uint64_t>(message.why)}; }
    Cbor::Array operator()(const CardPassedOn& message) const { return {field(message.invite), message.card}; }
    Cbor::Array operator()(const RequestPassedOn& message) const { return {field(message.invite), message.sealed}; }
    Cbor::Array operator()(const ReplyPassedOn& message) const
    {
        return {field(message.invite), field(message.request), std::uint64_t{message.isFinal}, message.sealed};
    }
    Cbor::Array operator()(const RequestWorthless& message) const
    {
        return {field(message.invite), field(message.request)};
    }
};

/// A message's number is its place among the alternatives, from 1.
template <class Message>
Bytes numbered(const Message& message)
{
    Cbor::Array items{message.index() + 1};
    for (auto& item : std::visit(MessageFields{}, message))
        items.push_back(std::move(item));
    return encodeCbor(Cbor{std::move(items)});
}

template <std::size_t Size>
Bytes sized(FieldReader& fields)
{
    const auto bytes = fields.fixed<Fixed<struct SizedMeaning, Size>>();
    return {bytes.bytes.begin(), bytes.bytes.end()};
}

void read(FieldReader& fields, CardShown& message) { message.card = sized<cardSize>(fields); }
void read(FieldReader& fields, RequestHandedIn& message) { message.sealed = sized<sealedRequestSize>(fields); }
void read(FieldReader& fields, ReplyWanted& message) { message.request = fields.fixed<RequestId>(); }
void read(FieldReader& fields, ReplyGiven& message)
{
    message.request = fields.fixed<RequestId>();
    message.sealed = sized<sealedReplySize>(fields);
}
void read(FieldReader& fields, NoReplyYet& message)
{
    message.request = fields.fixed<RequestId>();
    message.state = static_cast<RequestState>(fields.number(0, 2));
}
void read(FieldReader& fields, LobbyClosed& message)
{
    message.why = static_cast<ClosedBecause>(fields.number(1, lastClosedBecause));
}
void read(FieldReader& fields, CardPassedOn& message)
{
    message.invite = fields.fixed<SigningKey>();
    message.card = sized<cardSize>(fields);
}
void read(FieldReader& fields, RequestPassedOn& message)
{
    message.invite = fields.fixed<SigningKey>();
    message.sealed = sized<sealedRequestSize>(fields);
}
void read(FieldReader& fields, ReplyPassedOn& message)
{
    message.invite = fields.fixed<SigningKey>();
    message.request = fields.fixed<RequestId>();
    message.isFinal = fields.number(0, 1) == 1;
    message.sealed = sized<sealedReplySize>(fields);
}
void read(FieldReader& fields, RequestWorthless& message)
{
    message.invite = fields.fixed<SigningKey>();
    message.request = fields.fixed<RequestId>();
}

template <class Kind, class Message>
Message readKind(FieldReader& fields)
{
    Kind kind;
    read(fields, kind);
    return kind;
}

template <class... Kinds>
std::optional<std::variant<Kinds...>> readNumbered(ByteView bytes, const std::variant<Kinds...>*)
{
    using Message = std::variant<Kinds...>;
    static constexpr std::array<Message (*)(FieldReader&), sizeof...(Kinds)> readers{&readKind<Kinds, Message>...};
    const auto value = decodeCbor(bytes);
    const auto* const items = value ? std::get_if<Cbor::Array>(&value->value) : nullptr;
    if (items == nullptr)
        return std::nullopt;
    FieldReader fields{*value, items->size()};
    auto message = readers[fields.number(1, readers.size()) - 1](fields);
    return fields.isDone() ? std::optional{std::move(message)} : std::nullopt;
}
} // namespace

Bytes writeLobbyMessage(const LobbyMessage& message) { return numbered(message); }

std::optional<LobbyMessage> readLobbyMessage(ByteView bytes)
{
    return readNumbered(bytes, static_cast<const LobbyMessage*>(nullptr));
}

Bytes writeMailMessage(const MailMessage& message) { return numbered(message); }

std::optional<MailMessage> readMailMessage(ByteView bytes)
{
    return readNumbered(bytes, static_cast<const MailMessage*>(nullptr));
}

} // namespace shoal::swarm
