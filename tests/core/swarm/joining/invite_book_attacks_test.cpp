// Who tries to get in, or to keep others out, at the author's device.
#include "core/swarm/crypto/derive.h"
#include "core/swarm/joining/invite_book.h"
#include "tests/core/swarm/joining/author_rig.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

const Asker attacker{1, "Mallory"};

std::optional<ClosedBecause> refusalIn(const std::optional<Reply>& reply)
{
    const auto* const refusal = reply ? std::get_if<NotAdmitted>(&*reply) : nullptr;
    return refusal != nullptr ? std::optional{refusal->why} : std::nullopt;
}

bool letsIn(const std::optional<Reply>& reply) { return reply && std::holds_alternative<Admitted>(*reply); }

/// Its old request still opens, and it was admitted once.
TEST(InviteBookAttack, ARemovedDeviceAsksAgainWithItsOldCode)
{
    AuthorRig author;
    const auto code = author.invite(author.terms());
    author.ask(attacker, code);
    author.settle();
    EXPECT_TRUE(letsIn(author.reply()));
    author.ask(attacker, code, 2);
    author.store();
    EXPECT_TRUE(letsIn(author.reply())) << "as long as it is a member";

    author.members.devices[attacker.device.id()].standing = Standing::Gone;
    author.ask(attacker, code, 3);
    author.store();
    EXPECT_EQ(refusalIn(author.reply()), ClosedBecause::DeviceRemoved);
}

TEST(InviteBookAttack, ARemovedDeviceUsesAnotherCode)
{
    AuthorRig author;
    const auto code = author.invite(author.terms());
    author.members.devices[attacker.device.id()] = {Standing::Gone, Role::Writer, {}};
    author.ask(attacker, code);
    author.settle();
    EXPECT_EQ(refusalIn(author.reply()), ClosedBecause::DeviceRemoved);
    EXPECT_EQ(author.admissions(), 0U);
    EXPECT_TRUE(author.book.code(author.keyOf(code), {})) << "no use was spent";
}

TEST(InviteBookAttack, ASuspendedDeviceIsGivenNoSecret)
{
    AuthorRig author;
    const auto code = author.invite(author.terms());
    author.ask(attacker, code);
    author.settle();
    author.replies();
    author.members.devices[attacker.device.id()].standing = Standing::Suspended;
    author.ask(attacker, code, 2);
    author.store();
    EXPECT_TRUE(author.replies().empty());
}

/// The reader gives a used code's holder a lobby; the author's device still counts.
TEST(InviteBookAttack, AUsedCodeStaysUsedWhoeverForwardsTheRequest)
{
    AuthorRig author;
    const auto code = author.invite(author.terms());
    author.ask(Asker{2, "Bo"}, code);
    author.settle();
    author.replies();
    author.restart();
    for (std::uint8_t fresh = 1; fresh < 4; ++fresh) {
        author.ask(attacker, code, fresh);
        author.settle();
        EXPECT_EQ(refusalIn(author.reply()), ClosedBecause::UsedUp);
    }
    EXPECT_EQ(author.admissions(), 1U);
}

/// With the book put back from an old backup, the log still knows who was let in.
TEST(InviteBookAttack, AnOldBackupOfTheBookGivesNoUseBack)
{
    AuthorRig author;
    const auto code = author.invite(author.terms());
    const auto backup = author.disk;
    author.ask(Asker{2, "Bo"}, code);
    author.settle();
    author.disk = backup;
    author.restart();
    author.ask(attacker, code);
    author.settle();
    EXPECT_EQ(author.admissions(), 1U);

    author.disk = backup;
    auto log = std::move(author.log);
    author.log = {log.front()}; // the invite alone: what the book would do without being told of the admission
    author.restart();
    author.ask(attacker, code);
    author.settle();
    EXPECT_EQ(author.admissionsOf(attacker), 1U) << "the log is all that stands against it";
}

TEST(InviteBookAttack, ADemotedAuthorLetsNobodyIn)
{
    AuthorRig author{Role::Admin};
    auto terms = author.terms();
    terms.uses = 5;
    const auto code = author.invite(terms);
    author.ask(Asker{2, "Bo"}, code); // granted, not signed yet
    author.members.devices[author.self.id()].role = Role::Writer;
    author.ask(attacker, code);
    author.settle();
    const auto replies = author.replies();
    EXPECT_EQ(replies.size(), 2U);
    for (const auto& due : replies)
        EXPECT_EQ(refusalIn(due.reply), ClosedBecause::AuthorMayNot);
    EXPECT_EQ(author.admissions(), 0U);
    author.members.devices[author.self.id()].role = Role::Admin;
    author.ask(attacker, code, 2);
    author.settle();
    EXPECT_EQ(refusalIn(author.reply()), ClosedBecause::AuthorMayNot) << "closed for good, as its joiners were told";
}

