// Promise: whoever finds an expired, cancelled or used code joins nothing; nobody passes as someone else, or is let in
// by words that were said to another.
#include "tests/core/swarm/promises/tale.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using simulation::Rules;
using simulation::without;

/// An admin's code, under which a newcomer was let in; a colluding reader, who knows the code too.
struct UsedCode : testing::Test {
    Tale tale;
    Device owner = theOwner();
    Device admin = deviceOf(1);
    Device reader = deviceOf(2);
    Device newcomer = deviceOf(3);
    Device stranger = deviceOf(4);
    EntryId admitAdmin = tale.letsIn(admin, Role::Admin);
    EntryId admitReader = tale.letsIn(reader, Role::Reader);
    Code code = tale.invites(admin, Role::Writer, {admitReader});
    EntryId admitNewcomer = tale.says(admin, {}, tale.admissionUnder(code, newcomer, Role::Writer));

    bool isMember(const Device& device, const Rules& rules = {}) const
    {
        return verdictOf(tale, rules).member(device.id()) != nullptr;
    }
    /// An invite of the reader's into its own person, with the public key of the admin's code. A request that was copied
    /// from under the admin's is void (log_rules_test.cpp); here the newcomer signed one for each.
    Code copiedInto(const PersonId& person)
    {
        Invite invite;
        invite.key = code.key.publicKey();
        invite.role = Role::Reader;
        invite.person = person;
        return {tale.says(reader, {admitReader}, invite), code.key, reader.id(), person};
    }
};

TEST_F(UsedCode, AReaderAdmitsNobodyUnderTheCodeOfAnother)
{
    tale.says(reader, {admitReader, code.invite}, tale.admissionUnder(code, stranger, Role::Reader));
    EXPECT_FALSE(isMember(stranger));
    EXPECT_TRUE(isMember(stranger, without(&Rules::invitesAuthorOnly)));
}

TEST_F(UsedCode, WhoeverIsLetInWithoutTheRightWritesNothing)
{
    const auto admission =
        tale.says(reader, {admitReader, code.invite}, tale.admissionUnder(code, stranger, Role::Writer));
    const auto share = tale.says(stranger, {admission}, publishOf("Photos"));
    EXPECT_FALSE(verdictOf(tale).counts(share));
    EXPECT_TRUE(verdictOf(tale, without(&Rules::membersOnly)).counts(share));
}

TEST_F(UsedCode, NeitherDoesAnotherAdmin)
{
    const auto other = deviceOf(5);
    const auto admitOther = tale.letsIn(other, Role::Admin);
    tale.says(other, {admitOther, code.invite}, tale.admissionUnder(code, stranger, Role::Reader));
    EXPECT_FALSE(isMember(stranger));
    EXPECT_TRUE(isMember(stranger, without(&Rules::invitesAuthorOnly)));
}

TEST_F(UsedCode, NobodyButAnOwnerAdmitsWithoutACode)
{
    for (const auto& by : {admin, reader})
        tale.says(by, {admitReader}, tale.history().admit(stranger, Role::Reader));
    EXPECT_FALSE(isMember(stranger));
    tale.letsIn(stranger, Role::Reader);
    EXPECT_TRUE(isMember(stranger));
}

TEST_F(UsedCode, AForgedRequestIsVoid)
{
    const auto unheard = [&](auto spoil) {
        auto admit = tale.admissionUnder(code, stranger, Role::Reader);
        spoil(admit);
        const auto entry = tale.history().draft(admin, tale.last(admin), {}, admit);
        Log log{tale.history().swarm()};
        for (const auto& bytes : tale.history().entries())
            log.add(bytes);
        return log.add(signedBy(admin, entry));
    };
    EXPECT_EQ(unheard([](Admit&) {}), Arrival::Taken); // the control
    EXPECT_EQ(unheard([&](Admit& admit) { admit.keys.agreement = reader.keys().agreement; }), Arrival::Void);
    EXPECT_EQ(unheard([](Admit& admit) { admit.label = "Somebody else"; }), Arrival::Void);
    EXPECT_EQ(unheard([](Admit& admit) { admit.byInvite = admit.byDevice; }), Arrival::Void);
    EXPECT_EQ(unheard([](Admit& admit) { admit.invite.reset(), admit.byInvite.reset(); }), Arrival::Void);
}

TEST_F(UsedCode, AnEntryInAnothersNameIsVoid)
{
    auto entry = tale.history().draft(owner, tale.last(owner), {}, removalOf({newcomer.id()}));
    auto bytes = signedBy(owner, entry);
    Log log{tale.history().swarm()};
    for (const auto& known : tale.history().entries())
        log.add(known);
    bytes.back() ^= 1;
    EXPECT_EQ(log.add(bytes), Arrival::Void);
    bytes.back() ^= 1;
    EXPECT_EQ(log.add(bytes), Arrival::Taken); // the control
}

