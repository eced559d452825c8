#include "core/swarm/joining/invite_book.h"

#include "core/swarm/joining/short_form.h"
#include "tests/core/swarm/joining/author_rig.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using std::chrono::days;
using std::chrono::hours;

/// Why nobody was let in; an admission fails the test.
std::optional<ClosedBecause> whyNot(const std::optional<Reply>& reply)
{
    const auto* const refusal = reply ? std::get_if<NotAdmitted>(&*reply) : nullptr;
    EXPECT_NE(refusal, nullptr);
    return refusal != nullptr ? std::optional{refusal->why} : std::nullopt;
}

bool isIn(const std::optional<Reply>& reply) { return reply && std::holds_alternative<Admitted>(*reply); }

const Asker bo{1, "Bo"};
const Asker cleo{2, "Cleo"};

TEST(InviteBook, GivesTheCodeOnceTheInviteIsInTheLog)
{
    AuthorRig author;
    const auto key = author.book.make(author.terms(), filled<InviteSeed>(7), author.members, author.now);
    ASSERT_TRUE(key);
    EXPECT_FALSE(author.book.code(*key, {}));
    EXPECT_TRUE(author.book.entriesDue().empty()) << "the seed isn't stored yet: the code would be lost";
    author.settle();
    const auto& invite = std::get<Invite>(author.log.at(0).first);
    EXPECT_EQ(invite.key, *key);
    EXPECT_EQ(invite.role, Role::Writer);
    const auto code = author.book.code(*key, {});
    ASSERT_TRUE(code);
    EXPECT_EQ(author.keyOf(*code), *key);
    EXPECT_EQ(code->seed, filled<InviteSeed>(7));
}

TEST(InviteBook, LetsInWhoHasTheCode)
{
    AuthorRig author;
    const auto code = author.invite(author.terms());
    EXPECT_EQ(author.ask(bo, code), Receipt::Taken);
    author.settle();
    const auto& admit = std::get<Admit>(author.log.back().first);
    EXPECT_EQ(admit.label, "Bo");
    EXPECT_EQ(admit.role, Role::Writer);
    EXPECT_TRUE(isAsRequested(admit, author.swarm, AskedInvite{author.keyOf(code), author.self.id()}));
    const auto reply = author.reply();
    ASSERT_TRUE(isIn(reply));
    EXPECT_EQ(std::get<Admitted>(*reply).admit, author.log.back().second);
    EXPECT_EQ(std::get<Admitted>(*reply).epoch, someEpoch().id);
}

TEST(InviteBook, OfTwoDevicesWithASingleUseCodeOneIsAdmittedAndTheOtherToldUsed)
{
    AuthorRig author;
    const auto code = author.invite(author.terms());
    author.ask(bo, code);
    author.ask(cleo, code);
    author.settle();
    auto replies = author.replies();
    ASSERT_EQ(replies.size(), 2U);
    std::ranges::sort(replies, {}, [](const ReplyDue& due) { return due.reply.index(); });
    EXPECT_EQ(replies[0].to.joiner, bo.device.keys());
    EXPECT_TRUE(isIn(replies[0].reply));
    EXPECT_EQ(replies[1].to.joiner, cleo.device.keys());
    EXPECT_EQ(whyNot(replies[1].reply), ClosedBecause::UsedUp);
    EXPECT_EQ(author.admissions(), 1U);
}

TEST(InviteBook, WhoAsksTwiceGetsTheSameAnswerForOneUse)
{
    AuthorRig author;
    auto terms = author.terms();
    terms.uses = 2;
    const auto code = author.invite(terms);
    author.ask(bo, code, 1);
    author.ask(bo, code, 2); // through another host
    author.settle();
    auto replies = author.replies();
    ASSERT_EQ(replies.size(), 2U);
    EXPECT_NE(replies[0].request, replies[1].request);
    EXPECT_EQ(std::get<Admitted>(replies[0].reply).admit, std::get<Admitted>(replies[1].reply).admit);
    author.ask(bo, code, 3); // days later
    author.settle();
    EXPECT_TRUE(isIn(author.reply()));
    EXPECT_EQ(author.admissions(), 1U);
    author.ask(cleo, code);
    author.settle();
    EXPECT_TRUE(isIn(author.reply())) << "the second use is left";
}

