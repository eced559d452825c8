// From a code to a member, over a simulated wire and DHT: who meets whom, and who is told what.
#include "core/swarm/node/join_words.h"
#include "core/swarm/node/lobby_visits.h"
#include "tests/core/swarm/node/lobby_scene.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

TEST(LobbyJoining, ByAHintTakesLessThanTwoSeconds)
{
    LobbyScene scene;
    const auto code = scene.invite();
    ASSERT_EQ(code.hints, std::vector{lobbyAddress(authorNumber)});
    scene.join(code);
    scene.net.run(seconds{2}, [&] { return scene.isJoined(); });
    ASSERT_TRUE(scene.isJoined()) << static_cast<int>(scene.view().step);
    const auto& member = scene.joined.at(joinerNumber);
    EXPECT_EQ(member.swarm.id, scene.past.id());
    EXPECT_EQ(member.swarm.label, "Bo");
    EXPECT_EQ(member.role, Role::Reader);
    EXPECT_EQ(member.entries.size(), scene.author->replica.log().log().size());
    ASSERT_EQ(member.epochs.size(), 1U);
    EXPECT_EQ(member.reached, std::vector{lobbyAddress(authorNumber)});
}

TEST(LobbyJoining, ByTheRecordsAloneTakesLessThanFourSeconds)
{
    LobbyScene scene;
    const auto code = withoutHints(scene.invite());
    scene.net.run(seconds{2});
    scene.join(code);
    scene.net.run(seconds{4}, [&] { return scene.isJoined(); });
    EXPECT_TRUE(scene.isJoined()) << static_cast<int>(scene.view().step);
}

TEST(LobbyJoining, WhileTheAuthorIsAwayAnotherMemberKeepsTheRequest)
{
    LobbyScene scene;
    scene.startFriend();
    const auto code = withoutHints(scene.invite());
    scene.net.run(seconds{5});
    ASSERT_EQ(scene.other->host->lobbies(), 1U);
    scene.author.reset();
    scene.join(code);
    scene.net.run(seconds{60});
    EXPECT_EQ(scene.view().step, JoinStep::Asking);
    EXPECT_NE(scene.view().hearsay, "");
    scene.startAuthor();
    scene.net.run(seconds{600}, [&] { return scene.isJoined(); });
    EXPECT_TRUE(scene.isJoined()) << static_cast<int>(scene.view().step);
    EXPECT_EQ(scene.admissions(), 1U);
}

TEST(LobbyJoining, WaitsForApprovalAndIsLetInWithinTheSameVisit)
{
    LobbyScene scene;
    scene.join(scene.invite(1, Approval::Needed));
    scene.net.run(seconds{120});
    ASSERT_EQ(scene.view().step, JoinStep::AwaitingApproval);
    const auto invites = scene.author->host->invites();
    ASSERT_EQ(invites.front().waiting.size(), 1U);
    EXPECT_EQ(invites.front().waiting.front().label, "Bo");
    EXPECT_EQ(invites.front().waiting.front().device, scene.view().device);
    bool isAnswered = false;
    scene.author->host->approve(scene.view().device, true, [&](const auto& done) { isAnswered = done.has_value(); });
    scene.net.run(seconds{3}, [&] { return scene.isJoined(); });
    EXPECT_TRUE(isAnswered);
    EXPECT_TRUE(scene.isJoined());
}

TEST(LobbyJoining, IsRefusedByTheAuthorsPersonForGood)
{
    LobbyScene scene;
    scene.join(scene.invite(1, Approval::Needed));
    scene.net.run(seconds{10});
    scene.author->host->approve(scene.view().device, false, [](const auto&) {});
    scene.net.run(seconds{5});
    EXPECT_EQ(scene.view().step, JoinStep::Refused);
    EXPECT_EQ(scene.view().refused, ClosedBecause::Refused);
}

TEST(LobbyJoining, TwoDevicesWithOneCodeForOne)
{
    LobbyScene scene;
    const auto code = scene.invite();
    scene.join(code, 10);
    scene.join(code, 11);
    scene.net.run(seconds{30});
    EXPECT_EQ(scene.isJoined(10) + scene.isJoined(11), 1);
    const auto& left = scene.view(scene.isJoined(10) ? 11 : 10);
    EXPECT_EQ(left.step, JoinStep::Refused);
    EXPECT_EQ(left.refused, ClosedBecause::UsedUp);
    EXPECT_EQ(scene.admissions(), 1U);
}