TEST_F(UsedCode, WhatANewcomerSignedPutsItIntoNobodyElsesPerson)
{
    const auto copied = copiedInto(personOf(reader));
    tale.says(reader, {}, tale.admissionUnder(copied, newcomer, Role::Reader)); // backdated: knows of no admission
    const auto verdict = verdictOf(tale);
    EXPECT_EQ(verdict.member(newcomer.id())->role, Role::Writer);
    EXPECT_EQ(verdict.member(newcomer.id())->person, personOf(newcomer));
    EXPECT_EQ(verdictOf(tale, without(&Rules::higherBringersWin)).member(newcomer.id())->role, Role::Reader);
}

TEST_F(UsedCode, NorDoesItGoWithThatPerson)
{
    const auto copied = copiedInto(personOf(reader));
    const auto captured = tale.says(reader, {}, tale.admissionUnder(copied, newcomer, Role::Reader));
    tale.says(owner, {admitNewcomer, captured}, removalOf(personOf(reader)));
    EXPECT_FALSE(isMember(reader));
    EXPECT_TRUE(isMember(newcomer));
    EXPECT_FALSE(isMember(newcomer, without(&Rules::higherBringersWin)));
    EXPECT_FALSE(isMember(newcomer, without(&Rules::personsCount)));
}

TEST_F(UsedCode, ACopiedRequestThatKnowsTheAdmissionIsNone)
{
    const auto copied = copiedInto(personOf(reader));
    const auto captured = tale.says(reader, {admitNewcomer}, tale.admissionUnder(copied, newcomer, Role::Reader));
    EXPECT_FALSE(verdictOf(tale).counts(captured));
}

TEST_F(UsedCode, ACancelledInviteIsNotUsedByABackdatedAdmission)
{
    tale.says(owner, {admitNewcomer}, CancelInvite{code.invite});
    tale.says(admin, {}, tale.admissionUnder(code, stranger, Role::Reader));
    EXPECT_FALSE(isMember(stranger));
    EXPECT_TRUE(isMember(newcomer)) << "the cancelling knew of that one";
    EXPECT_TRUE(isMember(stranger, without(&Rules::cancels)));
}

TEST_F(UsedCode, ItsAuthorCancelsItForLaterAdmissions)
{
    tale.says(admin, {}, CancelInvite{code.invite});
    tale.says(admin, {}, tale.admissionUnder(code, stranger, Role::Reader));
    EXPECT_FALSE(isMember(stranger));
    EXPECT_TRUE(isMember(newcomer));
    EXPECT_TRUE(isMember(stranger, without(&Rules::cancels)));
}

TEST_F(UsedCode, NobodyElseCancelsIt)
{
    tale.says(reader, {admitReader, code.invite}, CancelInvite{code.invite});
    tale.says(admin, {}, tale.admissionUnder(code, stranger, Role::Reader));
    EXPECT_TRUE(isMember(stranger));
}

TEST_F(UsedCode, NobodyIsLetInAsAPersonThatIsThereAlready)
{
    tale.says(admin, {}, tale.admissionUnder(code, stranger, Role::Reader, personOf(reader)));
    EXPECT_FALSE(isMember(stranger));
    EXPECT_TRUE(isMember(stranger, without(&Rules::personsAreNew)));
}

TEST_F(UsedCode, NorByAnAdmissionThatKnowsNothingOfThePersonWhomTheOwnerLetIn)
{
    const auto late = tale.letsIn(deviceOf(5), Role::Reader);
    tale.says(admin, {}, tale.admissionUnder(code, stranger, Role::Reader, personOf(deviceOf(5))));
    EXPECT_TRUE(verdictOf(tale).counts(late));
    EXPECT_FALSE(isMember(stranger));
}

TEST_F(UsedCode, APersonLetsInFiveDevicesOfItsOwn)
{
    const auto own = tale.invites(newcomer, Role::Writer, {admitNewcomer}, personOf(newcomer));
    for (std::uint8_t number = 10; number < 14; ++number) {
        tale.says(newcomer, {}, tale.admissionUnder(own, deviceOf(number), Role::Writer));
        EXPECT_TRUE(isMember(deviceOf(number)));
    }
    tale.says(newcomer, {}, tale.admissionUnder(own, deviceOf(14), Role::Writer));
    EXPECT_FALSE(isMember(deviceOf(14)));
    EXPECT_TRUE(isMember(deviceOf(14), without(&Rules::fivePerPerson)));
}

TEST_F(UsedCode, NobodyElseUsesUpItsPlaces)
{
    const auto forged = tale.invites(reader, Role::Reader, {admitReader}, personOf(newcomer));
    for (std::uint8_t number = 20; number < 26; ++number)
        tale.says(reader, {admitNewcomer}, tale.admissionUnder(forged, deviceOf(number), Role::Reader));
    EntryId later; // so that theirs come first
    for (int epoch = 0; epoch < 10; ++epoch)
        later = tale.says(owner, {admitNewcomer}, Epoch{});
    const auto own = tale.invites(newcomer, Role::Writer, {later}, personOf(newcomer));
    tale.says(newcomer, {}, tale.admissionUnder(own, deviceOf(10), Role::Writer));
    EXPECT_TRUE(isMember(deviceOf(10)));
    EXPECT_FALSE(isMember(deviceOf(10), without(&Rules::ownPersonOnly)));
}

} // namespace
} // namespace shoal::swarm
