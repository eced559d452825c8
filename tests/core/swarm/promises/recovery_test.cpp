// Promise: whoever holds an owner's device is the owner until the recovery words are used, and then no more.
#include "tests/core/swarm/promises/tale.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using simulation::Rules;
using simulation::without;

/// A thief has the owner's only device. The person writes a new device in, by the recovery key, from what an admin
/// holds.
struct StolenOwner : testing::Test {
    Tale tale;
    Device thief = theOwner();
    Device recovery = theRecoveryKey();
    Device admin = deviceOf(1);
    Device writer = deviceOf(2);
    Device fresh = deviceOf(3);
    Device accomplice = deviceOf(4);
    EntryId admitAdmin = tale.letsIn(admin, Role::Admin);
    EntryId admitWriter = tale.letsIn(writer, Role::Writer);

    EntryId recovered(Tale::Past past, std::vector<DeviceId> cut)
    {
        return tale.says(recovery, std::move(past), tale.bringing(fresh, std::move(cut)));
    }
    bool isMember(const Device& device, const Rules& rules = {}) const
    {
        return verdictOf(tale, rules).member(device.id()) != nullptr;
    }
};

TEST_F(StolenOwner, TheThiefIsNoMemberAndTheNewDeviceIsTheOwner)
{
    recovered({admitWriter}, {thief.id()});
    EXPECT_FALSE(isMember(thief));
    EXPECT_EQ(verdictOf(tale).member(fresh.id())->role, Role::Owner);
    EXPECT_TRUE(isMember(admin) && isMember(writer)) << "whom the owner let in stays";
    EXPECT_TRUE(isMember(thief, without(&Rules::recoveryCuts)));
}

TEST_F(StolenOwner, WhatTheThiefDidUnknownToTheRecoveryIsVoid)
{
    const auto removal = tale.says(thief, {}, removalOf({writer.id()}));
    const auto admission = tale.letsIn(accomplice, Role::Admin);
    recovered({admitWriter}, {thief.id()});
    EXPECT_FALSE(verdictOf(tale).counts(removal) || verdictOf(tale).counts(admission));
    EXPECT_TRUE(isMember(writer));
    EXPECT_FALSE(isMember(accomplice));
    EXPECT_FALSE(isMember(writer, without(&Rules::recoveryCuts)));
}

TEST_F(StolenOwner, ItsLateEntriesAreVoidToo)
{
    const auto known = recovered({admitWriter}, {thief.id()});
    tale.says(thief, {known}, removalOf({fresh.id()}));
    tale.says(thief, {}, removalOf({writer.id()}));
    EXPECT_TRUE(isMember(fresh) && isMember(writer));
    EXPECT_FALSE(isMember(writer, without(&Rules::recoveryCuts)));
}

TEST_F(StolenOwner, AnOwnersDeviceThatTheThiefBroughtUnknownIsNone)
{
    const auto further = tale.says(thief, {}, tale.bringing(accomplice));
    tale.says(accomplice, {further}, removalOf({writer.id()}));
    EXPECT_FALSE(isMember(writer)); // the control
    recovered({admitWriter}, {thief.id()});
    EXPECT_FALSE(isMember(accomplice));
    EXPECT_TRUE(isMember(writer));
}

TEST_F(StolenOwner, AnOwnersDeviceThatWasKnownIsCutByName)
{
    const auto further = tale.says(thief, {}, tale.bringing(accomplice));
    const auto removal = tale.says(accomplice, {further}, removalOf({writer.id()}));
    recovered({admitWriter, further}, {thief.id(), accomplice.id()});
    EXPECT_FALSE(isMember(accomplice));
    EXPECT_FALSE(verdictOf(tale).counts(removal));
}

TEST_F(StolenOwner, OnlyTheRecoveryKeyTakesAnOwnersDeviceAway)
{
    const auto other = deviceOf(5);
    const auto further = tale.says(thief, {}, tale.bringing(other));
    tale.says(thief, {}, removalOf({other.id()}));
    tale.says(thief, {}, tale.bringing(accomplice, {other.id()}));
    tale.says(admin, {further}, removalOf({other.id()}));
    EXPECT_EQ(verdictOf(tale).member(other.id())->role, Role::Owner);
    EXPECT_FALSE(isMember(accomplice)) << "a bringing that cuts is the recovery key's";
    EXPECT_FALSE(isMember(other, without(&Rules::ownersStay)));
    EXPECT_FALSE(isMember(other, without(&Rules::recoveryAloneCuts)));
}

TEST_F(StolenOwner, NoOwnerRaisesWhatTheRecoveryKeyCut)
{
    const auto late = tale.says(thief, {}, Epoch{});
    recovered({admitWriter}, {thief.id()});
    tale.says(fresh, {tale.last(recovery)}, settlementOf(thief, {late}));
    EXPECT_FALSE(verdictOf(tale).counts(late));
}

TEST_F(StolenOwner, TheRecoveryIsAnEpochThatAllOthersMustKnow)
{
    const auto known = recovered({admitWriter}, {thief.id()});
    const auto old = tale.says(admin, {admitWriter}, Epoch{});
    EXPECT_EQ(verdictOf(tale).currentEpoch, known);
    EXPECT_FALSE(verdictOf(tale).tight.contains(old));
    EXPECT_TRUE(verdictOf(tale, without(&Rules::tightEpochs)).tight.contains(old));
}

} // namespace
} // namespace shoal::swarm
