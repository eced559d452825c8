#include "core/swarm/replica/hold_words.h"

#include "core/swarm/freshness/hold_book.h"
#include "core/swarm/freshness/write_hold.h"
#include "tests/core/swarm/freshness/many_shares.h"
#include "tests/core/swarm/vectors.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

std::vector<Bytes> partsOfHold(std::uint32_t shares, std::uint64_t counter = 7)
{
    Hold hold{.swarm = filled<SwarmId>(1), .counter = counter};
    for (std::uint32_t number = 0; number < shares; ++number)
        hold.shares[shareNumber(number)] = Amount::Whole;
    return writeHold(hold, theOwner().signing);
}

TEST(SwarmHoldWords, AHoldOfManyPartsComesBackAsItWas)
{
    const auto parts = partsOfHold(10'000);
    ASSERT_EQ(parts.size(), 13U);
    const auto joined = joinHold(parts);
    EXPECT_EQ(splitHold(joined), parts);
    EXPECT_LE(joined.size(), 524'288U) << "longer values aren't passed on";
}

TEST(SwarmHoldWords, AHoldOfNothingIsOnePart) { EXPECT_EQ(splitHold(joinHold(partsOfHold(0))), partsOfHold(0)); }

TEST(SwarmHoldWords, EachPartStandsBehindItsLength)
{
    const auto parts = partsOfHold(0);
    const auto joined = joinHold(parts);
    ASSERT_EQ(joined.size(), parts.front().size() + 4);
    EXPECT_EQ((Bytes{joined.begin(), joined.begin() + 4}),
              (Bytes{0, 0, 0, static_cast<std::uint8_t>(parts.front().size())}));
}

TEST(SwarmHoldWords, WhatHasAGapOrAnotherOrderIsNone)
{
    const auto parts = partsOfHold(2000);
    ASSERT_EQ(parts.size(), 3U);
    EXPECT_FALSE(splitHold(joinHold({parts[0], parts[2]})));
    EXPECT_FALSE(splitHold(joinHold({parts[1], parts[2]})));
    EXPECT_FALSE(splitHold(joinHold({parts[1], parts[0], parts[2]})));
    EXPECT_FALSE(splitHold(joinHold({parts[0], parts[1]}))) << "its end is missing";
    EXPECT_FALSE(splitHold(joinHold({parts[0], parts[1], parts[2], parts[2]})));
    EXPECT_FALSE(splitHold({}));
}

TEST(SwarmHoldWords, PartsOfTwoHoldsAreNone)
{
    const auto parts = partsOfHold(1000);
    const auto later = partsOfHold(1000, 8);
    EXPECT_FALSE(splitHold(joinHold({parts[0], later[1]})));
}

TEST(SwarmHoldWords, WhatIsCutOffOrSaysAnotherLengthIsNone)
{
    const auto joined = joinHold(partsOfHold(3));
    for (std::size_t size = 0; size < joined.size(); ++size)
        EXPECT_FALSE(splitHold(ByteView{joined}.first(size)));
    auto longer = joined;
    longer.push_back(0);
    EXPECT_FALSE(splitHold(longer));
    auto huge = joined;
    huge[0] = 0xff;
    EXPECT_FALSE(splitHold(huge));
}

} // namespace
} // namespace shoal::swarm
