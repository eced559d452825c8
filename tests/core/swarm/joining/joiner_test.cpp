#include "core/swarm/joining/joiner.h"

#include "core/swarm/crypto/derive.h"
#include "tests/core/swarm/joining/lobby_rig.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

/// An author with one invite, and one honest host.
struct JoinScene {
    explicit JoinScene(Approval approval = Approval::NotNeeded, Role role = Role::Owner)
        : author{role}
        , code{author.invite(terms(approval))}
        , host{author, code}
        , joiner{joinerWith(code)}
    {}
    InviteTerms terms(Approval approval) const
    {
        auto terms = author.terms();
        terms.approval = approval;
        return terms;
    }
    /// As after a crash: what was stored goes on.
    void restartJoiner()
    {
        auto read = Joiner::decode(joiner.encode());
        ASSERT_TRUE(read);
        EXPECT_EQ(read->encode(), joiner.encode());
        EXPECT_EQ(read->step(), joiner.step());
        joiner = std::move(*read);
    }

    AuthorRig author;
    InviteCode code;
    HostRig host;
    Joiner joiner;
};

TEST(Joiner, GoesFromTheCodeToMembershipAcrossARestartAtEachStep)
{
    JoinScene scene{Approval::Needed};
    EXPECT_EQ(scene.joiner.step(), JoinStep::FindingLobby);
    scene.restartJoiner();
    visit(scene.joiner, scene.host, 1);
    EXPECT_EQ(scene.joiner.step(), JoinStep::Asking);
    EXPECT_EQ(scene.joiner.hearsay().request, RequestState::Kept);
    EXPECT_EQ(scene.joiner.swarm(), scene.author.swarm);
    scene.restartJoiner();
    scene.host.meetAuthor();
    visit(scene.joiner, scene.host, 1);
    EXPECT_EQ(scene.joiner.step(), JoinStep::AwaitingApproval);
    scene.restartJoiner();
    scene.author.book.approve(scene.host.invite, scene.joiner.device(), scene.author.members, scene.author.now);
    scene.host.meetAuthor();
    visit(scene.joiner, scene.host, 1);
    EXPECT_EQ(scene.joiner.step(), JoinStep::LogWanted);
    EXPECT_EQ(scene.joiner.epochs().front().id, someEpoch().id);
    scene.restartJoiner();
    EXPECT_EQ(scene.joiner.takeLog(scene.host.log), LogVerdict::Joined);
    EXPECT_EQ(scene.joiner.step(), JoinStep::Joined);
    scene.restartJoiner();
    EXPECT_EQ(scene.author.admissions(), 1U);
}

TEST(Joiner, WantsALabelOnOneLine)
{
    const JoinScene scene;
    const JoinerSeeds seeds{secretOf(1), secretOf(2)};
    const auto starts = [&](const std::string& label) { return Joiner::start(scene.code, label, seeds).has_value(); };
    EXPECT_TRUE(starts("Bo"));
    EXPECT_TRUE(starts(std::string(64, 'b')));
    for (const auto& label : std::vector<std::string>{"", std::string(65, 'b'), "B\no", "B\x1bo", "B\xc2\x9bo", "\xff"})
        EXPECT_FALSE(starts(label));
}

TEST(Joiner, SaysNothingBeforeItsKeysAreStored)
{
    JoinScene scene;
    auto hosted = scene.host.visitFrom(1);
    scene.joiner.take(hostAt(1), *hosted.begin(scene.host.log, scene.author.now), secretOf(1));
    EXPECT_FALSE(scene.joiner.toSay(hostAt(1))) << "after a crash it would be another device";
    scene.joiner.stored(scene.joiner.revision());
    EXPECT_TRUE(scene.joiner.toSay(hostAt(1)));
    EXPECT_FALSE(scene.joiner.toSay(hostAt(2))) << "whose card it didn't see";
}

TEST(Joiner, HandsTheSameHostTheSameRequestAndAnotherHostAnother)
{
    JoinScene scene;
    const auto saidTo = [&](std::uint8_t place) {
        visit(scene.joiner, scene.host, place);
        return scene.joiner.toSay(hostAt(place)).value();
    };
    const auto one = saidTo(1);
    EXPECT_EQ(saidTo(1), one);
    scene.restartJoiner();
    EXPECT_EQ(saidTo(1), one);
    const auto two = saidTo(2);
    const ByteView sealed = ByteView{one}.last(sealedRequestSize);
    for (std::size_t at = 0; at + 8 <= sealed.size(); ++at)
        EXPECT_FALSE(holdsBytes(two, sealed.subspan(at, 8))) << "the hosts could tell, by " << at;
}

