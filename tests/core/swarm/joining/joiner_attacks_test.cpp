// Hosts and visitors of a lobby against a joiner.
#include "core/swarm/joining/adoption.h"
#include "core/swarm/joining/joiner.h"
#include "tests/core/swarm/joining/lobby_rig.h"

#include <gtest/gtest.h>
#include <random>

namespace shoal::swarm {
namespace {

struct AttackScene {
    AuthorRig author{Role::Owner};
    InviteCode code = author.invite(author.terms());
    HostRig host{author, code};
    Joiner joiner = joinerWith(code);
    Device attacker = deviceOf(7);

    std::optional<HostFault> hears(const LobbyMessage& message)
    {
        return joiner.take(hostAt(66), writeLobbyMessage(message), secretOf(66));
    }
    Addressee addressee() const { return {author.swarm, host.invite, joiner.keys()}; }
    ReplyGiven replyBy(const Device& device, const Reply& reply, std::optional<Addressee> to = {}) const
    {
        return {{}, sealReply(reply, to.value_or(addressee()), device.signing, secretOf(67)).value()};
    }
    /// What an honest host does, all the way.
    void joins()
    {
        visit(joiner, host, 1);
        host.meetAuthor();
        visit(joiner, host, 1);
        EXPECT_EQ(joiner.takeLog(host.log), LogVerdict::Joined);
    }
};

TEST(JoinerAttack, ACardOfTheHostsOwnKeysIsToldAndAnotherHostAsked)
{
    AttackScene scene;
    const auto swapped =
        writeCard(scene.author.swarm, scene.host.invite, scene.attacker.signing, scene.attacker.keys().agreement);
    EXPECT_EQ(scene.hears(CardShown{swapped}), HostFault{CardFault::NotTheAuthors});
    EXPECT_EQ(scene.joiner.step(), JoinStep::FindingLobby);
    EXPECT_FALSE(scene.joiner.toSay(hostAt(66))) << "it gets no request";
    scene.joins();
}

TEST(JoinerAttack, AForeignSwarmsOrAnotherInvitesCardIsTold)
{
    AttackScene scene;
    const auto card = [&](const SwarmId& swarm, const SigningKey& invite) {
        return CardShown{writeCard(swarm, invite, scene.author.self.signing, scene.author.self.keys().agreement)};
    };
    EXPECT_EQ(scene.hears(card(filled<SwarmId>(9), scene.host.invite)), HostFault{CardFault::ForeignSwarm});
    EXPECT_EQ(scene.hears(card(scene.author.swarm, scene.attacker.keys().signing)), HostFault{CardFault::Forged});
}

TEST(JoinerAttack, ACardUnderWhichNothingIsSecretIsRefused)
{
    AttackScene scene;
    const auto odd = writeCard(scene.author.swarm, scene.host.invite, scene.author.self.signing, {});
    EXPECT_EQ(scene.hears(CardShown{odd}), HostFault{CardFault::Forged});
}

/// Even the author can't show one joiner two faces.
TEST(JoinerAttack, ASecondCardThatSaysSomethingElseIsRefused)
{
    AttackScene scene;
    visit(scene.joiner, scene.host, 1);
    auto other = scene.author.swarm;
    other.bytes.back() ^= 1;
    const auto card =
        writeCard(other, scene.host.invite, scene.author.self.signing, scene.author.self.keys().agreement);
    EXPECT_EQ(scene.hears(CardShown{card}), HostFault{CardFault::Forged});
    EXPECT_EQ(scene.joiner.swarm(), scene.author.swarm);
    EXPECT_EQ(AttackScene{}.hears(CardShown{card}), std::nullopt) << "a joiner that saw no other";
}

TEST(JoinerAttack, ASwappedOrForgedAnswerIsToldAndChangesNothing)
{
    AttackScene scene;
    visit(scene.joiner, scene.host, 1);
    auto other = scene.addressee();
    other.joiner = deviceOf(8).keys();
    const Admitted theirs{filled<EntryId>(1), filled<EntryId>(2), secretOf(3)};
    EXPECT_EQ(scene.hears(scene.replyBy(scene.author.self, theirs, other)), HostFault{ReplyFault::NotForUs});
    EXPECT_EQ(scene.hears(scene.replyBy(scene.attacker, theirs)), HostFault{ReplyFault::NotByAuthor});
    EXPECT_EQ(scene.hears(scene.replyBy(scene.attacker, NotAdmitted{})), HostFault{ReplyFault::NotByAuthor});
    EXPECT_EQ(scene.joiner.step(), JoinStep::Asking);
    EXPECT_TRUE(scene.joiner.epochs().empty());
    scene.joins();
}

TEST(JoinerAttack, AnAnswerBeforeAnythingWasAskedIsNotForUs)
{
    AttackScene scene;
    EXPECT_EQ(scene.hears(scene.replyBy(scene.author.self, NotAdmitted{})), HostFault{ReplyFault::NotForUs});
}

TEST(JoinerAttack, AHostsWordIsShownAndNotBelieved)
{
    AttackScene scene;
    visit(scene.joiner, scene.host, 1);
    for (std::uint8_t why = 1; why <= lastClosedBecause; ++why)
        EXPECT_EQ(scene.hears(LobbyClosed{static_cast<ClosedBecause>(why)}), std::nullopt);
    EXPECT_EQ(scene.joiner.hearsay().closed, ClosedBecause::DeviceRemoved);
    EXPECT_EQ(scene.joiner.step(), JoinStep::Asking);
    EXPECT_EQ(scene.joiner.why(), std::nullopt);
    scene.joins();
    EXPECT_EQ(scene.hears(scene.replyBy(scene.author.self, NotAdmitted{ClosedBecause::Expired})), std::nullopt)
        << "the author's own word is";
}

TEST(JoinerAttack, TheAuthorsRefusalIsBelieved)
{
    AttackScene scene;
    visit(scene.joiner, scene.host, 1);
    EXPECT_EQ(scene.hears(scene.replyBy(scene.author.self, NotAdmitted{ClosedBecause::Expired})), std::nullopt);
    EXPECT_EQ(scene.joiner.step(), JoinStep::Refused);
    EXPECT_EQ(scene.joiner.why(), ClosedBecause::Expired);
}

/// A host keeps old replies and brings them after newer ones.
TEST(JoinerAttack, ReplayedRepliesUndoNothing)
{
    AttackScene scene;
    visit(scene.joiner, scene.host, 1);
    const auto waits = scene.replyBy(scene.author.self, WaitsForApproval{});
    const auto refusal = scene.replyBy(scene.author.self, NotAdmitted{ClosedBecause::TooManyDevices});
    const auto answer =
        scene.replyBy(scene.author.self, Admitted{filled<EntryId>(1), someEpoch().id, someEpoch().secret});
    scene.hears(refusal);
    scene.hears(waits);
    EXPECT_EQ(scene.joiner.step(), JoinStep::Refused);
    scene.hears(answer);
    EXPECT_EQ(scene.joiner.step(), JoinStep::LogWanted);
    scene.hears(refusal);
    scene.hears(waits);
    EXPECT_EQ(scene.joiner.step(), JoinStep::LogWanted);
}

TEST(JoinerAttack, AHostThatWithholdsIsGoneAround)
{
    AttackScene scene;
    HostRig silent{scene.author, scene.code};
    for (std::uint8_t place = 10; place < 15; ++place)
        visit(scene.joiner, silent, place); // it keeps all and meets nobody
    EXPECT_EQ(scene.joiner.step(), JoinStep::Asking);
    scene.joins();
    EXPECT_EQ(scene.author.admissions(), 1U);
}

TEST(JoinerAttack, AHostThatChangesBytesGetsNothingThrough)
{
    AttackScene scene;
    visit(scene.joiner, scene.host, 1);
    const auto request = scene.host.mailbox.lobbies().at(scene.host.invite).requests.front().sealed;
    for (std::size_t at = 0; at < request.size(); at += 7) {
        auto changed = request;
        changed[at] ^= 1;
        EXPECT_EQ(scene.author.book.receive(scene.host.invite, changed, filled<PersonId>(1), scene.author.members,
                                            scene.author.now),
                  Receipt::Worthless);
    }
    const auto reply = scene.replyBy(scene.author.self, NotAdmitted{});
    for (std::size_t at = 0; at < reply.sealed.size(); at += 5) {
        auto changed = reply;
        changed.sealed[at] ^= 1;
        EXPECT_EQ(scene.hears(changed), HostFault{ReplyFault::NotForUs});
    }
    EXPECT_EQ(scene.joiner.step(), JoinStep::Asking);
    scene.joins();
}

/// Seven hosts that lie as they like, in any order, and one that doesn't.
TEST(JoinerAttack, OneHonestHostIsEnough)
{
    for (unsigned seed = 1; seed <= 50; ++seed) {
        std::mt19937 random{seed};
        AttackScene scene;
        const auto flipped = [&](Bytes bytes) {
            bytes[random() % bytes.size()] ^= static_cast<std::uint8_t>(1U << random() % 8);
            return bytes;
        };
        const auto lie = [&]() -> Bytes {
            switch (random() % 6) {
            case 0: return writeLobbyMessage(LobbyClosed{static_cast<ClosedBecause>(1 + random() % 7)});
            case 1: return writeLobbyMessage(NoReplyYet{{}, static_cast<RequestState>(random() % 3)});
            case 2: return writeLobbyMessage(scene.replyBy(scene.attacker, NotAdmitted{}));
            case 3: return flipped(writeLobbyMessage(CardShown{scene.host.card()}));
            case 4: return writeLobbyMessage(CardShown{flipped(scene.host.card())});
            default: {
                auto reply = scene.replyBy(scene.author.self, NotAdmitted{});
                reply.sealed = flipped(reply.sealed);
                return writeLobbyMessage(reply);
            }
            }
        };
        for (int round = 0; round < 3; ++round) {
            const auto honest = random() % 8;
            for (std::uint8_t turn = 0; turn < 8; ++turn)
                if (turn == honest) {
                    visit(scene.joiner, scene.host, 1);
                    scene.host.meetAuthor();
                } else {
                    scene.joiner.take(hostAt(static_cast<std::uint8_t>(70 + random() % 7)), lie(), secretOf(60));
                }
        }
        ASSERT_EQ(scene.joiner.takeLog(scene.host.log), LogVerdict::Joined) << "seed " << seed;
        ASSERT_EQ(scene.author.admissions(), 1U) << "seed " << seed;
        ASSERT_EQ(scene.joiner.why(), std::nullopt) << "seed " << seed;
    }
}

TEST(JoinerAttack, WhatIsNoMessageOfAHostIsTold)
{
    AttackScene scene;
    EXPECT_EQ(scene.joiner.take(hostAt(66), Bytes{0xff}, secretOf(1)), HostFault{NoMessage{}});
    EXPECT_EQ(scene.hears(ReplyWanted{}), HostFault{NoMessage{}});
    EXPECT_EQ(scene.hears(RequestHandedIn{Bytes(sealedRequestSize)}), HostFault{NoMessage{}});
}

/// A reader takes a used code's finder in with an `admit` of its own making.
TEST(JoinerAttack, AnAdmissionByAReaderBringsNobodyIn)
{
    AttackScene scene;
    visit(scene.joiner, scene.host, 1);
    scene.joiner.takeReturn({someEpoch().id, someEpoch().secret});
    RigLog log = scene.host.log;
    log.further = {{scene.attacker.id(), false, scene.host.invite, false}};
    EXPECT_EQ(scene.joiner.takeLog(log), LogVerdict::DoesNotCount);
    log.further.front().counts = true; // by a log that lies
    EXPECT_EQ(scene.joiner.takeLog(log), LogVerdict::AdmittedByAnother);
}

/// The joiner's one request, brought by two colluding hosts to two devices of two authors, admits it once.
TEST(JoinerAttack, ACopiedRequestOpensForNoOtherAuthor)
{
    AttackScene scene;
    visit(scene.joiner, scene.host, 1);
    const auto request = scene.host.mailbox.lobbies().at(scene.host.invite).requests.front().sealed;
    EXPECT_FALSE(openRequest(request, scene.attacker.agreement, shortened(scene.author.swarm),
                             {scene.host.invite, scene.author.self.id()}));
    EXPECT_TRUE(openRequest(request, scene.author.self.agreement, shortened(scene.author.swarm),
                             {scene.host.invite, scene.author.self.id()}));
}

struct AdoptionScene {
    AdoptionScene()
    {
        members.devices[owner] = {Standing::Member, Role::Owner, {}};
        facts.author = deviceOf(2).id();
        facts.invite.role = Role::Writer;
        facts.invite.expiry = now + std::chrono::days{1};
        members.devices[facts.author] = {Standing::Gone, Role::Admin, {}};
        admit.keys = deviceOf(3).keys();
        admit.role = Role::Writer;
    }
    bool isAdopted() const { return adopted(admit, facts, owner, members, now).has_value(); }

