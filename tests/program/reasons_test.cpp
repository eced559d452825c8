// Every share that isn't moving says why: each reason that the network can give is provoked here with real programs.
#include "tests/support/closed_network.h"
#include "tests/support/tree.h"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {

const std::string unknownLink = "magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567";

TEST(Reason, NoDhtNodeWhenNobodyAnswers)
{
    ClosedNetwork network{0};
    auto getter = network.run(network.newPeer(), "get", {unknownLink});
    EXPECT_TRUE(getter.waitForReason("no-dht-node"));
}

TEST(Reason, NobodyAnnouncesWhenTheDhtKnowsNobody)
{
    ClosedNetwork network{4};
    auto getter = network.run(network.newPeer(), "get", {unknownLink});
    EXPECT_TRUE(getter.waitForReason("nobody-announces"));
}

TEST(Reason, NobodyReachableWhenTheSharerIsGone)
{
    ClosedNetwork network{4};
    const auto file = network.folder().writeNoise("gone.bin", 50'000);
    auto sharer = network.run(network.newPeer(), "share", {file.string()});
    const auto link = linkOf(sharer);
    sharer.signal(SIGKILL);
    ASSERT_EQ(sharer.waitForEnd(), 128 + SIGKILL);

    auto getter = network.run(network.newPeer(), "get", {link});
    const auto state = getter.waitForReason("nobody-reachable");

    ASSERT_TRUE(state);
    EXPECT_EQ(state->number("count"), 1);
    EXPECT_NE(state->text("detail"), "") << "how connecting failed";
}

TEST(Reason, NobodyAsksOfASharerWithoutVisitors)
{
    ClosedNetwork network{3};
    const auto file = network.folder().writeNoise("waits.bin", 50'000);
    auto sharer = network.run(network.newPeer(), "share", {file.string()});
    EXPECT_TRUE(sharer.waitForReason("nobody-asks"));
}

TEST(Reason, NotReachableWhenNoRouterGivesAWayInAndNobodyComes)
{
    ClosedNetwork network{0};
    const auto file = network.folder().writeNoise("alone.bin", 50'000);
    auto sharer = network.run(network.newPeer(), "share",
                              {file.string(), "--tracker", "http://127.0.0.1:9/announce", "--set", "dht.enabled=false",
                               "--set", "dht.closed_network=false", "--set", "network.lan=false"});
    EXPECT_TRUE(sharer.waitForReason("not-reachable"));
}

TEST(Reason, NetworkDownWhenThereIsNoAddressToListenOn)
{
    ClosedNetwork network{0};
    auto getter = network.run(network.newPeer(), "get", {unknownLink, "--set", "network.listen=10.99.99.99:7000"});
    EXPECT_TRUE(getter.waitForReason("network-down"));
}

TEST(Reason, NetworkDownEndsWhenTheAddressComes)
{
    ClosedNetwork network{0};
    auto getter = network.run(network.newPeer(), "get", {unknownLink, "--set", "network.listen=10.99.99.98:7000"});
    ASSERT_TRUE(getter.waitForReason("network-down"));

    ASSERT_EQ(std::system("ip address add 10.99.99.98/32 dev lo"), 0); // in this test's own namespace

    EXPECT_TRUE(
        getter.waitForNext("state", [](const JsonEvent& event) { return event.text("reason") != "network-down"; }));
}

TEST(Reason, ConnectingAtFirst)
{
    ClosedNetwork network{0};
    auto getter = network.run(network.newPeer(), "get", {unknownLink});
    EXPECT_TRUE(getter.waitForReason("connecting"));
}

TEST(Reason, ChokedByAllWhenTheSharerServesNobody)
{
    ClosedNetwork network{3};
    const auto file = network.folder().writeNoise("choked.bin", 500'000);
    const auto torrent = network.folder() / "choked.torrent";
    auto sharer = network.run(network.newPeer(), "share",
                              {file.string(), "--torrent-file", torrent.string(), "--set", "upload.slots=0"});
    ASSERT_NE(linkOf(sharer), "");

    auto getter = network.run(network.newPeer(), "get", {torrent.string()});
    const auto state = getter.waitForReason("choked-by-all");

    ASSERT_TRUE(state);
    EXPECT_EQ(state->number("count"), 1);
}

TEST(Reason, NoMetadataWhenOnlyPeersWithoutItAreThere)
{
    ClosedNetwork network{3};
    auto one = network.run(network.newPeer(), "get", {unknownLink});
    auto other = network.run(network.newPeer(), "get", {unknownLink});

    const auto state = one.waitForReason("no-metadata");

    ASSERT_TRUE(state);
    EXPECT_EQ(state->number("count"), 1);
}

/// Two files, of which the only seeder has the first.
class PartialSeeder : public testing::Test {
protected:
    PartialSeeder()
    {
        network_.folder().writeNoise("pair/first.bin", 300'000, 1);
        network_.folder().writeNoise("pair/second.bin", 300'000, 2);
        torrent_ = network_.folder() / "pair.torrent";
        runProgram({"share", "--no-seed", "--torrent-file", torrent_.string(), (network_.folder() / "pair").string()},
                   {.home = network_.folder() / "home"});
        std::filesystem::remove(network_.folder() / "pair" / "second.bin");
    }

    ClosedNetwork network_{3};
    std::filesystem::path torrent_;
};

TEST_F(PartialSeeder, GivesWhatItHasAndThenTheReasonNamesAMissingPiece)
{
    auto seeder =
        network_.run(network_.newPeer(), "seed", {torrent_.string(), "--data", (network_.folder() / "pair").string()});
    ASSERT_NE(linkOf(seeder), "");
    auto getter =
        network_.run(network_.newPeer(), "get", {torrent_.string(), "-o", (network_.folder() / "t").string()});

    const auto state = getter.waitForReason("piece-unavailable");

    ASSERT_TRUE(state);
    EXPECT_GT(state->number("needed"), 0);
    EXPECT_EQ(differences(network_.folder() / "pair" / "first.bin", network_.folder() / "t" / "pair" / "first.bin"),
              std::vector<std::string>{});
}

TEST(Reason, CheckingWhileDataOnDiskIsRead)
{
    ClosedNetwork network{3};
    const auto file = network.folder() / "big.bin";
    makeBigFile(file, 64 * 1024 * 1024, 7);
    const auto torrent = network.folder() / "big.torrent";
    runProgram({"share", "--no-seed", "--torrent-file", torrent.string(), file.string()},
               {.home = network.folder() / "home"});

    auto seeder = network.run(network.newPeer(), "seed", {torrent.string(), "--data", file.string()});
    const auto state = seeder.waitForReason("checking");

    ASSERT_TRUE(state);
    EXPECT_EQ(state->text("state"), "checking");
}

} // namespace
} // namespace shoal::test
