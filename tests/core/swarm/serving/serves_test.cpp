#include "core/swarm/serving/serves.h"

#include "tests/core/swarm/writing/living_swarm.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

class SwarmServes : public testing::Test {
protected:
    SwarmServes()
    {
        swarm.letIn(theOwner(), ann, Role::Admin);
        swarm.letIn(theOwner(), rob, Role::Reader);
    }
    Serving rob_(Service service) const { return serves(swarm.fold(), rob.id(), service, asked); }
    Remove removal(const Device& device) const
    {
        Remove remove;
        remove.devices = {device.id()};
        return remove;
    }

    LivingSwarm swarm;
    Device ann = deviceOf(1);
    Device rob = deviceOf(2);
    Circumstances asked{
        .self = theOwner().id(), .isProven = true, .isFresh = true, .torrentEpoch = swarm.fold().currentEpoch()};
};

TEST_F(SwarmServes, AMemberOverAProvenLink)
{
    for (const auto service : {Service::Log, Service::Metadata, Service::Secret, Service::Pieces})
        EXPECT_EQ(rob_(service), Serving::Yes);
}

TEST_F(SwarmServes, NothingBeforeTheProofs)
{
    asked.isProven = false;
    for (const auto service : {Service::Log, Service::Metadata, Service::Secret, Service::Pieces})
        EXPECT_EQ(rob_(service), Serving::NotProven);
}

TEST_F(SwarmServes, NobodyWhoWasNeverInLeftOrWasRemoved)
{
    const auto stranger = deviceOf(9).id();
    EXPECT_EQ(serves(swarm.fold(), stranger, Service::Log, asked), Serving::NotMember);
    swarm.write(theOwner(), removal(rob));
    EXPECT_EQ(rob_(Service::Log), Serving::NotMember);
    swarm.write(ann, Leave{});
    EXPECT_EQ(serves(swarm.fold(), ann.id(), Service::Log, asked), Serving::NotMember);
}

TEST_F(SwarmServes, NobodyWhoIsSuspended)
{
    swarm.letIn(theOwner(), deviceOf(3), Role::Admin);
    swarm.write(ann, removal(deviceOf(3)));
    EXPECT_EQ(serves(swarm.fold(), ann.id(), Service::Log, asked), Serving::Suspended);
    EXPECT_EQ(serves(swarm.fold(), deviceOf(3).id(), Service::Log, asked), Serving::Suspended);
}

TEST_F(SwarmServes, NoMirror) { EXPECT_EQ(serves(swarm.fold(), theOwner().id(), Service::Log, asked), Serving::Self); }

TEST_F(SwarmServes, TheLogAloneWhenWhatIsKnownIsTooOld)
{
    asked.isFresh = false;
    EXPECT_EQ(rob_(Service::Log), Serving::Yes) << "else nobody became fresh again";
    for (const auto service : {Service::Metadata, Service::Secret, Service::Pieces})
        EXPECT_EQ(rob_(service), Serving::NotFresh);
}

TEST_F(SwarmServes, NoPiecesUnderASecretThatARemovedDeviceHas)
{
    swarm.letIn(ann, deviceOf(3), Role::Reader);
    EXPECT_EQ(rob_(Service::Pieces), Serving::Yes);
    swarm.write(ann, removal(deviceOf(3)));
    EXPECT_EQ(rob_(Service::Pieces), Serving::OldEpoch);
    EXPECT_EQ(rob_(Service::Secret), Serving::Yes) << "so that the new secret arrives";
    asked.torrentEpoch = swarm.fold().currentEpoch();
    EXPECT_EQ(rob_(Service::Pieces), Serving::Yes);
}

TEST_F(SwarmServes, PiecesGoOnUnderTheOldSecretWhenSomebodyLeft)
{
    swarm.write(ann, Leave{});
    EXPECT_FALSE(swarm.fold().isClean(swarm.fold().currentEpoch()));
    EXPECT_EQ(rob_(Service::Pieces), Serving::Yes);
}

} // namespace
} // namespace shoal::swarm
