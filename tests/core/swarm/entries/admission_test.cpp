#include "core/swarm/entries/admission.h"

#include "tests/core/swarm/vectors.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

const SwarmId swarm = filled<SwarmId>(1);
const SigningPair inviteKey{secretOf(7)};

Admit requested()
{
    const JoinRequest request{shortened(swarm), inviteKey.publicKey(), theJoiner().keys(), "Bo",
                              shortened(theOwner().id())};
    return {.keys = theJoiner().keys(),
            .person = {},
            .label = "Bo",
            .invite = EntryId{},
            .byDevice = signRequest(request, theJoiner().signing),
            .byInvite = signRequest(request, inviteKey)};
}

bool isSound(const Admit& admit) { return isAsRequested(admit, swarm, AskedInvite{inviteKey.publicKey(), theOwner().id()}); }

TEST(SwarmAdmission, IsWhatDeviceAndInviteSigned) { EXPECT_TRUE(isSound(requested())); }

TEST(SwarmAdmission, TheVectorsAdmissionIsSound)
{
    const auto admit = std::get<Admit>(readEntry(vectorBytes("admit"))->body);
    const auto invite = std::get<Invite>(readEntry(vectorBytes("invite"))->body);
    EXPECT_TRUE(isAsRequested(admit, vectorId<SwarmId>("id-swarm"), AskedInvite{invite.key, theOwner().id()}));
}

TEST(SwarmAdmission, AnAdminCannotGiveADeviceKeysOfItsOwn)
{
    auto admit = requested();
    admit.keys.agreement = theOwner().keys().agreement;
    EXPECT_FALSE(isSound(admit));
    admit = requested();
    admit.keys.signing = theOwner().keys().signing;
    EXPECT_FALSE(isSound(admit));
}

TEST(SwarmAdmission, AnAdminCannotGiveADeviceANameThatItDidNotSay)
{
    auto admit = requested();
    admit.label = "Ana";
    EXPECT_FALSE(isSound(admit));
}

TEST(SwarmAdmission, ARequestFitsOneSwarmAndOneInvite)
{
    EXPECT_FALSE(isAsRequested(requested(), filled<SwarmId>(2), AskedInvite{inviteKey.publicKey(), theOwner().id()}));
    EXPECT_FALSE(isAsRequested(requested(), swarm, AskedInvite{SigningPair{secretOf(6)}.publicKey(), theOwner().id()}));
    EXPECT_FALSE(isAsRequested(requested(), swarm, AskedInvite{inviteKey.publicKey(), theJoiner().id()})) << "copied";
    EXPECT_FALSE(isAsRequested(requested(), swarm, {}));
}

TEST(SwarmAdmission, WithoutTheCodesSeedNobodySignsForTheInvite)
{
    auto admit = requested();
    admit.byInvite = admit.byDevice;
    EXPECT_FALSE(isSound(admit));
    admit.byInvite = {};
    EXPECT_FALSE(isSound(admit));
}

TEST(SwarmAdmission, AnOwnersFurtherDeviceSpeaksForItselfToo)
{
    const JoinRequest request{shortened(swarm), {}, theJoiner().keys(), "Laptop", {}};
    OwnerDevice device{.keys = theJoiner().keys(),
                       .person = {},
                       .label = "Laptop",
                       .byDevice = signRequest(request, theJoiner().signing),
                       .cut = {},
                       .through = {},
                       .epoch = {}};
    EXPECT_TRUE(isAsRequested(device, swarm));
    EXPECT_FALSE(isAsRequested(device, filled<SwarmId>(2)));
    device.label = "Phone";
    EXPECT_FALSE(isAsRequested(device, swarm));
}

} // namespace
} // namespace shoal::swarm
