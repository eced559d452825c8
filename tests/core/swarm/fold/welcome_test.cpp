// What is kept of what comes unasked: docs/swarm-protocol.md, section 6.8.
#include "tests/core/swarm/writing/living_swarm.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

class SwarmWelcome : public testing::Test {
protected:
    SwarmWelcome()
    {
        swarm.letIn(theOwner(), ann, Role::Admin);
        swarm.letIn(ann, wim, Role::Writer);
        swarm.letIn(ann, rob, Role::Reader);
    }
    static Entry entryOf(const Device& by, std::uint64_t sequence)
    {
        Entry entry;
        entry.author = by.id();
        entry.sequence = sequence;
        return entry;
    }
    bool isWelcome(const Device& by, std::uint64_t sequence) const
    {
        return swarm.fold().isWelcome(entryOf(by, sequence));
    }

    LivingSwarm swarm;
    Device ann = deviceOf(1);
    Device wim = deviceOf(2);
    Device rob = deviceOf(3);
};

TEST_F(SwarmWelcome, WhatIsWithinTheQuotaOfItsAuthorsRole)
{
    EXPECT_TRUE(isWelcome(rob, 100));
    EXPECT_FALSE(isWelcome(rob, 101));
    EXPECT_TRUE(isWelcome(wim, 10'000));
    EXPECT_FALSE(isWelcome(wim, 10'001));
    EXPECT_TRUE(isWelcome(ann, 50'000));
    EXPECT_FALSE(isWelcome(ann, 50'001));
    EXPECT_TRUE(isWelcome(theOwner(), highestSequence)) << "owners have none";
}

TEST_F(SwarmWelcome, ALoweredRoleTakesNothingOfTheQuotaAndAnOwnerRaisesIt)
{
    swarm.write(ann, ChangeRole{wim.id(), swarm.personOf(wim), Role::Reader, 0, {}});
    EXPECT_TRUE(isWelcome(wim, 10'000));
    swarm.write(theOwner(), ChangeRole{rob.id(), swarm.personOf(rob), Role::Reader, 150, {}});
    EXPECT_TRUE(isWelcome(rob, 150));
    EXPECT_FALSE(isWelcome(rob, 151));
}

TEST_F(SwarmWelcome, NobodyWhomNothingThatCountsBrought) { EXPECT_FALSE(isWelcome(deviceOf(9), 1)); }

TEST_F(SwarmWelcome, OfAForkTheProofAndNothingBehindItUntilItIsMended)
{
    swarm.write(wim, publishOf("One"));
    swarm.write(wim, publishOf("Two"));
    swarm.fork(wim, publishOf("Another two"));
    EXPECT_TRUE(isWelcome(wim, 1));
    EXPECT_FALSE(isWelcome(wim, 2)) << "a third half";
    EXPECT_FALSE(isWelcome(wim, 3));
    swarm.write(ann, Settle{wim.id(), {}});
    EXPECT_FALSE(isWelcome(wim, 2)) << "nor afterwards";
    EXPECT_TRUE(isWelcome(wim, 3));
}

TEST_F(SwarmWelcome, AFloodAboveTheQuotaIsNotRelayed)
{
    EntryId last;
    for (int i = 0; i < 101; ++i)
        last = *swarm.force(rob, publishOf("Flood " + std::to_string(i)));
    EXPECT_FALSE(swarm.fold().isRelayed(last));
    EXPECT_TRUE(swarm.fold().isRelayed(swarm.log().find(last)->previous.value()));
}

} // namespace
} // namespace shoal::swarm
