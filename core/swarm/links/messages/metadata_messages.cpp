#include "core/swarm/links/messages/metadata_messages.h"

#include "core/swarm/encoding/field_writer.h"
#include "core/swarm/links/messages/message_fields.h"

namespace shoal::swarm {
namespace {
struct MetadataNumber {
    enum : std::uint64_t { Wanted = 1, Told = 2, NotHere = 3 };
};

struct WriteMetadataMessage {
    Cbor::Array operator()(const MetadataWanted& message) const
    {
        return {MetadataNumber::Wanted, field(message.share), static_cast<std::uint64_t>(message.part), message.offset};
    }
    Cbor::Array operator()(const MetadataTold& message) const
    {
        return {MetadataNumber::Told, field(message.share), static_cast<std::uint64_t>(message.part),
                message.total,        message.offset,       message.bytes};
    }
    Cbor::Array operator()(const MetadataNotHere& message) const
    {
        return {MetadataNumber::NotHere, field(message.share)};
    }
};

MetadataPart readWhich(FieldReader& fields) { return static_cast<MetadataPart>(fields.number(0, 1)); }

void read(FieldReader& fields, MetadataWanted& message)
{
    message.share = fields.fixed<ShareId>();
    message.part = readWhich(fields);
    message.offset = fields.number(0, largestMetadata);
}

void read(FieldReader& fields, MetadataTold& message)
{
    message.share = fields.fixed<ShareId>();
    message.part = readWhich(fields);
    readPart(fields, message, largestMetadata, longestPart);
}

void read(FieldReader& fields, MetadataNotHere& message) { message.share = fields.fixed<ShareId>(); }

template <class Message>
std::optional<MetadataMessage> readMetadata(const NumberedMessage& source)
{
    FieldReader fields{source.value, WriteMetadataMessage{}(Message{}).size()};
    fields.number(source.number, source.number);
    Message message;
    read(fields, message);
    return fields.isDone() ? std::optional<MetadataMessage>{std::move(message)} : std::nullopt;
}
} // namespace

Bytes encodeMessage(const MetadataMessage& message)
{
    return encodeCbor(Cbor{std::visit(WriteMetadataMessage{}, message)});
}

std::optional<MetadataMessage> decodeMetadataMessage(ByteView plain)
{
    const auto source = numberedMessage(plain);
    switch (source ? source->number : 0) {
    case MetadataNumber::Wanted: return readMetadata<MetadataWanted>(*source);
    case MetadataNumber::Told: return readMetadata<MetadataTold>(*source);
    case MetadataNumber::NotHere: return readMetadata<MetadataNotHere>(*source);
    default: return std::nullopt;
    }
}

} // namespace shoal::swarm
