#include "core/swarm/serving/epoch_duty.h"

#include "tests/core/swarm/writing/living_swarm.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;

class SwarmEpochDuty : public testing::Test {
protected:
    SwarmEpochDuty()
    {
        swarm.letIn(theOwner(), ann, Role::Admin);
        swarm.letIn(theOwner(), rob, Role::Reader);
    }
    bool isDue(EpochDuty& duty, const Device& device, std::chrono::seconds at, bool isSecretHere = true)
    {
        return duty.isDue(swarm.fold(), device.id(), isSecretHere, EpochDuty::Time{at}, [] { return 40; });
    }
    LivingSwarm swarm;
    Device ann = deviceOf(1);
    Device rob = deviceOf(2);
    EpochDuty anns;
};

TEST_F(SwarmEpochDuty, IsNoneWhileTheEpochIsCleanAndItsSecretHere)
{
    EXPECT_FALSE(isDue(anns, ann, 0s));
    EXPECT_FALSE(isDue(anns, ann, 24h));
}

TEST_F(SwarmEpochDuty, AfterALeaveAnAdminWaitsAndAppendsOne)
{
    swarm.write(rob, Leave{});
    EXPECT_FALSE(isDue(anns, ann, 100s));
    EXPECT_FALSE(isDue(anns, ann, 139s));
    EXPECT_TRUE(isDue(anns, ann, 140s));
    swarm.write(ann, Epoch{});
    EXPECT_FALSE(isDue(anns, ann, 141s));
}

TEST_F(SwarmEpochDuty, NothingIsAppendedWhenAnotherAdminWasFirst)
{
    swarm.write(rob, Leave{});
    EXPECT_FALSE(isDue(anns, ann, 100s));
    swarm.write(theOwner(), Epoch{});
    EXPECT_FALSE(isDue(anns, ann, 140s));
}

TEST_F(SwarmEpochDuty, IsNotForReadersNorForTheSuspended)
{
    EpochDuty robs;
    swarm.letIn(theOwner(), deviceOf(3), Role::Admin);
    Remove dispute;
    dispute.devices = {deviceOf(3).id()};
    swarm.write(ann, dispute);
    swarm.letIn(theOwner(), deviceOf(4), Role::Reader);
    swarm.write(deviceOf(4), Leave{});
    for (const auto at : {0s, 100s}) {
        EXPECT_FALSE(isDue(robs, rob, at));
        EXPECT_FALSE(isDue(anns, ann, at));
    }
}

TEST_F(SwarmEpochDuty, ASecretThatNobodyGivesForTenMinutesIsReplaced)
{
    EXPECT_FALSE(isDue(anns, ann, 0s, false));
    EXPECT_FALSE(isDue(anns, ann, 639s, false));
    EXPECT_TRUE(isDue(anns, ann, 640s, false));
    EpochDuty other;
    EXPECT_FALSE(isDue(other, ann, 0s, false));
    EXPECT_FALSE(isDue(other, ann, 300s, true)) << "it came";
    EXPECT_FALSE(isDue(other, ann, 640s, false)) << "the wait begins anew";
}

TEST_F(SwarmEpochDuty, AnUncleanEpochDoesntWaitForTheMissingSecret)
{
    EXPECT_FALSE(isDue(anns, ann, 0s, false));
    swarm.write(rob, Leave{});
    EXPECT_FALSE(isDue(anns, ann, 10s, false));
    EXPECT_TRUE(isDue(anns, ann, 50s, false));
}

} // namespace
} // namespace shoal::swarm
