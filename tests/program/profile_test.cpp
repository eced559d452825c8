// One profile, one engine; and what a program says and leaves when it starts, serves and stops.
#include "tests/support/closed_network.h"

#include <csignal>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {

TEST(Profile, InUseIsRefusedToAServiceAndTheHolderNamed)
{
    ClosedNetwork network{1};
    const auto peer = network.newPeer();
    const auto file = network.folder().writeNoise("held.bin", 20'000);
    auto holder = network.run(peer, "share", {file.string()});
    ASSERT_NE(linkOf(holder), "");

    auto second = network.run(peer, "service");

    EXPECT_EQ(second.waitForEnd(), 4) << second.account();
    const auto error = second.waitFor("error");
    ASSERT_TRUE(error);
    EXPECT_EQ(error->text("kind"), "profile-in-use");
    EXPECT_NE(error->line().find("shoal share"), std::string::npos) << error->line();
    EXPECT_TRUE(holder.eventsOf("error").empty());
}

TEST(Profile, OfAKilledProcessIsFreeAgain)
{
    ClosedNetwork network{1};
    const auto peer = network.newPeer();
    const auto file = network.folder().writeNoise("killed.bin", 20'000);
    auto holder = network.run(peer, "share", {file.string()});
    ASSERT_NE(linkOf(holder), "");
    holder.signal(SIGKILL);
    ASSERT_EQ(holder.waitForEnd(), 128 + SIGKILL);

    auto next = network.run(peer, "share", {file.string()});

    EXPECT_NE(linkOf(next), "");
}

TEST(Ready, SaysThatTheDhtStoredTheAnnounce)
{
    ClosedNetwork network{3};
    const auto file = network.folder().writeNoise("ready.bin", 20'000);
    auto sharer = network.run(network.newPeer(), "share", {file.string()});
    const auto ready = sharer.waitFor("ready");

    ASSERT_TRUE(ready);
    EXPECT_TRUE(ready->flag("announced"));
    EXPECT_EQ(sharer.eventsOf("ready").size(), 1U);
}

TEST(Ready, ComesWithoutTheAnnounceWhenThereIsNoDht)
{
    ClosedNetwork network{0};
    const auto file = network.folder().writeNoise("alone.bin", 20'000);
    auto sharer = network.run(network.newPeer(), "share", {file.string()});
    const auto ready = sharer.waitFor("ready");

    ASSERT_TRUE(ready);
    EXPECT_FALSE(ready->flag("announced"));
    EXPECT_EQ(sharer.interrupt(), 0);
}

TEST(Stop, OfASharerIsCleanAndSaved)
{
    ClosedNetwork network{3};
    const auto file = network.folder().writeNoise("stop.bin", 20'000);
    auto sharer = network.run(network.newPeer(), "share", {file.string()});
    ASSERT_NE(linkOf(sharer), "");

    const auto askedAt = std::chrono::steady_clock::now();
    EXPECT_EQ(sharer.interrupt(), 0) << "serving until stopped is what it is for";

    EXPECT_LT(std::chrono::steady_clock::now() - askedAt, std::chrono::seconds{10}) << "3 s on a calm machine";
    const auto stopped = sharer.waitFor("stopped");
    ASSERT_TRUE(stopped);
    EXPECT_TRUE(stopped->flag("saved"));
}

TEST(Stop, BySigtermIsTheSame)
{
    ClosedNetwork network{1};
    auto node = network.run(network.newPeer(), "dht node");
    ASSERT_TRUE(node.waitFor("ready"));
    node.signal(SIGTERM);
    EXPECT_EQ(node.waitForEnd(), 0);
}

TEST(Stop, WhileFetchingNothingIsAnUnfinishedCommand)
{
    ClosedNetwork network{0};
    auto getter = network.run(network.newPeer(), "get", {std::string(40, 'a')});
    ASSERT_TRUE(getter.waitFor("state"));
    EXPECT_EQ(getter.interrupt(), 130);
}

TEST(DhtStatus, IsAloneAndFailsWhenNobodyAnswers)
{
    ClosedNetwork network{0};
    auto status = network.run(network.newPeer(), "dht status");

    EXPECT_EQ(status.waitForEnd(), 1);
    const auto shown = status.waitFor("dht-status");
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->text("health"), "alone");
}

TEST(DhtStatus, CountsTheNodesItKnows)
{
    ClosedNetwork network{12};
    auto status = network.run(network.newPeer(), "dht status");

    EXPECT_EQ(status.waitForEnd(), 0) << status.account();
    const auto shown = status.waitFor("dht-status");
    ASSERT_TRUE(shown);
    EXPECT_GE(shown->number("known_nodes"), 1);
    EXPECT_LE(shown->number("known_nodes"), 12);
}

} // namespace
} // namespace shoal::test
