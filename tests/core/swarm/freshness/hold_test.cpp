#include "core/swarm/freshness/write_hold.h"

#include "core/swarm/encoding/cbor.h"
#include "tests/core/swarm/freshness/many_shares.h"
#include "tests/core/swarm/history.h"

#include <functional>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;

Hold holdOf(std::size_t count)
{
    Hold hold{.swarm = filled<SwarmId>(1), .counter = 5};
    hold.time = std::chrono::sys_seconds{1'700'000'000s};
    for (std::uint32_t i = 0; i < count; ++i)
        hold.shares.emplace(shareNumber(i), i % 3 == 0 ? Amount::Part : Amount::Whole);
    return hold;
}

/// What all parts say together, and that they leave no gap.
std::map<ShareId, Amount> saidIn(const std::vector<Bytes>& parts)
{
    std::map<ShareId, Amount> said;
    std::optional<ShareId> end;
    for (const auto& bytes : parts) {
        const auto part = readHoldPart(bytes);
        EXPECT_TRUE(part && isSignedBy(*part, theOwner().keys().signing));
        if (!part)
            continue;
        EXPECT_EQ(part->after, end);
        end = part->until;
        for (const auto& share : part->whole)
            said.emplace(share, Amount::Whole);
        for (const auto& share : part->part)
            said.emplace(share, Amount::Part);
    }
    EXPECT_EQ(end, std::nullopt) << "the last goes on to the end";
    return said;
}

TEST(Hold, IsReadBackAsItWasWrittenInHoweverManyParts)
{
    for (const auto& [count, parts] :
         {std::pair<std::size_t, std::size_t>{0, 1}, {1, 1}, {800, 1}, {801, 2}, {1600, 2}, {10'000, 13}}) {
        const auto hold = holdOf(count);
        const auto written = writeHold(hold, theOwner().signing);
        EXPECT_EQ(written.size(), parts);
        EXPECT_EQ(saidIn(written), hold.shares) << count;
    }
}

TEST(Hold, NamesNoMoreSharesThanItMay)
{
    EXPECT_EQ(saidIn(writeHold(holdOf(10'500), theOwner().signing)).size(), mostHeld);
}

TEST(Hold, SharesOfWhichNothingIsThereAreNotNamed)
{
    auto hold = holdOf(3);
    hold.shares[shareNumber(1)] = Amount::None;
    const auto part = readHoldPart(writeHold(hold, theOwner().signing).front()).value();
    EXPECT_EQ(part.whole.size() + part.part.size(), 2u);
}

TEST(Hold, EveryChangedByteBreaksAPart)
{
    const auto bytes = writeHold(holdOf(3), theOwner().signing).front();
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto changed = bytes;
        changed[at] ^= 1;
        const auto read = readHoldPart(changed);
        EXPECT_FALSE(read && isSignedBy(*read, theOwner().keys().signing)) << at;
    }
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_FALSE(readHoldPart(ByteView{bytes}.first(size))) << size;
}

/// The fields of a part, signature left out: whether they can be read doesn't depend on it.
bool canBeRead(const std::function<void(Cbor::Array&)>& change)
{
    auto value = decodeCbor(writeHold(holdOf(3), theOwner().signing).front()).value();
    change(std::get<Cbor::Array>(value.value));
    return readHoldPart(encodeCbor(value)).has_value();
}

TEST(Hold, APartKeepsItsLimits)
{
    const auto id = [](std::uint32_t number) { return Cbor{shareNumber(number).view()}; };
    const auto ids = [&](std::uint32_t count) {
        Cbor::Array items;
        for (const auto& [share, amount] : holdOf(count).shares)
            items.push_back(Cbor{share.view()});
        return Cbor{std::move(items)};
    };
    const Cbor none{Cbor::Array{}};
    EXPECT_TRUE(canBeRead([](auto&) {}));
    EXPECT_FALSE(canBeRead([](auto& fields) { fields[2] = Cbor{0}; })) << "counters begin at 1";
    EXPECT_TRUE(canBeRead([&](auto& fields) { fields[6] = none, fields[7] = ids(800); }));
    EXPECT_FALSE(canBeRead([&](auto& fields) { fields[6] = none, fields[7] = ids(801); }));
    EXPECT_FALSE(canBeRead([&](auto& fields) { fields[6] = ids(500), fields[7] = ids(500); })) << "named twice";
    const auto only = [&](Cbor after, Cbor until) {
        return canBeRead([&](auto& fields) {
            fields[4] = after, fields[5] = until, fields[6] = Cbor{Cbor::Array{id(5)}}, fields[7] = none;
        });
    };
    const Cbor open{Bytes{}};
    EXPECT_TRUE(only(open, open));
    EXPECT_TRUE(only(open, id(5)));
    EXPECT_FALSE(only(id(5), id(5))) << "says nothing about any share";
    EXPECT_EQ(only(id(5), open), false) << "it begins above";
    const bool isBelow = shareNumber(5) < shareNumber(6);
    EXPECT_EQ(only(open, id(6)), isBelow);
    EXPECT_EQ(only(id(6), open), !isBelow);
}

TEST(Hold, CountersRiseAndFollowTheTime)
{
    const std::chrono::sys_seconds now{1'700'000'000s};
    EXPECT_EQ(nextCounter(0, now), 1'700'000'000u);
    EXPECT_EQ(nextCounter(1'700'000'000, now), 1'700'000'001u);
    EXPECT_EQ(nextCounter(1'800'000'000, now), 1'800'000'001u) << "a clock that was set back";
    EXPECT_EQ(nextCounter(0, std::chrono::sys_seconds{-5s}), 1u);
    EXPECT_EQ(nextCounter(highestCounter, now), highestCounter);
}

} // namespace
} // namespace shoal::swarm