TEST(Joiner, TellsHostsNothingOfItself)
{
    JoinScene scene;
    visit(scene.joiner, scene.host, 1);
    const auto said = scene.joiner.toSay(hostAt(1)).value();
    const auto wanted = scene.joiner.wanted(hostAt(1)).value();
    const SigningPair invite{inviteKeys(scene.code.seed, scene.code.swarm, scene.code.author).signingSeed};
    const auto device = scene.joiner.device();
    const auto keys = scene.joiner.keys();
    for (const ByteView part : {device.view().first(8), keys.signing.view().first(8), keys.agreement.view().first(8),
                                scene.code.seed.view().first(8), invite.publicKey().view().first(8)}) {
        EXPECT_FALSE(holdsBytes(said, part));
        EXPECT_FALSE(holdsBytes(wanted, part));
    }
}

TEST(Joiner, AsksAtMostEightHosts)
{
    JoinScene scene;
    for (std::uint8_t place = 1; place < 12; ++place)
        visit(scene.joiner, scene.host, place);
    EXPECT_FALSE(scene.joiner.toSay(hostAt(3)));
    EXPECT_TRUE(scene.joiner.toSay(hostAt(4)));
    scene.restartJoiner();
    EXPECT_TRUE(scene.joiner.toSay(hostAt(11)));
}

TEST(Joiner, TellsEachRefusalOfTheAuthorApart)
{
    JoinScene used;
    used.author.ask(Asker{1, "Cleo"}, used.code);
    visit(used.joiner, used.host, 1); // the host's log doesn't know yet
    used.host.meetAuthor();
    visit(used.joiner, used.host, 1);
    EXPECT_EQ(used.joiner.step(), JoinStep::Refused);
    EXPECT_EQ(used.joiner.why(), ClosedBecause::UsedUp);
    used.restartJoiner();
    EXPECT_EQ(used.joiner.why(), ClosedBecause::UsedUp);

    JoinScene refused{Approval::Needed};
    visit(refused.joiner, refused.host, 1);
    refused.host.meetAuthor();
    refused.author.book.refuse(refused.host.invite, refused.joiner.device());
    refused.host.meetAuthor();
    visit(refused.joiner, refused.host, 1);
    EXPECT_EQ(refused.joiner.why(), ClosedBecause::Refused);

    JoinScene cancelled;
    visit(cancelled.joiner, cancelled.host, 1);
    cancelled.author.book.cancel(cancelled.host.invite, cancelled.author.now);
    cancelled.host.meetAuthor();
    visit(cancelled.joiner, cancelled.host, 1);
    EXPECT_EQ(cancelled.joiner.why(), ClosedBecause::Cancelled);

    JoinScene expired;
    visit(expired.joiner, expired.host, 1);
    expired.author.now += std::chrono::days{7};
    expired.host.meetAuthor();
    visit(expired.joiner, expired.host, 1);
    EXPECT_EQ(expired.joiner.why(), ClosedBecause::Expired);

    JoinScene demoted{Approval::NotNeeded, Role::Admin};
    visit(demoted.joiner, demoted.host, 1);
    demoted.author.members.devices[demoted.author.self.id()].role = Role::Writer;
    demoted.host.meetAuthor();
    visit(demoted.joiner, demoted.host, 1);
    EXPECT_EQ(demoted.joiner.why(), ClosedBecause::AuthorMayNot);
}

TEST(Joiner, TellsEachFaultOfALogApart)
{
    JoinScene scene;
    RigLog log = scene.host.log;
    EXPECT_EQ(scene.joiner.takeLog(log), LogVerdict::NotWanted);
    visit(scene.joiner, scene.host, 1);
    scene.host.meetAuthor();
    visit(scene.joiner, scene.host, 1);
    ASSERT_EQ(scene.joiner.step(), JoinStep::LogWanted);

    log.swarmId.bytes.back() ^= 1; // its first half is the code's
    EXPECT_EQ(scene.joiner.takeLog(log), LogVerdict::ForeignSwarm);
    log.swarmId = scene.author.swarm;

    const auto admit = scene.author.log.back();
    scene.author.log.pop_back();
    EXPECT_EQ(scene.joiner.takeLog(log), LogVerdict::NotInIt);
    log.further = {{deviceOf(1).id(), false, scene.host.invite, true}};
    EXPECT_EQ(scene.joiner.takeLog(log), LogVerdict::AdmittedByAnother) << "who is no owner";
    log.further = {{scene.author.self.id(), false, SigningPair{secretOf(1)}.publicKey(), true}};
    EXPECT_EQ(scene.joiner.takeLog(log), LogVerdict::AdmittedByAnother) << "under another invite";
    log.further = {};
    scene.author.log.push_back(admit);

    log.doAdmissionsCount = false;
    EXPECT_EQ(scene.joiner.takeLog(log), LogVerdict::DoesNotCount);
    log.doAdmissionsCount = true;

    auto& standing = scene.author.members.devices[scene.joiner.device()].standing;
    standing = Standing::Gone;
    EXPECT_EQ(scene.joiner.takeLog(log), LogVerdict::NoMember);
    standing = Standing::Member;
    EXPECT_EQ(scene.joiner.step(), JoinStep::LogWanted) << "none of it ended the joining";
    EXPECT_EQ(scene.joiner.takeLog(log), LogVerdict::Joined);
}

