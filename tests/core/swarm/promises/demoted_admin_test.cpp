// Promise: a removed or demoted member brings nobody in and undoes nothing, by late or backdated entries.
#include "tests/core/swarm/promises/tale.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using simulation::Rules;
using simulation::without;

/// An admin, who made a code and let a reader in; then the owner lowers or removes the admin, knowing all of that.
struct DemotedAdmin : testing::Test {
    Tale tale;
    Device owner = theOwner();
    Device mallory = deviceOf(1);
    Device reader = deviceOf(2);
    Device friendOfMallory = deviceOf(3);
    Device bystander = deviceOf(4);
    EntryId admitMallory = tale.letsIn(mallory, Role::Admin);
    EntryId admitBystander = tale.letsIn(bystander, Role::Writer);
    Code code = tale.invites(mallory, Role::Writer, {admitBystander});
    EntryId admitReader = tale.says(mallory, {}, tale.admissionUnder(code, reader, Role::Reader));

    EntryId lowered() { return tale.says(owner, {admitReader}, roleFor(mallory, Role::Writer)); }
    EntryId removed() { return tale.says(owner, {admitReader}, removalOf({mallory.id()})); }
    /// Mallory's entry knows nothing of the owner's, though it comes after.
    EntryId backdates(Body body) { return tale.says(mallory, {}, std::move(body)); }
};

TEST_F(DemotedAdmin, ABackdatedAdmissionBringsNobodyIn)
{
    lowered();
    const auto admission = backdates(tale.admissionUnder(code, friendOfMallory, Role::Reader));
    EXPECT_FALSE(verdictOf(tale).counts(admission));
    EXPECT_FALSE(verdictOf(tale).member(friendOfMallory.id()));
    EXPECT_TRUE(verdictOf(tale, without(&Rules::losingWins)).member(friendOfMallory.id()));
}

TEST_F(DemotedAdmin, NeitherDoesOneOfARemovedAdmin)
{
    removed();
    backdates(tale.admissionUnder(code, friendOfMallory, Role::Reader));
    EXPECT_FALSE(verdictOf(tale).member(friendOfMallory.id()));
    EXPECT_TRUE(verdictOf(tale, without(&Rules::losingWins)).member(friendOfMallory.id()));
}

TEST_F(DemotedAdmin, WhatTheOwnerKnewStays)
{
    removed();
    EXPECT_TRUE(verdictOf(tale).counts(admitReader));
    EXPECT_TRUE(verdictOf(tale).member(reader.id()));
    EXPECT_FALSE(verdictOf(tale).member(mallory.id()));
}

TEST_F(DemotedAdmin, TheOwnerMayLetCountWhatCameTooLateToBeKnown)
{
    lowered();
    const auto admission = backdates(tale.admissionUnder(code, friendOfMallory, Role::Reader));
    EXPECT_FALSE(verdictOf(tale).member(friendOfMallory.id()));
    tale.says(owner, {}, settlementOf(mallory, {admission}));
    EXPECT_TRUE(verdictOf(tale).member(friendOfMallory.id()));
}

TEST_F(DemotedAdmin, AnAdminCannotRaiseWhatTheOwnerCut)
{
    const auto other = deviceOf(5);
    const auto admitOther = tale.letsIn(other, Role::Admin);
    const auto lowering = lowered();
    const auto admission = backdates(tale.admissionUnder(code, friendOfMallory, Role::Reader));
    tale.says(other, {admitOther, lowering}, settlementOf(mallory, {admission}));
    EXPECT_FALSE(verdictOf(tale).member(friendOfMallory.id()));
}

TEST_F(DemotedAdmin, ItsBackdatedRemovalsTakeNobodyAway)
{
    removed();
    backdates(removalOf({bystander.id()}));
    EXPECT_TRUE(verdictOf(tale).member(bystander.id()));
    EXPECT_FALSE(verdictOf(tale, without(&Rules::losingWins)).member(bystander.id()));
}

TEST_F(DemotedAdmin, ItsBackdatedLoweringsLowerNobody)
{
    removed();
    backdates(roleFor(bystander, Role::Reader));
    EXPECT_EQ(verdictOf(tale).member(bystander.id())->role, Role::Writer);
    EXPECT_EQ(verdictOf(tale, without(&Rules::losingWins)).member(bystander.id())->role, Role::Reader);
}

TEST_F(DemotedAdmin, ItsBackdatedEpochIsNone)
{
    const auto removal = removed();
    const auto epoch = backdates(Epoch{});
    EXPECT_EQ(verdictOf(tale).currentEpoch, removal);
    EXPECT_FALSE(verdictOf(tale).counts(epoch));
    EXPECT_TRUE(verdictOf(tale, without(&Rules::losingWins)).counts(epoch));
}

