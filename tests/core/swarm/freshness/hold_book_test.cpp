#include "core/swarm/freshness/hold_book.h"

#include "core/swarm/encoding/cbor.h"
#include "core/swarm/freshness/write_hold.h"
#include "tests/core/swarm/freshness/fake_speakers.h"
#include "tests/core/swarm/freshness/many_shares.h"

#include <gtest/gtest.h>
#include <malloc.h>

namespace shoal::swarm {
namespace {
using Rank = FakeBelonging::Rank;

class SwarmHolds : public testing::Test {
protected:
    SwarmHolds()
    {
        members.put(ana, Rank::Member);
        members.put(bo, Rank::Member);
        for (std::uint32_t i = 0; i < 10; ++i)
            book.published(shareNumber(i));
    }
    std::vector<Bytes> holdBy(const Device& device, std::uint64_t counter, std::map<ShareId, Amount> shares) const
    {
        return writeHold({.swarm = swarm, .counter = counter, .time = {}, .shares = std::move(shares)}, device.signing);
    }
    Told tell(const Device& device, std::uint64_t counter, std::map<ShareId, Amount> shares)
    {
        now += HoldBook::leastApart;
        return book.tell(holdBy(device, counter, std::move(shares)).front(), now);
    }
    static std::map<ShareId, Amount> wholeFrom(std::uint32_t first, std::uint32_t count)
    {
        std::map<ShareId, Amount> shares;
        for (std::uint32_t i = first; i < first + count; ++i)
            shares.emplace(shareNumber(i), Amount::Whole);
        return shares;
    }
    /// Of these, how many the device has.
    std::size_t countOf(const Device& device, std::uint32_t first, std::uint32_t count) const
    {
        std::size_t found = 0;
        for (std::uint32_t i = first; i < first + count; ++i)
            for (const auto& holder : book.holders(shareNumber(i)))
                found += holder.device == device.id() ? 1 : 0;
        return found;
    }

