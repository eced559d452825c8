#include "core/swarm/encoding/field_writer.h"
#include "core/swarm/links/messages/log_messages.h"
#include "core/swarm/links/messages/log_numbers.h"

namespace shoal::swarm {
namespace {
Cbor numberOf(ValueKind kind) { return {static_cast<std::uint64_t>(kind)}; }

/// No bytes for the place before all of a sequence, which is what most ranges begin and end with.
Cbor idField(const Place& place) { return place.id == EntryId{} ? Cbor{Bytes{}} : field(place.id); }

Cbor::Array fieldsOf(const Range& range)
{
    return {field(range.device), range.from.sequence, idField(range.from), range.to.sequence, idField(range.to)};
}
Cbor::Array fieldsOf(const Span& span)
{
    auto fields = fieldsOf(span.range);
    fields.insert(fields.end(), {Cbor{span.count}, field(span.digest)});
    return fields;
}
Cbor::Array fieldsOf(const Row& row)
{
    return {field(row.device), row.highest, row.count, field(row.digest), row.fork};
}
Cbor::Array fieldsOf(const IdList& list)
{
    auto fields = fieldsOf(list.range);
    fields.insert(fields.end(), {Cbor{list.isAll ? 1U : 0U}, field(list.ids)});
    return fields;
}
Cbor::Array fieldsOf(const ValueName& name) { return {numberOf(name.kind), field(name.device)}; }
Cbor::Array fieldsOf(const ValueVersion& told)
{
    auto fields = fieldsOf(told.name);
    fields.insert(fields.end(), {Cbor{told.version}, field(told.digest)});
    return fields;
}

template <class Item>
Cbor listOf(const std::vector<Item>& items)
{
    Cbor::Array fields;
    for (const auto& item : items)
        fields.push_back(Cbor{fieldsOf(item)});
    return {std::move(fields)};
}

struct WriteLogMessage {
    Cbor::Array operator()(const StateTold& message) const
    {
        return {LogNumber::State, field(message.log), field(message.values), message.highest, field(message.highestId)};
    }
    Cbor::Array operator()(const EntriesWanted& message) const
    {
        return {LogNumber::WantedEntries, message.number, field(message.ids), listOf(message.ranges),
                field(message.forks)};
    }
    Cbor::Array operator()(const EntriesTold& message) const
    {
        return {LogNumber::Entries, message.number, static_cast<std::uint64_t>(message.rest),
                Cbor::Array{message.entries.begin(), message.entries.end()}};
    }
    Cbor::Array operator()(const ValuePart& message) const
    {
        return {numberOf(message.name.kind),
                field(message.name.device),
                message.version,
                message.total,
                message.offset,
                message.bytes};
    }
    Cbor::Array operator()(const SecretWanted& message) const
    {
        return {LogNumber::WantedSecret, field(message.epoch)};
    }
    Cbor::Array operator()(const SecretTold& message) const
    {
        return {LogNumber::ToldSecret, field(message.epoch), ByteView{message.secret.view()}};
    }
    Cbor::Array operator()(const BytesTaken& message) const { return {LogNumber::Taken, message.total}; }
    Cbor::Array operator()(const RowsTold& message) const { return {LogNumber::Rows, listOf(message.rows)}; }
    Cbor::Array operator()(const SpansTold& message) const { return {LogNumber::Spans, listOf(message.spans)}; }
    Cbor::Array operator()(const IdsTold& message) const { return {LogNumber::Ids, listOf(message.lists)}; }
    Cbor::Array operator()(const VersionsTold& message) const
    {
        return {LogNumber::Versions, listOf(message.versions)};
    }
    Cbor::Array operator()(const ValuesWanted& message) const
    {
        return {LogNumber::WantedValues, listOf(message.names)};
    }
};
} // namespace

Bytes encodeRow(const Row& row) { return encodeCbor(Cbor{fieldsOf(row)}); }

Bytes encodeVersion(const ValueVersion& told) { return encodeCbor(Cbor{fieldsOf(told)}); }

Bytes encodeMessage(const LogMessage& message) { return encodeCbor(Cbor{std::visit(WriteLogMessage{}, message)}); }

} // namespace shoal::swarm