TEST(InviteBookAttack, ASuspendedAuthorNeitherAdmitsNorRefuses)
{
    AuthorRig author{Role::Admin};
    const auto code = author.invite(author.terms());
    author.members.devices[author.self.id()].standing = Standing::Suspended;
    EXPECT_EQ(author.ask(attacker, code), Receipt::Later);
    author.settle();
    EXPECT_TRUE(author.replies().empty());
    author.members.devices[author.self.id()].standing = Standing::Member; // the owner settled it
    EXPECT_EQ(author.ask(attacker, code), Receipt::Taken);
    author.settle();
    EXPECT_TRUE(letsIn(author.reply()));
}

/// While the author is suspended its admissions count for nothing, but may again.
TEST(InviteBookAttack, WhatASuspendedAuthorHasToReplyWaits)
{
    AuthorRig author{Role::Admin};
    const auto code = author.invite(author.terms());
    author.ask(attacker, code);
    author.settle();
    const auto members = author.members;
    author.members.devices[author.self.id()].standing = Standing::Suspended;
    author.members.devices.erase(attacker.device.id());
    EXPECT_TRUE(author.replies().empty());
    author.members = members;
    EXPECT_TRUE(letsIn(author.reply()));
}

TEST(InviteBookAttack, ARemovedAuthorHandsOutNoSecret)
{
    AuthorRig author{Role::Admin};
    const auto code = author.invite(author.terms());
    author.ask(attacker, code);
    author.settle();
    author.members.devices[author.self.id()].standing = Standing::Gone;
    EXPECT_TRUE(author.replies().empty());
}

/// The author was demoted before the fold saw its admission: it is in the log and counts for nothing.
TEST(InviteBookAttack, AnAdmissionThatDoesNotCountGivesNoSecret)
{
    AuthorRig author{Role::Admin};
    const auto code = author.invite(author.terms());
    author.ask(attacker, code);
    author.settle();
    author.members.devices.erase(attacker.device.id());
    EXPECT_EQ(refusalIn(author.reply()), ClosedBecause::AuthorMayNot);
}

TEST(InviteBookAttack, AFloodOfDevicesFillsABoundedListThatApprovalEmpties)
{
    AuthorRig author;
    auto terms = author.terms();
    terms.approval = Approval::Needed;
    terms.uses = 1000;
    const auto code = author.invite(terms);
    std::size_t later = 0;
    for (std::uint8_t number = 0; number < 80; ++number)
        later += author.ask(Asker{number, "Flood"}, code) == Receipt::Later ? 1U : 0U;
    EXPECT_EQ(author.book.waiting().size(), mostAsking);
    EXPECT_EQ(later, 16U);
    for (const auto& waiting : author.book.waiting())
        author.book.refuse(waiting.invite, waiting.device);
    EXPECT_EQ(author.ask(Asker{90, "Bo"}, code), Receipt::Taken);
    EXPECT_EQ(author.book.waiting().size(), 1U);
    for (std::uint8_t number = 80; number < 90; ++number) {
        author.ask(Asker{number, "Flood"}, code);
        author.book.refuse(author.keyOf(code), Asker{number, ""}.device.id());
    }
    EXPECT_EQ(author.book.invites().front().tickets.size(), mostRefused + 1) << "those refused longest ago go";
    EXPECT_EQ(author.book.waiting().size(), 1U);
}

TEST(InviteBookAttack, OneDeviceThatAsksForEverIsBoundedToo)
{
    AuthorRig author;
    auto terms = author.terms();
    terms.approval = Approval::Needed;
    const auto code = author.invite(terms);
    for (std::uint8_t fresh = 1; fresh < 40; ++fresh)
        author.ask(attacker, code, fresh);
    EXPECT_EQ(author.book.invites().front().tickets.size(), 1U);
    EXPECT_EQ(author.book.invites().front().tickets.front().requests.size(), mostRequestsOfDevice);
}

