#include "core/swarm/links/limits/half_open_links.h"
#include "core/swarm/links/limits/link_budget.h"
#include "core/swarm/links/limits/shunned.h"
#include "core/swarm/links/limits/token_bucket.h"
#include "tests/core/swarm/vectors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

namespace shoal::swarm {
namespace {
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;

/// How many of a thousand it lets through at one moment.
int taken(TokenBucket& bucket, Moment now)
{
    int count = 0;
    for (int i = 0; i < 1000; ++i)
        count += bucket.take(now) ? 1 : 0;
    return count;
}

TEST(SwarmTokenBucket, LetsABurstThroughAndThenSoManyASecond)
{
    const Moment start{};
    TokenBucket bucket{{.atOnce = 500, .perSecond = 20}, start};
    EXPECT_EQ(taken(bucket, start), 500);
    EXPECT_EQ(taken(bucket, start + milliseconds{49}), 0);
    EXPECT_EQ(taken(bucket, start + milliseconds{50}), 1);
    EXPECT_EQ(taken(bucket, start + seconds{2}), 39);
    EXPECT_EQ(taken(bucket, start + hours{1000}), 500) << "it holds no more than at first";
}

TEST(SwarmTokenBucket, LosesNothingWhenItIsAskedOften)
{
    const Moment start{};
    TokenBucket bucket{{.atOnce = 1, .perSecond = 20}, start};
    int count = 0;
    for (int i = 0; i <= 1000; ++i)
        count += bucket.take(start + milliseconds{i}) ? 1 : 0;
    EXPECT_EQ(count, 21);
}

TEST(SwarmTokenBucket, AClockThatStandsOrGoesBackGivesNothing)
{
    const Moment start{hours{1}};
    TokenBucket bucket{{.atOnce = 1, .perSecond = 20}, start};
    EXPECT_TRUE(bucket.take(start));
    EXPECT_FALSE(bucket.take(start));
    EXPECT_FALSE(bucket.take(start - hours{1}));
}

TEST(SwarmLinkBudget, EachCostHasItsOwnBound)
{
    LinkBudget budget{Moment{}};
    for (const auto cost : {Cost::Useless, Cost::Compare, Cost::Request, Cost::Metadata}) {
        std::uint64_t count = 0;
        while (budget.pay(cost, Moment{}))
            ++count;
        EXPECT_EQ(count, linkRates[static_cast<std::size_t>(cost)].atOnce);
    }
}

TEST(SwarmLinkBudget, TheThirdThatIsVoidIsNotForgiven)
{
    LinkBudget budget{Moment{}};
    EXPECT_TRUE(budget.forgiveVoid());
    EXPECT_TRUE(budget.forgiveVoid());
    EXPECT_FALSE(budget.forgiveVoid());
}

TEST(SwarmLinkBudget, SixtyFourEntriesOfALinkMayWait)
{
    LinkBudget budget{Moment{}};
    for (std::uint8_t i = 0; i < mostPendingOfLink; ++i) {
        EXPECT_TRUE(budget.mayWait());
        budget.waits(filled<EntryId>(i), Moment{});
    }
    EXPECT_FALSE(budget.mayWait());
    budget.forgetPending(Moment{}, [](const EntryId& id) { return id == filled<EntryId>(7); });
    EXPECT_FALSE(budget.isWaiting(filled<EntryId>(7)));
    EXPECT_TRUE(budget.mayWait());
}

TEST(SwarmLinkBudget, WhatWaitsInVainMakesRoomAfterAMinute)
{
    const auto never = [](const EntryId&) { return false; };
    LinkBudget budget{Moment{}};
    budget.waits(filled<EntryId>(1), Moment{});
    budget.forgetPending(Moment{longestPending} - seconds{1}, never);
    EXPECT_TRUE(budget.isWaiting(filled<EntryId>(1)));
    budget.forgetPending(Moment{longestPending}, never);
    EXPECT_FALSE(budget.isWaiting(filled<EntryId>(1)));
}

TEST(SwarmHalfOpenLinks, ANewcomerFindsNoRoomAmongSixtyFour)
{
    HalfOpenLinks links;
    for (std::uint64_t i = 0; i < 500; ++i)
        EXPECT_EQ(links.open(LinkNumber{i}, Moment{}), i < mostHalfOpen) << i;
    EXPECT_EQ(links.size(), mostHalfOpen);
    links.settle(LinkNumber{3});
    EXPECT_TRUE(links.open(LinkNumber{500}, Moment{}));
}

TEST(SwarmHalfOpenLinks, IdleOnesAreTakenOutAfterTenSeconds)
{
    HalfOpenLinks links;
    links.open(LinkNumber{1}, Moment{});
    links.open(LinkNumber{2}, Moment{seconds{1}});
    links.open(LinkNumber{3}, Moment{});
    links.settle(LinkNumber{3});
    EXPECT_THAT(links.tooLate(Moment{seconds{10} - milliseconds{1}}), testing::IsEmpty());
    EXPECT_THAT(links.tooLate(Moment{seconds{10}}), testing::ElementsAre(LinkNumber{1}));
    EXPECT_THAT(links.tooLate(Moment{seconds{20}}), testing::ElementsAre(LinkNumber{2}));
    EXPECT_EQ(links.size(), 0U);
}

TEST(SwarmShunned, AnAddressIsLeftAloneForAnHour)
{
    Shunned<std::string> shunned;
    shunned.add("192.0.2.1", Moment{});
    EXPECT_TRUE(shunned.contains("192.0.2.1", Moment{hours{1} - seconds{1}}));
    EXPECT_FALSE(shunned.contains("192.0.2.1", Moment{hours{1}}));
    EXPECT_FALSE(shunned.contains("192.0.2.2", Moment{}));
}

TEST(SwarmShunned, HoldsSoManyAtMost)
{
    Shunned<int> shunned;
    for (int i = 0; i < 5000; ++i)
        shunned.add(i, Moment{milliseconds{i}});
    EXPECT_EQ(shunned.size(), mostShunned);
    EXPECT_TRUE(shunned.contains(4999, Moment{seconds{5}}));
    EXPECT_FALSE(shunned.contains(0, Moment{seconds{5}})) << "the one that was there longest went";
}

} // namespace
} // namespace shoal::swarm
