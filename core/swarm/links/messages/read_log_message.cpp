#include "core/swarm/links/messages/log_messages.h"
#include "core/swarm/links/messages/log_numbers.h"
#include "core/swarm/links/messages/message_fields.h"

#include <algorithm>

namespace shoal::swarm {
namespace {
constexpr std::uint64_t mostCounted = std::uint64_t{1} << 53;

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
std::optional<LogMessage> readInto(Message message, const NumberedMessage& source, std::size_t fieldCount)
{
    FieldReader fields{source.value, fieldCount};
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

std::optional<LogMessage> decodeLogMessage(ByteView plain)
{
    const auto source = numberedMessage(plain);
    switch (source ? source->number : 0) {
    case LogNumber::State: return readInto(StateTold{}, *source, 5);
    case LogNumber::WantedEntries: return readInto(EntriesWanted{}, *source, 5);
    case LogNumber::Entries: return readInto(EntriesTold{}, *source, 4);
    case LogNumber::WantedSecret: return readInto(SecretWanted{}, *source, 2);
    case LogNumber::ToldSecret: return readSecret(*source);
    case LogNumber::Taken: return readInto(BytesTaken{}, *source, 2);
    case LogNumber::Rows: return readInto(RowsTold{}, *source, 2);
    case LogNumber::Spans: return readInto(SpansTold{}, *source, 2);
    case LogNumber::Ids: return readInto(IdsTold{}, *source, 2);
    case LogNumber::Versions: return readInto(VersionsTold{}, *source, 2);
    case LogNumber::WantedValues: return readInto(ValuesWanted{}, *source, 2);
    default: break;
    }
    if (!source || source->number < LogNumber::FirstValue || source->number > LogNumber::LastValue)
        return std::nullopt;
    return readInto(ValuePart{.name = {static_cast<ValueKind>(source->number), {}}}, *source, 6);
}

} // namespace shoal::swarm