TEST(Joiner, AnOwnerWhoTookTheInviteOverIsAsGood)
{
    JoinScene scene;
    visit(scene.joiner, scene.host, 1);
    scene.host.meetAuthor();
    visit(scene.joiner, scene.host, 1);
    RigLog log = scene.host.log;
    log.doAdmissionsCount = false; // the author was removed meanwhile
    EXPECT_EQ(scene.joiner.takeLog(log), LogVerdict::DoesNotCount);
    log.further = {{deviceOf(9).id(), true, scene.host.invite, true}};
    EXPECT_EQ(scene.joiner.takeLog(log), LogVerdict::Joined);
}

TEST(Joiner, AWrongSecretIsNotTheLogs)
{
    JoinScene scene;
    visit(scene.joiner, scene.host, 1);
    scene.host.meetAuthor();
    scene.joiner.takeReturn({someEpoch().id, secretOf(99)});
    EXPECT_EQ(scene.joiner.takeLog(scene.host.log), LogVerdict::ForeignEpoch);
    visit(scene.joiner, scene.host, 1); // the answer itself
    EXPECT_EQ(scene.joiner.epochs().size(), 2U);
    EXPECT_EQ(scene.joiner.takeLog(scene.host.log), LogVerdict::Joined);
    EXPECT_EQ(scene.joiner.epochs().size(), 1U);
}

TEST(Joiner, AReturnRecordHelpsWhenTheLobbyIsGone)
{
    JoinScene scene;
    visit(scene.joiner, scene.host, 1);
    scene.host.meetAuthor();
    scene.joiner.takeReturn({someEpoch().id, someEpoch().secret});
    scene.joiner.takeReturn({someEpoch().id, someEpoch().secret});
    EXPECT_EQ(scene.joiner.epochs().size(), 1U);
    EXPECT_EQ(scene.joiner.takeLog(scene.host.log), LogVerdict::Joined);
    auto early = joinerWith(scene.code, 51);
    early.takeReturn({someEpoch().id, someEpoch().secret});
    EXPECT_EQ(early.step(), JoinStep::FindingLobby) << "it doesn't know the author yet";
}

/// The host keeps the old answer; to a new request the author says which epoch is current now.
TEST(Joiner, AsksAnewWhenItsEpochIsOver)
{
    JoinScene scene;
    auto terms = scene.author.terms();
    terms.uses = 2;
    const auto code = scene.author.invite(terms);
    HostRig host{scene.author, code};
    auto joiner = joinerWith(code, 60);
    visit(joiner, host, 1);
    host.meetAuthor();
    visit(joiner, host, 1);
    const auto old = joiner.toSay(hostAt(1));
    joiner.askAnew();
    EXPECT_FALSE(joiner.toSay(hostAt(1)));
    joiner.take(hostAt(1), writeLobbyMessage(CardShown{host.card()}), secretOf(99));
    joiner.stored(joiner.revision());
    EXPECT_NE(joiner.toSay(hostAt(1)), old);
    visit(joiner, host, 1);
    EXPECT_EQ(host.mailbox.takeForAuthor(scene.author.self.id()).size(), 1U);
    host.meetAuthor();
    EXPECT_EQ(scene.author.admissions(), 1U) << "for the same use";
}

TEST(Joiner, TriesAFewEpochsTheNewestFirst)
{
    JoinScene scene;
    visit(scene.joiner, scene.host, 1);
    for (std::uint8_t i = 1; i < 10; ++i)
        scene.joiner.takeReturn({filled<EntryId>(i), secretOf(i)});
    EXPECT_EQ(scene.joiner.epochs().size(), mostEpochs);
    EXPECT_EQ(scene.joiner.epochs().front().id, filled<EntryId>(9));
}

TEST(Joiner, ItsStateCutOrChangedIsRefusedOrIsAnother)
{
    JoinScene scene;
    visit(scene.joiner, scene.host, 1);
    scene.host.meetAuthor();
    visit(scene.joiner, scene.host, 1);
    const auto bytes = scene.joiner.encode();
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_FALSE(Joiner::decode(ByteView{bytes}.first(size)));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto changed = bytes;
        changed[at] ^= 0x40;
        if (const auto read = Joiner::decode(changed)) {
            EXPECT_EQ(read->encode(), changed);
        }
    }
}

} // namespace
} // namespace shoal::swarm
