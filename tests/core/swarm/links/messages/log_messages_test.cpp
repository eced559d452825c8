#include "core/swarm/links/messages/log_messages.h"

#include "core/swarm/encoding/cbor.h"
#include "core/swarm/links/auth/sealed_channel.h"
#include "core/torrent/info_hash.h"
#include "tests/core/swarm/links/messages/sample_messages.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

std::optional<LogMessage> roundTrip(const LogMessage& message) { return decodeLogMessage(encodeMessage(message)); }

/// Whether the limit lies exactly there.
template <class Make>
void expectLimit(std::size_t most, Make make)
{
    EXPECT_TRUE(roundTrip(make(most))) << most;
    EXPECT_FALSE(roundTrip(make(most + 1))) << most + 1;
}

DeviceId numbered(std::size_t number)
{
    DeviceId id;
    id.bytes[0] = static_cast<std::uint8_t>(number >> 8);
    id.bytes[1] = static_cast<std::uint8_t>(number);
    return id;
}

Range rangeOf(std::size_t number) { return {numbered(number), before(1), before(2)}; }

template <class Item, class Make>
std::vector<Item> many(std::size_t count, Make make)
{
    std::vector<Item> items;
    for (std::size_t i = 0; i < count; ++i)
        items.push_back(make(i));
    return items;
}

TEST(SwarmLogMessages, AreTheDocumentsBytes)
{
    for (const auto& [name, message] : sampleLogMessages())
        EXPECT_EQ(toHex(encodeMessage(message)), vectorText(name)) << name;
}

TEST(SwarmLogMessages, AreReadBack)
{
    for (const auto& [name, message] : sampleLogMessages()) {
        const auto bytes = encodeMessage(message);
        const auto read = decodeLogMessage(bytes);
        ASSERT_TRUE(read) << name;
        EXPECT_EQ(read->index(), message.index()) << name;
        EXPECT_EQ(encodeMessage(*read), bytes) << name;
    }
}

TEST(SwarmLogMessages, NoPartOfOneIsOne)
{
    for (const auto& [name, message] : sampleLogMessages()) {
        const auto bytes = encodeMessage(message);
        for (std::size_t size = 0; size < bytes.size(); ++size)
            EXPECT_FALSE(decodeLogMessage(ByteView{bytes}.first(size))) << name << " " << size;
    }
}

TEST(SwarmLogMessages, HaveNoOtherKinds)
{
    EXPECT_FALSE(decodeLogMessage(encodeCbor(Cbor{7})));
    EXPECT_FALSE(decodeLogMessage(encodeCbor(Cbor{Cbor::Array{}})));
    EXPECT_FALSE(decodeLogMessage(encodeCbor(Cbor{Cbor::Array{std::string{"state"}}})));
    for (const std::uint64_t number : {0, 15, 16, 100})
        EXPECT_FALSE(decodeLogMessage(encodeCbor(Cbor{Cbor::Array{number, Bytes(32, 1)}}))) << number;
}

TEST(SwarmLogMessages, TakeSoManyOfEachAndNoMore)
{
    expectLimit(mostRows, [](std::size_t count) {
        return RowsTold{many<Row>(count, [](auto i) { return Row{numbered(i), 1, 1, {}, 0}; })};
    });
    expectLimit(mostSpans, [](std::size_t count) {
        return SpansTold{many<Span>(count, [](auto i) { return Span{rangeOf(i), 1, {}}; })};
    });
    expectLimit(mostLists, [](std::size_t count) {
        return IdsTold{many<IdList>(count, [](auto i) { return IdList{rangeOf(i), true, {}}; })};
    });
    expectLimit(mostListed, [](std::size_t count) {
        return IdsTold{{{rangeOf(0), true, std::vector<EntryId>(count)}}};
    });
    expectLimit(mostIdsWanted, [](std::size_t count) {
        return EntriesWanted{1, many<EntryId>(count, [](auto i) { return EntryId{numbered(i).bytes}; }), {}, {}};
    });
    expectLimit(mostRangesWanted, [](std::size_t count) {
        return EntriesWanted{1, {}, many<Range>(count, rangeOf), {}};
    });
    expectLimit(mostProofsWanted, [](std::size_t count) {
        return EntriesWanted{1, {}, {}, many<DeviceId>(count, numbered)};
    });
    expectLimit(mostVersions, [](std::size_t count) {
        return VersionsTold{many<ValueVersion>(count, [](auto i) {
            return ValueVersion{{ValueKind::Hold, numbered(i)}, 1, {}};
        })};
    });
    expectLimit(mostValuesWanted, [](std::size_t count) {
        return ValuesWanted{many<ValueName>(count, [](auto i) { return ValueName{ValueKind::Hold, numbered(i)}; })};
    });
    expectLimit(longestPart, [](std::size_t size) {
        return ValuePart{{ValueKind::Hold, {}}, 1, largestValue, 0, Bytes(size, 1)};
    });
    expectLimit(longestEntry, [](std::size_t size) { return EntriesTold{0, Rest::Nothing, {Bytes(size, 1)}}; });
}

