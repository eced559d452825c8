#include "core/swarm/links/messages/log_messages.h"

#include "core/swarm/encoding/field_writer.h"
#include "core/swarm/links/messages/message_fields.h"

#include <algorithm>

namespace shoal::swarm {
namespace {
struct LogNumber {
    enum : std::uint64_t {
        State = 1,
        WantedEntries = 2,
        Entries = 3,
        FirstValue = 4,
        LastValue = 6,
        WantedSecret = 7,
        ToldSecret = 8,
        Taken = 9,
        Rows = 10,
        Spans = 11,
        Ids = 12,
        Versions = 13,
        WantedValues = 14,
    };
};
constexpr std::uint64_t mostCounted = std::uint64_t{1} << 53;

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

Place readPlace(FieldReader& fields)
{
    Place place;
    place.sequence = fields.number(0, pastAll);
    const auto id = fields.fixedOrNone<EntryId>();
    fields.mustHold(!id || *id != EntryId{});
    place.id = id.value_or(EntryId{});
    return place;
}
Range readRange(FieldReader& fields)
{
    Range range;
    range.device = fields.fixed<DeviceId>();
    range.from = readPlace(fields);
    range.to = readPlace(fields);
    fields.mustHold(range.from < range.to);
    return range;
}
Span readSpan(FieldReader& fields)
{
    Span span;
    span.range = readRange(fields);
    span.count = fields.number(0, mostCounted);
    span.digest = fields.fixed<RangeDigest>();
    return span;
}
Row readRow(FieldReader& fields)
{
    Row row;
    row.device = fields.fixed<DeviceId>();
    row.highest = fields.number(0, highestSequence);
    row.count = fields.number(0, mostCounted);
    row.digest = fields.fixed<RangeDigest>();
    row.fork = fields.number(0, highestSequence);
    fields.mustHold((row.highest == 0) == (row.count == 0));
    return row;
}
/// In the order of a chain, which isn't that of the ids.
std::vector<EntryId> readIds(FieldReader& fields)
{
    std::vector<EntryId> ids;
    for (const auto& bytes : fields.blobs(mostListed, EntryId::size)) {
        const auto id = EntryId::from(bytes);
        fields.mustHold(id.has_value());
        ids.push_back(id.value_or(EntryId{}));
    }
    return ids;
}
IdList readList(FieldReader& fields)
{
    IdList list;
    list.range = readRange(fields);
    list.isAll = fields.number(0, 1) == 1;
    list.ids = readIds(fields);
    return list;
}
ValueName readName(FieldReader& fields)
{
    ValueName name;
    name.kind = static_cast<ValueKind>(fields.number(LogNumber::FirstValue, LogNumber::LastValue));
    name.device = fields.fixed<DeviceId>();
    return name;
}
ValueVersion readVersion(FieldReader& fields)
{
    ValueVersion told;
    told.name = readName(fields);
    told.version = fields.number(0, mostCounted);
    told.digest = fields.fixed<ValueDigest>();
    return told;
}

/// So that no range is named twice: what a message costs is bounded by what we have.
template <class Item>
bool areApart(const std::vector<Item>& items, const Range& (*rangeOf)(const Item&))
{
    for (std::size_t i = 1; i < items.size(); ++i) {
        const auto& one = rangeOf(items[i - 1]);
        const auto& next = rangeOf(items[i]);
        if (!(one.device < next.device || (one.device == next.device && one.to <= next.from)))
            return false;
    }
    return true;
}

template <class Item, class Key>
bool ascend(const std::vector<Item>& items, Key key)
{
    return std::ranges::adjacent_find(items, std::ranges::greater_equal{}, key) == items.end();
}

void read(FieldReader& fields, StateTold& message)
{
    message.log = fields.fixed<StateDigest>();
    message.values = fields.fixed<StateDigest>();
    message.highest = fields.number(0, highestSequence);
    message.highestId = fields.fixedOrNone<EntryId>();
    fields.mustHold((message.highest == 0) == !message.highestId);
}
void read(FieldReader& fields, EntriesWanted& message)
{
    message.number = fields.number(1, mostCounted);
    message.ids = fields.ascending<EntryId>(mostIdsWanted);
    message.ranges = fields.list<Range>(mostRangesWanted, 5, readRange);
    message.forks = fields.ascending<DeviceId>(mostProofsWanted);
    fields.mustHold(areApart<Range>(message.ranges, [](const Range& range) -> const Range& { return range; }));
    fields.mustHold(!message.ids.empty() || !message.ranges.empty() || !message.forks.empty());
}
void read(FieldReader& fields, EntriesTold& message)
{
    message.number = fields.number(0, mostCounted);
    message.rest = static_cast<Rest>(fields.number(0, 2));
    message.entries = fields.blobs(longestPlain, longestEntry);
    fields.mustHold(message.number > 0 || message.rest == Rest::Nothing);
}
void read(FieldReader& fields, SecretWanted& message) { message.epoch = fields.fixed<EntryId>(); }
void read(FieldReader& fields, BytesTaken& message) { message.total = fields.number(0, mostCounted); }
void read(FieldReader& fields, RowsTold& message)
{
    message.rows = fields.list<Row>(mostRows, 5, readRow);
    fields.mustHold(ascend(message.rows, &Row::device));
}
void read(FieldReader& fields, SpansTold& message)
{
    message.spans = fields.list<Span>(mostSpans, 7, readSpan);
    fields.mustHold(areApart<Span>(message.spans, [](const Span& span) -> const Range& { return span.range; }));
}
void read(FieldReader& fields, IdsTold& message)
{
    message.lists = fields.list<IdList>(mostLists, 7, readList);
    fields.mustHold(areApart<IdList>(message.lists, [](const IdList& list) -> const Range& { return list.range; }));
}
void read(FieldReader& fields, VersionsTold& message)
{
    message.versions = fields.list<ValueVersion>(mostVersions, 4, readVersion);
    fields.mustHold(ascend(message.versions, &ValueVersion::name));
}
void read(FieldReader& fields, ValuesWanted& message)
{
    message.names = fields.list<ValueName>(mostValuesWanted, 2, readName);
    fields.mustHold(!message.names.empty() && ascend(message.names, [](const auto& name) { return name; }));
}
void read(FieldReader& fields, ValuePart& message)
{
    message.name.device = fields.fixed<DeviceId>();
    message.version = fields.number(0, mostCounted);
    readPart(fields, message, largestValue, longestPart);
}

template <class Message>
std::optional<LogMessage> readInto(Message message, const NumberedMessage& source)
{
    FieldReader fields{source.value, WriteLogMessage{}(message).size()};
    fields.number(source.number, source.number);
    read(fields, message);
    return fields.isDone() ? std::optional<LogMessage>{std::move(message)} : std::nullopt;
}

std::optional<LogMessage> readSecret(const NumberedMessage& source)
{
    FieldReader fields{source.value, 3};
    fields.number(LogNumber::ToldSecret, LogNumber::ToldSecret);
    const auto epoch = fields.fixed<EntryId>();
    const auto bytes = fields.fixed<Fixed<struct SecretBytes, Secret::size>>();
    return fields.isDone() ? std::optional<LogMessage>{SecretTold{epoch, Secret{bytes.bytes}}} : std::nullopt;
}
} // namespace

Bytes encodeRow(const Row& row) { return encodeCbor(Cbor{fieldsOf(row)}); }

Bytes encodeVersion(const ValueVersion& told) { return encodeCbor(Cbor{fieldsOf(told)}); }

Bytes encodeMessage(const LogMessage& message) { return encodeCbor(Cbor{std::visit(WriteLogMessage{}, message)}); }

std::optional<LogMessage> decodeLogMessage(ByteView plain)
{
    const auto source = numberedMessage(plain);
    switch (source ? source->number : 0) {
    case LogNumber::State: return readInto(StateTold{}, *source);
    case LogNumber::WantedEntries: return readInto(EntriesWanted{}, *source);
    case LogNumber::Entries: return readInto(EntriesTold{}, *source);
    case LogNumber::WantedSecret: return readInto(SecretWanted{}, *source);
    case LogNumber::ToldSecret: return readSecret(*source);
    case LogNumber::Taken: return readInto(BytesTaken{}, *source);
    case LogNumber::Rows: return readInto(RowsTold{}, *source);
    case LogNumber::Spans: return readInto(SpansTold{}, *source);
    case LogNumber::Ids: return readInto(IdsTold{}, *source);
    case LogNumber::Versions: return readInto(VersionsTold{}, *source);
    case LogNumber::WantedValues: return readInto(ValuesWanted{}, *source);
    default: break;
    }
    if (!source || source->number < LogNumber::FirstValue || source->number > LogNumber::LastValue)
        return std::nullopt;
    return readInto(ValuePart{.name = {static_cast<ValueKind>(source->number), {}}}, *source);
}

} // namespace shoal::swarm