TEST(InviteBook, CountsAUseBeforeItSigns)
{
    for (const std::uint64_t uses : {1, 2}) {
        AuthorRig author;
        auto terms = author.terms();
        terms.uses = uses;
        const auto code = author.invite(terms);
        author.ask(bo, code);
        EXPECT_TRUE(author.book.entriesDue().empty()) << "not stored";
        EXPECT_TRUE(author.replies().empty());
        author.store();
        EXPECT_EQ(author.book.entriesDue().size(), 1U);
    }
}

/// What the rule above is for: a device that signs first and crashes lets in a second one.
TEST(InviteBook, SigningBeforeTheUseIsStoredWouldDoubleIt)
{
    AuthorRig author;
    const auto code = author.invite(author.terms());
    author.ask(bo, code);
    author.book.stored(author.book.revision()); // it isn't
    const auto signedTooEarly = author.book.entriesDue();
    EXPECT_EQ(signedTooEarly.size(), 1U);
    author.restart(); // before the log had it
    author.ask(cleo, code);
    author.settle();
    EXPECT_EQ(author.admissions() + signedTooEarly.size(), 2U);
}

TEST(InviteBook, RepliesOnceItIsStored)
{
    AuthorRig author;
    auto terms = author.terms();
    terms.approval = Approval::Needed;
    const auto code = author.invite(terms);
    author.ask(bo, code);
    EXPECT_TRUE(author.replies().empty());
    author.store();
    EXPECT_EQ(author.replies().size(), 1U);
    author.book.refuse(author.keyOf(code), bo.device.id());
    EXPECT_TRUE(author.replies().empty()) << "after a crash it could still be approved";
    author.store();
    EXPECT_EQ(author.replies().size(), 1U);
}

TEST(InviteBook, WaitsForApprovalWhereItIsNeeded)
{
    AuthorRig author;
    auto terms = author.terms();
    terms.approval = Approval::Needed;
    const auto code = author.invite(terms);
    author.ask(bo, code, 1);
    author.ask(cleo, code, 2);
    author.settle();
    for (const auto& due : author.replies())
        EXPECT_TRUE(std::holds_alternative<WaitsForApproval>(due.reply));
    EXPECT_EQ(author.admissions(), 0U);
    const auto waiting = author.book.waiting();
    ASSERT_EQ(waiting.size(), 2U);
    EXPECT_EQ(waiting[0].label, "Bo");
    EXPECT_EQ(waiting[0].device, bo.device.id());

    EXPECT_TRUE(author.book.approve(author.keyOf(code), cleo.device.id(), author.members, author.now));
    author.settle();
    EXPECT_EQ(author.admissionsOf(cleo), 1U);
    const auto replies = author.replies();
    ASSERT_EQ(replies.size(), 2U) << "the one use is gone, so both hear";
    for (const auto& due : replies)
        EXPECT_EQ(std::holds_alternative<Admitted>(due.reply), due.to.joiner == cleo.device.keys());
    EXPECT_TRUE(author.book.waiting().empty());
}

/// By which two people make sure that they mean the same device.
TEST(InviteBook, ADeviceIsShownByItsFirstBytesOnEitherSide)
{
    EXPECT_EQ(shortForm(vectorId<DeviceId>("id-owner")), "3475 0f98 bd59 fcfc");
    EXPECT_EQ(shortForm(shortened(vectorId<DeviceId>("id-owner"))), "3475 0f98 bd59 fcfc");
}

TEST(InviteBook, WritesEntriesThatKeepTheirLimits)
{
    AuthorRig author;
    auto terms = author.terms();
    terms.uses = 2;
    const auto code = author.invite(terms);
    author.ask(Asker{1, std::string(longestLabel, 'b')}, code);
    author.settle();
    author.book.cancel(author.keyOf(code), author.now);
    author.settle();
    ASSERT_EQ(author.log.size(), 3U);
    for (const auto& [body, id] : author.log)
        EXPECT_TRUE(writeEntry(ownersEntry(body), theOwner().signing)) << body.index();
}

TEST(InviteBook, WhoWasRefusedStaysRefused)
{
    AuthorRig author;
    auto terms = author.terms();
    terms.approval = Approval::Needed;
    const auto code = author.invite(terms);
    author.ask(bo, code);
    author.settle();
    author.replies();
    EXPECT_TRUE(author.book.refuse(author.keyOf(code), bo.device.id()));
    EXPECT_FALSE(author.book.approve(author.keyOf(code), bo.device.id(), author.members, author.now));
    author.settle();
    EXPECT_EQ(whyNot(author.reply()), ClosedBecause::Refused);
    author.restart();
    author.ask(bo, code, 2);
    author.settle();
    EXPECT_EQ(whyNot(author.reply()), ClosedBecause::Refused);
    EXPECT_TRUE(author.book.waiting().empty());
}