/// Whether what a device writes counts, by all rules and without the one, when it knows `past`.
std::pair<bool, bool> countsIn(Tale tale, const Device& by, Tale::Past past, const Body& body)
{
    const auto entry = tale.says(by, std::move(past), body);
    return {verdictOf(tale).counts(entry), verdictOf(tale, without(&Rules::losingWins)).counts(entry)};
}

TEST_F(DemotedAdmin, ARemovedDevicesLateEntriesOfEveryKindCountNowhere)
{
    const auto share = tale.says(mallory, {}, publishOf("Before"));
    const auto anchor = tale.says(mallory, {}, Epoch{});
    const auto removal = tale.says(owner, {anchor}, removalOf({mallory.id()}));
    Invite invite;
    invite.key = code.key.publicKey();
    for (const Body& body :
         std::vector<Body>{invite, CancelInvite{code.invite}, tale.admissionUnder(code, friendOfMallory, Role::Reader),
                           roleFor(reader, Role::Writer), Leave{}, removalOf({reader.id()}), Epoch{},
                           settlementOf(reader), publishOf("Late"), Retire{share}}) {
        EXPECT_EQ(countsIn(tale, mallory, {}, body), std::pair(false, true)) << "backdated, kind " << body.index();
        EXPECT_EQ(countsIn(tale, mallory, {removal}, body), std::pair(false, false)) << "late, kind " << body.index();
    }
    EXPECT_TRUE(verdictOf(tale).counts(share)) << "the owner knew it";
}

TEST_F(DemotedAdmin, NorDoThoseOfARemovedWriter)
{
    const auto share = tale.says(bystander, {admitBystander}, publishOf("Before"));
    const auto own = tale.invites(bystander, Role::Writer, {}, personOf(bystander));
    const auto removal = tale.says(owner, {own.invite}, removalOf(personOf(bystander)));
    Invite invite;
    invite.key = own.key.publicKey();
    invite.person = personOf(bystander);
    for (const Body& body :
         std::vector<Body>{invite, CancelInvite{own.invite}, tale.admissionUnder(own, friendOfMallory, Role::Reader),
                           Leave{}, publishOf("Late"), Retire{share}}) {
        EXPECT_EQ(countsIn(tale, bystander, {}, body), std::pair(false, true)) << "backdated, kind " << body.index();
        EXPECT_EQ(countsIn(tale, bystander, {removal}, body), std::pair(false, false)) << "late, kind " << body.index();
    }
    EXPECT_TRUE(verdictOf(tale).counts(share) && verdictOf(tale).counts(own.invite)) << "the owner knew them";
}

TEST_F(DemotedAdmin, ALoweredAdminPublishesAsTheWriterThatItIs)
{
    lowered();
    const auto published = backdates(publishOf("Photos"));
    EXPECT_TRUE(verdictOf(tale).counts(published));
    tale.says(owner, {}, roleFor(mallory, Role::Reader));
    EXPECT_FALSE(verdictOf(tale).counts(published));
}

TEST_F(DemotedAdmin, ARemovedDeviceIsNotLetInAgainByAnotherAdminOrUnderAnotherPerson)
{
    const auto other = deviceOf(5);
    const auto admitOther = tale.letsIn(other, Role::Admin);
    const auto gone = tale.says(owner, {admitReader}, removalOf({reader.id()}));
    const auto othersCode = tale.invites(other, Role::Writer, {gone, admitOther});
    tale.says(other, {}, tale.admissionUnder(othersCode, reader, Role::Writer, filled<PersonId>(0x77)));
    EXPECT_FALSE(verdictOf(tale).member(reader.id()));
}

TEST_F(DemotedAdmin, NorByAnAdminWhoNeverKnewOfItsFirstAdmission)
{
    const auto other = deviceOf(5);
    const auto admitOther = tale.letsIn(other, Role::Admin);
    tale.says(owner, {admitReader}, removalOf(personOf(reader)));
    const auto othersCode = tale.invites(other, Role::Writer, {admitOther});
    const auto again =
        tale.says(other, {}, tale.admissionUnder(othersCode, reader, Role::Writer, filled<PersonId>(0x77)));
    tale.says(reader, {again}, publishOf("Back again"));
    EXPECT_FALSE(verdictOf(tale).member(reader.id()));
    EXPECT_TRUE(verdictOf(tale, without(&Rules::cutForGood)).member(reader.id()));
    EXPECT_TRUE(verdictOf(tale).catalogue.empty()) << "nor does it publish";
}

} // namespace
} // namespace shoal::swarm
