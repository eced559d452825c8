#include "core/why.h"

#include <gtest/gtest.h>

namespace shoal {
namespace {

using namespace std::chrono_literals;

/// A download that has been going on, and has stood still, for a minute.
Circumstances standing()
{
    Circumstances now;
    now.running = 1min;
    now.still = 1min;
    now.dht = dht::Health::Good;
    return now;
}

Circumstances standingWithPeers(std::uint32_t connected)
{
    auto now = standing();
    now.knownPeers = now.connectedPeers = connected;
    return now;
}

TEST(Why, SaysNothingWhileBytesMove)
{
    auto now = standingWithPeers(2);
    now.still = 1s;
    EXPECT_EQ(why(now).kind, ReasonKind::None);
}

TEST(Why, SaysConnectingWhileItIsTooEarlyToKnow)
{
    auto now = standing();
    now.running = 2s;
    now.dht = dht::Health::Starting;
    EXPECT_EQ(why(now).kind, ReasonKind::Connecting);
}

TEST(Why, BlamesTheDhtWhenNoNodeAnswersAndNobodyIsKnown)
{
    auto now = standing();
    now.dht = dht::Health::Alone;
    EXPECT_EQ(why(now).kind, ReasonKind::NoDhtNode);
}

TEST(Why, DoesNotBlameTheDhtOfAPrivateTorrent)
{
    auto now = standing();
    now.dht = dht::Health::Alone;
    now.isPrivate = true;
    EXPECT_EQ(why(now).kind, ReasonKind::NobodyAnnounces);
}

TEST(Why, SpeaksOfMembersAndNeverOfTheDhtForAPrivateSwarmsShare)
{
    auto now = standing();
    now.isOfSwarm = true;
    now.dht = dht::Health::Alone;
    EXPECT_EQ(why(now).kind, ReasonKind::NoMemberHasIt);
    now.state = ShareState::Seeding;
    EXPECT_EQ(why(now).kind, ReasonKind::NoMemberAsks);
}

TEST(Why, SaysThatNobodyAnnouncesOnceTheNetworkHadTimeToAnswer)
{
    EXPECT_EQ(why(standing()).kind, ReasonKind::NobodyAnnounces);
}

TEST(Why, CountsThePeersThatCannotBeReachedAndHowTheyFailed)
{
    auto now = standing();
    now.knownPeers = 3;
    now.failures = {{"Connection refused", 2}, {"timed out", 1}};

    const auto reason = why(now);

    EXPECT_EQ(reason.kind, ReasonKind::NobodyReachable);
    EXPECT_EQ(reason.count, 3);
    EXPECT_EQ(reason.detail, "2 Connection refused, 1 timed out");
}

TEST(Why, DoesNotCallPeersUnreachableTheMomentThatOneLeaves)
{
    auto now = standing();
    now.still = 1s;
    now.knownPeers = 3;
    now.failures = {{"Connection refused", 2}};
    EXPECT_EQ(why(now).kind, ReasonKind::Connecting);
}

TEST(Why, WaitsForMetadataFromPeersThatAreConnected)
{
    auto now = standingWithPeers(2);
    now.state = ShareState::FetchingMetadata;
    EXPECT_EQ(why(now).kind, ReasonKind::NoMetadata);
}

TEST(Why, NamesTheFirstPieceThatNoConnectedPeerHas)
{
    auto now = standingWithPeers(2);
    now.missingPiece = 7;
    now.missingPieces = 3;

    const auto reason = why(now);

    EXPECT_EQ(reason.kind, ReasonKind::PieceUnavailable);
    EXPECT_EQ(reason.count, 7);
    EXPECT_EQ(reason.needed, 3);
}

TEST(Why, SaysWhenEveryPeerChokesUs)
{
    auto now = standingWithPeers(2);
    now.chokingPeers = 2;
    EXPECT_EQ(why(now).kind, ReasonKind::ChokedByAll);
}

TEST(Why, SaysThatTheDiskIsSlowWhenPeersWaitForIt)
{
    auto now = standingWithPeers(2);
    now.heldPeers = 1;
    EXPECT_EQ(why(now).kind, ReasonKind::SlowDisk) << "the other one has nothing for us, or will wait soon";
    now.still = 1s;
    EXPECT_EQ(why(now).kind, ReasonKind::None) << "the ordinary breath of a disk";
}

TEST(Why, SaysThatTheNetworkIsDownWhenNothingListens)
{
    auto now = standing();
    now.isListening = false;
    EXPECT_EQ(why(now).kind, ReasonKind::NetworkDown);
}

TEST(Why, TellsASeedThatNobodyAsks)
{
    auto now = standing();
    now.state = ShareState::Seeding;
    now.reachability = Reachability::Reachable;
    EXPECT_EQ(why(now).kind, ReasonKind::NobodyAsks);
}

TEST(Why, TellsASeedWithoutVisitorsThatItCannotBeReached)
{
    auto now = standing();
    now.state = ShareState::Seeding;
    now.reachability = Reachability::NotReachable;
    EXPECT_EQ(why(now).kind, ReasonKind::NotReachable);
}

TEST(Why, KnowsPausedAndChecking)
{
    auto now = standing();
    now.state = ShareState::Paused;
    EXPECT_EQ(why(now).kind, ReasonKind::PausedByUser);
    now.state = ShareState::Checking;
    EXPECT_EQ(why(now).kind, ReasonKind::Checking);
}

} // namespace
} // namespace shoal