TEST(SwarmLogMessages, AtTheirLimitsFitIntoASealedMessage)
{
    const auto ids = std::vector<EntryId>(mostListed, filled<EntryId>(0xff));
    const Place last{pastAll, filled<EntryId>(0xff)};
    const auto range = [&](std::size_t i) {
        return Range{numbered(i), {highestSequence, filled<EntryId>(0x7f)}, last};
    };
    const auto most = std::uint64_t{1} << 53;
    const std::vector<LogMessage> largest{
        RowsTold{many<Row>(mostRows,
                           [&](auto i) {
                               return Row{numbered(i), highestSequence, most, {}, highestSequence};
                           })},
        SpansTold{many<Span>(mostSpans,
                             [&](auto i) {
                                 return Span{range(i), most, {}};
                             })},
        IdsTold{many<IdList>(mostLists,
                             [&](auto i) {
                                 return IdList{range(i), true, ids};
                             })},
        EntriesWanted{most, many<EntryId>(mostIdsWanted, [](auto i) { return EntryId{numbered(i).bytes}; }),
                      many<Range>(mostRangesWanted, range), many<DeviceId>(mostProofsWanted, numbered)},
        EntriesTold{most, Rest::Cut, {Bytes(longestEntry, 1), Bytes(roomForEntries - longestEntry - 6, 1)}},
        VersionsTold{many<ValueVersion>(mostVersions,
                                        [&](auto i) {
                                            return ValueVersion{{ValueKind::Hold, numbered(i)}, most, {}};
                                        })},
        ValuePart{{ValueKind::Hold, {}}, most, largestValue, 0, Bytes(longestPart, 1)},
    };
    for (const auto& message : largest) {
        EXPECT_LE(encodeMessage(message).size(), longestPlain) << message.index();
        EXPECT_TRUE(roundTrip(message)) << message.index();
    }
}

TEST(SwarmLogMessages, MayBeLongerThanWhatIsSigned)
{
    const LogMessage both = EntriesTold{0, Rest::Nothing, {Bytes(longestEntry, 1), Bytes(longestEntry - 20, 1)}};
    EXPECT_GT(encodeMessage(both).size(), longestCbor);
    EXPECT_TRUE(roundTrip(both));
    const LogMessage more = EntriesTold{0, Rest::Nothing, {Bytes(longestEntry, 1), Bytes(longestEntry, 1)}};
    EXPECT_FALSE(roundTrip(more)) << "more than a sealed message holds";
}

TEST(SwarmLogMessages, NameNoRangeTwiceAndNoneOutOfOrder)
{
    const auto spans = [](const std::vector<Range>& ranges) {
        std::vector<Span> all;
        all.reserve(ranges.size());
        for (const auto& range : ranges)
            all.push_back({range, 1, {}});
        return SpansTold{all};
    };
    const Range low{numbered(1), before(1), before(5)};
    const Range high{numbered(1), before(5), before(9)};
    const Range over{numbered(1), before(4), before(9)};
    const Range other{numbered(2), before(1), before(5)};
    EXPECT_TRUE(roundTrip(spans({low, high, other})));
    EXPECT_FALSE(roundTrip(spans({low, over})));
    EXPECT_FALSE(roundTrip(spans({low, low})));
    EXPECT_FALSE(roundTrip(spans({high, low})));
    EXPECT_FALSE(roundTrip(spans({other, low})));
    EXPECT_FALSE(roundTrip(spans({{numbered(1), before(5), before(5)}}))) << "a range of nothing";
    EXPECT_FALSE(roundTrip(EntriesWanted{1, {}, {low, low}, {}}));
    EXPECT_FALSE(roundTrip(IdsTold{{{low, true, {}}, {low, true, {}}}}));
    EXPECT_FALSE(roundTrip(RowsTold{{Row{numbered(1), 1, 1, {}, 0}, Row{numbered(1), 1, 1, {}, 0}}}));
}

TEST(SwarmLogMessages, WriteThePlaceBeforeASequenceInOneWay)
{
    const auto wanted = [](const Cbor& id) {
        const Cbor range{Cbor::Array{Bytes(32, 1), 1, id, 2, Bytes{}}};
        return encodeCbor(Cbor{Cbor::Array{2, 1, Cbor::Array{}, Cbor::Array{range}, Cbor::Array{}}});
    };
    EXPECT_TRUE(decodeLogMessage(wanted(Bytes{})));
    EXPECT_TRUE(decodeLogMessage(wanted(Bytes(32, 1))));
    EXPECT_FALSE(decodeLogMessage(wanted(Bytes(32, 0))));
}

TEST(SwarmLogMessages, SayNothingThatContradictsItself)
{
    EXPECT_FALSE(roundTrip(StateTold{{}, {}, 4, std::nullopt}));
    EXPECT_FALSE(roundTrip(StateTold{{}, {}, 0, EntryId{}}));
    EXPECT_FALSE(roundTrip(RowsTold{{Row{numbered(1), 0, 1, {}, 0}}}));
    EXPECT_FALSE(roundTrip(RowsTold{{Row{numbered(1), 1, 0, {}, 0}}}));
    EXPECT_FALSE(roundTrip(EntriesWanted{1, {}, {}, {}}));
    EXPECT_FALSE(roundTrip(EntriesWanted{0, {EntryId{}}, {}, {}})) << "0 stands for what nobody asked for";
    EXPECT_FALSE(roundTrip(EntriesTold{0, Rest::Follows, {}}));
    EXPECT_FALSE(roundTrip(ValuesWanted{}));
    const auto part = [](std::uint64_t total, std::uint64_t offset, std::size_t size) {
        return ValuePart{{ValueKind::Hold, {}}, 1, total, offset, Bytes(size, 1)};
    };
    EXPECT_TRUE(roundTrip(part(10, 7, 3)));
    EXPECT_FALSE(roundTrip(part(10, 8, 3)));
    EXPECT_FALSE(roundTrip(part(10, 10, 1)));
    EXPECT_FALSE(roundTrip(part(10, 0, 0)));
    EXPECT_FALSE(roundTrip(part(largestValue + 1, 0, 1)));
}

} // namespace
} // namespace shoal::swarm