TEST(InviteBook, ExpiresByAClockThatNeverRunsBackwards)
{
    AuthorRig author;
    const auto code = author.invite(author.terms());
    author.now += days{7};
    author.ask(bo, code);
    author.settle();
    EXPECT_EQ(whyNot(author.reply()), ClosedBecause::Expired);
    author.now -= days{30}; // somebody set the clock back
    author.restart();
    author.ask(bo, code);
    author.settle();
    EXPECT_EQ(whyNot(author.reply()), ClosedBecause::Expired);

    AuthorRig inTime;
    const auto other = inTime.invite(inTime.terms());
    inTime.now += days{7} - hours{1};
    inTime.ask(bo, other);
    inTime.settle();
    EXPECT_TRUE(isIn(inTime.reply()));
}

TEST(InviteBook, WithTheClockSetBackItStillKnowsHowLateItIs)
{
    AuthorRig author;
    const auto yesterday = author.now + days{5};
    author.now += days{6};
    author.invite(author.terms());
    author.now -= days{6};
    author.restart();
    auto terms = author.terms();
    terms.expiry = yesterday;
    const auto made = author.book.make(terms, filled<InviteSeed>(1), author.members, author.now);
    EXPECT_EQ(made, tl::unexpected{TermsFault::ExpiryPassed});
}

TEST(InviteBook, NothingIsApprovedAfterItsExpiry)
{
    AuthorRig author;
    auto terms = author.terms();
    terms.approval = Approval::Needed;
    const auto code = author.invite(terms);
    author.ask(bo, code);
    author.settle();
    author.replies();
    author.now += days{8};
    EXPECT_FALSE(author.book.approve(author.keyOf(code), bo.device.id(), author.members, author.now));
    author.settle();
    EXPECT_EQ(whyNot(author.reply()), ClosedBecause::Expired);
}

TEST(InviteBook, CancellingTellsThoseWhoWait)
{
    AuthorRig author;
    auto terms = author.terms();
    terms.approval = Approval::Needed;
    const auto code = author.invite(terms);
    author.ask(bo, code);
    author.settle();
    author.replies();
    EXPECT_TRUE(author.book.cancel(author.keyOf(code), author.now));
    EXPECT_FALSE(author.book.cancel(author.keyOf(code), author.now));
    author.settle();
    EXPECT_EQ(whyNot(author.reply()), ClosedBecause::Cancelled);
    EXPECT_EQ(std::get<CancelInvite>(author.log.back().first).invite, author.log.front().second);
    author.restart();
    EXPECT_TRUE(author.book.entriesDue().empty());
    author.ask(cleo, code);
    author.store();
    EXPECT_EQ(whyNot(author.reply()), ClosedBecause::Cancelled);
}

/// The fold takes no admission that a cancellation doesn't know.
TEST(InviteBook, WhoWasGrantedIsWrittenBeforeTheCancellation)
{
    AuthorRig author;
    auto terms = author.terms();
    terms.uses = 2;
    const auto code = author.invite(terms);
    author.ask(bo, code);
    author.book.cancel(author.keyOf(code), author.now);
    author.settle();
    ASSERT_EQ(author.log.size(), 3U);
    EXPECT_TRUE(std::holds_alternative<Admit>(author.log[1].first));
    EXPECT_TRUE(std::holds_alternative<CancelInvite>(author.log[2].first));
}

TEST(InviteBook, TheOwnersCancellationClosesItToo)
{
    AuthorRig author{Role::Admin};
    auto terms = author.terms();
    terms.uses = 2;
    const auto code = author.invite(terms);
    author.ask(bo, code);
    author.store();
    const CancelInvite byOwner{author.log.front().second};
    author.book.written(byOwner, filled<EntryId>(99));
    author.settle();
    EXPECT_EQ(whyNot(author.reply()), ClosedBecause::Cancelled) << "its admission would count for nothing any more";
    EXPECT_EQ(author.admissions(), 0U);
}