    DeviceId owner = theOwner().id();
    FakeMembership members;
    InviteFacts facts;
    Admit admit;
    std::chrono::sys_seconds now{std::chrono::seconds{1'700'000'000}};
};

TEST(Adoption, TakesOverWhatARemovedAuthorAdmitted)
{
    const AdoptionScene scene;
    EXPECT_EQ(adopted(scene.admit, scene.facts, scene.owner, scene.members, scene.now), scene.admit);
}

TEST(Adoption, LeavesAnInviteToItsAuthorWhileThatIsAMember)
{
    for (const auto standing : {Standing::Member, Standing::Suspended}) {
        AdoptionScene scene;
        scene.members.devices[scene.facts.author].standing = standing;
        EXPECT_FALSE(scene.isAdopted());
    }
}

TEST(Adoption, IsForOwnersWithinTheInvite)
{
    const auto isAdopted = [](auto change) {
        AdoptionScene scene;
        change(scene);
        return scene.isAdopted();
    };
    EXPECT_TRUE(isAdopted([](auto&) {}));
    EXPECT_FALSE(isAdopted([](auto& scene) { scene.members.devices[scene.owner].role = Role::Admin; }));
    EXPECT_FALSE(isAdopted([](auto& scene) { scene.facts.isCancelled = true; }));
    EXPECT_FALSE(isAdopted([](auto& scene) { scene.facts.admissions = 1; }));
    EXPECT_FALSE(isAdopted([](auto& scene) { scene.now = scene.facts.invite.expiry; }));
    EXPECT_FALSE(isAdopted([](auto& scene) { scene.admit.role = Role::Admin; }));
    EXPECT_FALSE(isAdopted([](auto& scene) {
        scene.members.devices[deviceIdOf(scene.admit.keys.signing)] = {Standing::Gone, Role::Writer, {}};
    }));
}

} // namespace
} // namespace shoal::swarm