TEST(InviteBookAttack, AKeyUnderWhichNothingCanBeSealedSpendsNoUse)
{
    AuthorRig author;
    const auto code = author.invite(author.terms());
    const SigningPair inviteKey{inviteKeys(code.seed, code.swarm, code.author).signingSeed};
    const JoinRequest wish{code.swarm, inviteKey.publicKey(), {attacker.device.keys().signing, {}}, "Mallory", code.author};
    const auto sealed =
        sealRequest(signedRequest(wish, attacker.device.signing, inviteKey), author.self.keys().agreement, secretOf(1));
    EXPECT_EQ(author.book.receive(author.keyOf(code), *sealed, filled<PersonId>(1), author.members, author.now),
              Receipt::Worthless);
    EXPECT_TRUE(author.book.code(author.keyOf(code), {}));
}

InviteTerms ownDevice(const AuthorRig& author, Role role)
{
    auto terms = author.terms();
    terms.role = role;
    terms.uses = 10;
    terms.whom = InviteFor::OwnDevice;
    return terms;
}

TEST(OwnDeviceInvite, AdmitsForTheAuthorsPersonAtMostFive)
{
    AuthorRig author{Role::Reader};
    const auto code = author.invite(ownDevice(author, Role::Reader));
    for (std::uint8_t number = 1; number < 7; ++number)
        author.ask(Asker{number, "Laptop"}, code);
    author.settle();
    EXPECT_EQ(author.admissions(), 4U) << "with the author's own device it is five";
    for (const auto& [body, id] : author.log)
        if (const auto* const admit = std::get_if<Admit>(&body)) {
            EXPECT_EQ(admit->person, author.person);
        }
    std::size_t tooMany = 0;
    for (const auto& due : author.replies())
        tooMany += refusalIn(due.reply) == ClosedBecause::TooManyDevices ? 1U : 0U;
    EXPECT_EQ(tooMany, 2U);
    author.ask(Asker{7, "Phone"}, code);
    author.store();
    EXPECT_EQ(refusalIn(author.reply()), ClosedBecause::TooManyDevices);
    author.members.devices[deviceOf(1).id()].standing = Standing::Gone;
    author.ask(Asker{7, "Phone"}, code);
    author.settle();
    EXPECT_TRUE(letsIn(author.reply())) << "one was taken away";
}

TEST(OwnDeviceInvite, ApprovesNoSixthDevice)
{
    AuthorRig author{Role::Reader};
    auto terms = ownDevice(author, Role::Reader);
    terms.approval = Approval::Needed;
    const auto code = author.invite(terms);
    for (std::uint8_t number = 1; number < 6; ++number)
        author.ask(Asker{number, "Laptop"}, code);
    author.settle();
    author.replies();
    std::size_t approved = 0;
    for (const auto& waiting : author.book.waiting())
        approved += author.book.approve(waiting.invite, waiting.device, author.members, author.now) ? 1U : 0U;
    EXPECT_EQ(approved, 4U);
    author.settle();
    EXPECT_EQ(author.admissions(), 4U);
    EXPECT_EQ(refusalIn(author.replies().front().reply), ClosedBecause::TooManyDevices);
}

TEST(OwnDeviceInvite, GivesAtMostTheOwnRoleAndAdminFromOwnersAlone)
{
    const auto isMade = [](Role own, Role given) {
        AuthorRig author{own};
        return author.book.make(ownDevice(author, given), filled<InviteSeed>(1), author.members, author.now)
            .has_value();
    };
    EXPECT_TRUE(isMade(Role::Reader, Role::Reader));
    EXPECT_FALSE(isMade(Role::Reader, Role::Writer));
    EXPECT_TRUE(isMade(Role::Writer, Role::Writer));
    EXPECT_FALSE(isMade(Role::Writer, Role::Admin));
    EXPECT_TRUE(isMade(Role::Admin, Role::Writer));
    EXPECT_FALSE(isMade(Role::Admin, Role::Admin));
    EXPECT_TRUE(isMade(Role::Owner, Role::Admin));
}

TEST(OwnDeviceInvite, NamesNobodyElsesPerson)
{
    Belonging author{Standing::Member, Role::Owner, filled<PersonId>(1)};
    EXPECT_TRUE(mayGrant(author, Role::Reader, filled<PersonId>(1)));
    EXPECT_FALSE(mayGrant(author, Role::Reader, filled<PersonId>(2)));
    author.role = Role::Reader;
    EXPECT_FALSE(mayGrant(author, Role::Reader, std::nullopt)) << "nor a new one";
}

} // namespace
} // namespace shoal::swarm