TEST(InviteBook, AnUnknownInviteOrARequestThatDoesNotOpenIsWorthless)
{
    AuthorRig author;
    const auto code = author.invite(author.terms());
    auto request = bo.request(code, author.self.keys().agreement, 1);
    const auto receive = [&](const SigningKey& invite) {
        return author.book.receive(invite, request, filled<PersonId>(1), author.members, author.now);
    };
    EXPECT_EQ(receive(SigningPair{secretOf(77)}.publicKey()), Receipt::Worthless);
    request.back() ^= 1;
    EXPECT_EQ(receive(author.keyOf(code)), Receipt::Worthless);
    EXPECT_TRUE(author.book.invites().front().tickets.empty());
}

TEST(InviteBook, OneDeviceUsesOneCode)
{
    AuthorRig author;
    const auto one = author.invite(author.terms());
    const auto two = author.invite(author.terms());
    author.ask(bo, one, 1);
    author.ask(bo, two, 2);
    author.settle();
    EXPECT_EQ(author.admissions(), 1U);
    EXPECT_EQ(author.replies().size(), 2U);
    EXPECT_TRUE(author.book.code(author.keyOf(two), {})) << "the second code is unused";
}

TEST(InviteBook, SaysWhyNoInviteIsMade)
{
    using enum TermsFault;
    AuthorRig owner;
    const auto fault = [](AuthorRig& author, const InviteTerms& terms) {
        const auto made = author.book.make(terms, filled<InviteSeed>(1), author.members, author.now);
        return made ? std::nullopt : std::optional{made.error()};
    };
    const auto with = [&](auto change) {
        auto terms = owner.terms();
        change(terms);
        return terms;
    };
    EXPECT_EQ(fault(owner, with([](auto& terms) { terms.role = Role::Owner; })), RoleTooHigh);
    EXPECT_EQ(fault(owner, with([&](auto& terms) { terms.expiry = owner.now; })), ExpiryPassed);
    EXPECT_EQ(fault(owner, with([&](auto& terms) { terms.expiry += days{40'000'000}; })), ExpiryTooLate);
    EXPECT_EQ(fault(owner, with([](auto& terms) { terms.uses = 0; })), UsesOutOfRange);
    EXPECT_EQ(fault(owner, with([](auto& terms) { terms.uses = 1001; })), UsesOutOfRange);
    EXPECT_EQ(fault(owner, with([](auto& terms) { terms.role = Role::Admin; })), std::nullopt);
    AuthorRig admin{Role::Admin};
    EXPECT_EQ(fault(admin, with([](auto& terms) { terms.role = Role::Admin; })), RoleTooHigh);
    EXPECT_EQ(fault(admin, owner.terms()), std::nullopt);
    AuthorRig writer{Role::Writer};
    EXPECT_EQ(fault(writer, owner.terms()), MayNotInvite);
    writer.members.devices[writer.self.id()].standing = Standing::Suspended;
    EXPECT_EQ(fault(writer, owner.terms()), NotAMember);
    for (std::size_t i = 1; i < mostOpenInvites; ++i) {
        InviteSeed seed;
        seed.bytes[1] = static_cast<std::uint8_t>(i);
        ASSERT_TRUE(owner.book.make(owner.terms(), seed, owner.members, owner.now));
    }
    EXPECT_EQ(fault(owner, owner.terms()), TooManyOpen);
}

/// A finder of the device learns nothing about codes that are of no use any more.
TEST(InviteBook, ForgetsTheSeedOfAClosedInvite)
{
    AuthorRig author;
    const auto code = author.invite(author.terms());
    const auto seedLies = [&] { return holdsBytes(author.disk, code.seed.view()); };
    EXPECT_TRUE(seedLies());
    author.ask(bo, code);
    author.settle();
    EXPECT_FALSE(seedLies());
    EXPECT_FALSE(author.book.code(author.keyOf(code), {}));
}

TEST(InviteBook, ForgetsAClosedInviteAfterAMonth)
{
    AuthorRig author;
    const auto code = author.invite(author.terms());
    author.book.cancel(author.keyOf(code), author.now);
    author.settle();
    author.now += days{30};
    author.book.pass(author.members, author.now);
    EXPECT_EQ(author.book.invites().size(), 1U);
    author.now += hours{1};
    author.book.pass(author.members, author.now);
    EXPECT_TRUE(author.book.invites().empty());
    EXPECT_EQ(author.ask(bo, code), Receipt::Worthless);
}

} // namespace
} // namespace shoal::swarm