TEST(LobbyJoining, WithACancelledCodeHearsThatItIs)
{
    LobbyScene scene;
    const auto code = scene.invite();
    bool isDone = false;
    scene.author->host->cancel(scene.author->host->invites().front().facts.invite.key,
                               [&](const auto& done) { isDone = done.has_value(); });
    scene.net.run(seconds{2});
    EXPECT_TRUE(isDone);
    scene.join(code);
    scene.net.run(seconds{10});
    EXPECT_EQ(scene.view().step, JoinStep::FindingLobby); // a host's word alone
    EXPECT_NE(scene.view().hearsay.find("cancelled"), std::string::npos)
        << scene.view().hearsay << scene.author->host->lobbies();
}

TEST(LobbyJoining, WhileTheDiskTakesNothingSaysNothing)
{
    LobbyScene scene;
    const auto code = scene.invite();
    scene.joinerDisks[joinerNumber].isFull = true;
    scene.join(code);
    scene.net.run(seconds{60});
    EXPECT_EQ(scene.view().storeFault.value_or(Error{}).kind, ErrorKind::DiskFull);
    EXPECT_EQ(scene.author->host->visitors(), 0U);
    scene.joinerDisks[joinerNumber].isFull = false;
    scene.net.run(seconds{30}, [&] { return scene.isJoined(); });
    EXPECT_TRUE(scene.isJoined());
}

TEST(LobbyJoining, FindsTheAuthorsWayBackWhenTheLobbyIsGone)
{
    LobbyScene scene;
    const auto code = scene.invite(1, Approval::Needed);
    scene.join(code);
    scene.net.run(seconds{10});
    ASSERT_EQ(scene.view().step, JoinStep::AwaitingApproval);
    const auto device = scene.view().device;
    scene.joiners.clear(); // it is away
    scene.author->host->approve(device, true, [](const auto&) {});
    scene.net.run(seconds{std::chrono::hours{24 * 9}}); // for longer than the lobby stays
    ASSERT_EQ(scene.author->host->lobbies(), 0U);
    scene.author->records.keep(std::make_unique<ReturnNote>(
        RecordDevice{scene.past.id(), theOwner().signing, theOwner().agreement}, device,
        [&] {
            return EpochSecret{{scene.past.id().bytes}, secretOf(4)};
        },
        scene.author->replica.meeting(),
        RecordSources{[] { return Addresses{lobbyAddress(authorNumber)}; },
                      [&] { return drawn<Nonce>([&] { return scene.net.random(); }); }}));
    scene.join(code);
    scene.net.run(seconds{300}, [&] { return scene.isJoined(); });
    EXPECT_TRUE(scene.isJoined()) << static_cast<int>(scene.view().step);
}

TEST(LobbyVisits, AFloodFromOneAddressKeepsNobodyElseOut)
{
    Mailbox mailbox{filled<SwarmId>(1)};
    LobbyVisits visits{mailbox, secretOf(1)};
    const auto invite = filled<SigningKey>(2);
    for (std::uint64_t link = 1; link <= mostVisits; ++link)
        EXPECT_FALSE(visits.open(LinkNumber{link}, invite, lobbyAddress(1), Moment{}));
    EXPECT_EQ(visits.open(LinkNumber{100}, invite, lobbyAddress(1), Moment{}), LinkNumber{100});
    EXPECT_EQ(visits.open(LinkNumber{101}, invite, lobbyAddress(2), Moment{}), LinkNumber{mostVisits});
    EXPECT_EQ(visits.size(), mostVisits);
}

TEST(JoinWords, SayEachThingInASentenceOfItsOwn)
{
    std::set<std::string> said;
    for (int why = 1; why <= lastClosedBecause; ++why)
        said.insert(wordsFor(static_cast<ClosedBecause>(why)).says);
    EXPECT_EQ(said.size(), 7U);
    EXPECT_FALSE(said.contains(""));
}

} // namespace
} // namespace shoal::swarm