    const SwarmId swarm = filled<SwarmId>(9);
    const Device ana = deviceOf(1);
    const Device bo = deviceOf(2);
    const Device stranger = deviceOf(3);
    FakeBelonging members;
    HoldBook book{swarm, members};
    HoldBook::Time now{};
};

TEST_F(SwarmHolds, SayWhoHasAShareAndHowMuchOfIt)
{
    EXPECT_EQ(tell(ana, 1, {{shareNumber(1), Amount::Whole}, {shareNumber(2), Amount::Part}}), Told::Taken);
    EXPECT_EQ(tell(bo, 1, {{shareNumber(2), Amount::Whole}}), Told::Taken);
    EXPECT_EQ(book.holders(shareNumber(1)), (std::vector<Holder>{{ana.id(), Amount::Whole}}));
    const std::map<DeviceId, Amount> expected{{ana.id(), Amount::Part}, {bo.id(), Amount::Whole}};
    std::map<DeviceId, Amount> found;
    for (const auto& holder : book.holders(shareNumber(2)))
        found.emplace(holder.device, holder.amount);
    EXPECT_EQ(found, expected);
    EXPECT_EQ(book.holders(shareNumber(3)), std::vector<Holder>{});
    EXPECT_EQ(book.holders(shareNumber(99)), std::vector<Holder>{}) << "not in the catalogue";
}

TEST_F(SwarmHolds, ANewerOneTakesThePlaceOfAnOlderWhateverTheOrder)
{
    tell(ana, 2, {{shareNumber(1), Amount::Whole}});
    EXPECT_EQ(tell(ana, 1, {{shareNumber(2), Amount::Whole}}), Told::Old);
    EXPECT_EQ(tell(ana, 2, {{shareNumber(2), Amount::Whole}}), Told::Old) << "the same counter";
    EXPECT_EQ(countOf(ana, 2, 1), 0u);
    EXPECT_EQ(tell(ana, 3, {{shareNumber(2), Amount::Whole}}), Told::Taken);
    EXPECT_EQ(countOf(ana, 1, 1), 0u);
    EXPECT_EQ(countOf(ana, 2, 1), 1u);
    EXPECT_EQ(book.counterOf(ana.id()), 3u);
}

TEST_F(SwarmHolds, PartsMayComeInAnyOrderAndEachOnce)
{
    for (std::uint32_t i = 10; i < 2000; ++i)
        book.published(shareNumber(i));
    auto parts = holdBy(ana, 1, wholeFrom(0, 2000));
    ASSERT_EQ(parts.size(), 3u);
    std::ranges::reverse(parts);
    for (const auto& part : parts)
        EXPECT_EQ(book.tell(part, now), Told::Taken);
    for (const auto& part : parts)
        EXPECT_EQ(book.tell(part, now), Told::Old);
    EXPECT_EQ(countOf(ana, 0, 2000), 2000u);
}

TEST_F(SwarmHolds, AFewAreTakenAtOnceAndThenOneAMinute)
{
    std::uint64_t counter = 0;
    const auto say = [&] { return book.tell(holdBy(ana, ++counter, wholeFrom(0, 1)).front(), now); };
    for (int time = 0; time < HoldBook::mostAtOnce; ++time)
        EXPECT_EQ(say(), Told::Taken);
    EXPECT_EQ(say(), Told::TooSoon);
    now += HoldBook::leastApart;
    EXPECT_EQ(say(), Told::Taken);
    EXPECT_EQ(say(), Told::TooSoon) << "what wasn't used before isn't had twice";
    EXPECT_EQ(book.tell(holdBy(bo, 1, wholeFrom(0, 1)).front(), now), Told::Taken) << "each for itself";
}

TEST_F(SwarmHolds, APartThatIsLostLeavesWhatWasSaidBefore)
{
    for (std::uint32_t i = 10; i < 2000; ++i)
        book.published(shareNumber(i));
    for (const auto& part : holdBy(ana, 1, wholeFrom(0, 2000)))
        book.tell(part, now);
    const auto later = holdBy(ana, 2, wholeFrom(0, 1000));
    const auto afterwards = now + HoldBook::leastApart;
    ASSERT_EQ(later.size(), 2u);
    book.tell(later.front(), afterwards);
    EXPECT_GT(countOf(ana, 0, 2000), 800u);
    book.tell(later.back(), afterwards);
    EXPECT_EQ(countOf(ana, 0, 1000), 1000u);
    EXPECT_EQ(countOf(ana, 1000, 1000), 0u);
}

TEST_F(SwarmHolds, SaysOfOthersAreForgedAndOfStrangersIgnored)
{
    auto forged = holdBy(ana, 1, wholeFrom(0, 1)).front();
    forged.back() ^= 1;
    EXPECT_EQ(book.tell(forged, now), Told::Void);
    EXPECT_EQ(book.tell(Bytes{}, now), Told::Void);
    EXPECT_EQ(tell(stranger, 1, wholeFrom(0, 1)), Told::NotAMember);
    EXPECT_EQ(book.tell(writeHold({.swarm = filled<SwarmId>(8), .time = {}, .shares = {}}, ana.signing).front(), now),
              Told::Void)
        << "another swarm's";
    EXPECT_EQ(book.holders(shareNumber(0)), std::vector<Holder>{});
}

TEST_F(SwarmHolds, OfARemovedMemberAreGoneAtOnce)
{
    tell(ana, 1, wholeFrom(0, 10));
    members.drop(ana);
    EXPECT_EQ(countOf(ana, 0, 10), 0u);
    book.membersChanged();
    EXPECT_EQ(book.counterOf(ana.id()), 0u);
    EXPECT_EQ(tell(ana, 2, wholeFrom(0, 10)), Told::NotAMember);
}

TEST_F(SwarmHolds, OfAShareThatIsPublishedLaterAreRememberedWithinALimit)
{
    tell(ana, 1, wholeFrom(100, 500));
    for (std::uint32_t i = 100; i < 600; ++i)
        book.published(shareNumber(i));
    EXPECT_EQ(countOf(ana, 100, 500), HoldBook::mostUnknown);
    tell(bo, 1, wholeFrom(100, 500));
    EXPECT_EQ(countOf(bo, 100, 500), 500u);
}

TEST_F(SwarmHolds, WhatIsNoLongerSaidOfAnUnknownShareIsForgotten)
{
    tell(ana, 1, wholeFrom(100, 5));
    tell(ana, 2, wholeFrom(101, 5));
    for (std::uint32_t i = 100; i < 106; ++i)
        book.published(shareNumber(i));
    EXPECT_EQ(countOf(ana, 100, 1), 0u);
    EXPECT_EQ(countOf(ana, 101, 5), 5u);
}

TEST_F(SwarmHolds, ARetiredSharesPlaceSaysNothingOfTheNextOne)
{
    tell(ana, 1, wholeFrom(0, 10));
    book.retired(shareNumber(4));
    EXPECT_EQ(book.holders(shareNumber(4)), std::vector<Holder>{});
    book.published(shareNumber(50));
    EXPECT_EQ(book.holders(shareNumber(50)), std::vector<Holder>{});
    EXPECT_EQ(countOf(ana, 0, 10), 9u);
}

TEST_F(SwarmHolds, ADeviceIsHeardOnceAMinuteInTheLongRun)
{
    std::size_t taken = 0;
    for (std::uint64_t second = 0; second < 600; ++second)
        taken += book.tell(holdBy(ana, second + 1, wholeFrom(0, 1)).front(), now + std::chrono::seconds{second})
                == Told::Taken
            ? 1
            : 0;
    EXPECT_EQ(taken, 10u + HoldBook::mostAtOnce - 1);
    EXPECT_EQ(book.tell(holdBy(bo, 1, wholeFrom(0, 1)).front(), now), Told::Taken) << "others don't wait for it";
}

TEST_F(SwarmHolds, ADeviceCannotSendPartsWithoutEnd)
{
    // Each says something else of one share alone, under one counter.
    std::size_t taken = 0;
    for (std::uint32_t i = 0; i < 100; ++i) {
        const auto whole = holdBy(ana, 1, {});
        auto fields = std::get<Cbor::Array>(decodeCbor(whole.front())->value);
        fields.pop_back();
        fields[4] = Cbor{shareNumber(i).view()};
        const auto signature = ana.signing.sign("shoal-hold-1", encodeCbor(Cbor{fields}));
        fields.push_back(Cbor{signature.view()});
        taken += book.tell(encodeCbor(Cbor{fields}), now) == Told::Taken ? 1 : 0;
    }
    EXPECT_EQ(taken, HoldBook::mostParts);
}

std::size_t allocatedBytes()
{
    const auto info = ::mallinfo2();
    return info.uordblks + info.hblkhd;
}

TEST_F(SwarmHolds, OfTwoHundredMembersAndTenThousandSharesTakeLessThanFourMebibytes)
{
    const auto before = allocatedBytes();
    if (before == 0)
        GTEST_SKIP() << "a sanitizer's allocator doesn't say what is in use";
    HoldBook large{swarm, members};
    for (std::uint32_t i = 0; i < 10'000; ++i)
        large.published(shareNumber(i));
    for (std::uint8_t number = 0; number < 200; ++number) {
        const auto device = deviceOf(static_cast<std::uint8_t>(number + 10));
        members.put(device, Rank::Member);
        // Everything there is, and as many unknown shares as are remembered.
        auto shares = wholeFrom(0, 9936);
        shares.merge(wholeFrom(20'000, 64));
        for (const auto& part : holdBy(device, 1, std::move(shares)))
            ASSERT_EQ(large.tell(part, now), Told::Taken);
    }
    EXPECT_EQ(large.holders(shareNumber(7)).size(), 200u);
    const auto used = allocatedBytes() - before;
    RecordProperty("bytes", std::to_string(used));
    EXPECT_GT(used, std::size_t{200 * 2500}) << "or nothing was measured";
    EXPECT_LT(used, std::size_t{4} << 20);
}

} // namespace
} // namespace shoal::swarm
