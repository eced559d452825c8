// What Shoal is for: one program shares, another gets, and nothing but the DHT brings them together.
#include "tests/support/closed_network.h"
#include "tests/support/tree.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {

TEST(ShareAndGet, BringsATreeThroughADhtOfTwentyOneNodesByteForByte)
{
    ClosedNetwork network{21};
    const auto tree = network.folder() / "tree";
    makeTree(tree, {.files = 300, .seed = 20});

    auto sharer = network.run(network.newPeer(), "share", {tree.string()});
    const auto ready = sharer.waitFor("ready");
    ASSERT_TRUE(ready);
    EXPECT_TRUE(ready->flag("announced"));
    EXPECT_EQ(ready->text("link").find("x.pe"), std::string::npos) << "the link tells where we are";

    const auto target = network.folder() / "target";
    auto getter = network.run(network.newPeer(), "get", {ready->text("link"), "-o", target.string()});

    ASSERT_EQ(getter.waitForEnd(), 0) << getter.account();
    EXPECT_EQ(getter.events().back().name(), "done");
    EXPECT_EQ(differences(tree, target / "tree"), std::vector<std::string>{});
}

class EachFormat : public testing::TestWithParam<std::string> {};

TEST_P(EachFormat, IsSharedAndFetched)
{
    ClosedNetwork network{3};
    const auto tree = network.folder() / "tree";
    makeTree(tree, {.files = 60, .largest = 256 * 1024, .seed = 3});

    std::vector<std::string> arguments{tree.string()};
    if (GetParam() != "hybrid")
        arguments.push_back("--" + GetParam());
    auto sharer = network.run(network.newPeer(), "share", arguments);
    const auto ready = sharer.waitFor("ready");
    ASSERT_TRUE(ready);
    EXPECT_EQ(ready->isNull("info_hash_v1"), GetParam() == "v2");
    EXPECT_EQ(ready->isNull("info_hash_v2"), GetParam() == "v1");

    const auto target = network.folder() / "target";
    auto getter = network.run(network.newPeer(), "get", {ready->text("link"), "-o", target.string()});

    ASSERT_EQ(getter.waitForEnd(), 0) << getter.account();
    EXPECT_EQ(differences(tree, target / "tree"), std::vector<std::string>{});
}

INSTANTIATE_TEST_SUITE_P(, EachFormat, testing::Values("v1", "v2", "hybrid"),
                         [](const auto& test) { return test.param; });

TEST(ShareAndGet, FetchesASingleFileByItsInfoHashAlone)
{
    ClosedNetwork network{3};
    const auto file = network.folder().writeNoise("one.bin", 3'000'000);
    auto sharer = network.run(network.newPeer(), "share", {file.string()});
    const auto ready = sharer.waitFor("ready");
    ASSERT_TRUE(ready);

    const auto target = network.folder() / "target";
    auto getter = network.run(network.newPeer(), "get", {ready->text("info_hash_v1"), "-o", target.string()});

    ASSERT_EQ(getter.waitForEnd(), 0) << getter.account();
    EXPECT_EQ(differences(file, target / "one.bin"), std::vector<std::string>{});
}

TEST(ShareAndGet, AGetterThatSeedsServesTheNextOneAfterTheSharerIsGone)
{
    ClosedNetwork network{3};
    const auto file = network.folder().writeNoise("relay.bin", 1'000'000);
    auto sharer = network.run(network.newPeer(), "share", {file.string()});
    const auto link = linkOf(sharer);
    auto second = network.run(network.newPeer(), "get", {link, "--seed", "-o", (network.folder() / "second").string()});
    ASSERT_TRUE(second.waitFor("done"));
    ASSERT_TRUE(second.waitFor("ready"));
    ASSERT_EQ(sharer.interrupt(), 0);

    auto third = network.run(network.newPeer(), "get", {link, "-o", (network.folder() / "third").string()});

    ASSERT_EQ(third.waitForEnd(), 0) << third.account();
    EXPECT_EQ(differences(file, network.folder() / "third" / "relay.bin"), std::vector<std::string>{});
    EXPECT_EQ(second.interrupt(), 0) << "it is meant to serve until it is stopped";
}

TEST(ShareAndGet, SeedsAFolderByItsTorrentFileAfterCheckingIt)
{
    ClosedNetwork network{3};
    const auto tree = network.folder() / "tree";
    makeTree(tree, {.files = 20, .seed = 5});
    const auto torrent = network.folder() / "tree.torrent";
    ASSERT_EQ(runProgram({"share", "--no-seed", "--torrent-file", torrent.string(), tree.string()},
                         {.home = network.folder() / "home"})
                  .exit,
              0);

    auto seeder = network.run(network.newPeer(), "seed", {torrent.string(), "--data", tree.string()});
    const auto link = linkOf(seeder);
    auto getter = network.run(network.newPeer(), "get", {link, "-o", (network.folder() / "target").string()});

    ASSERT_EQ(getter.waitForEnd(), 0) << getter.account();
    EXPECT_EQ(differences(tree, network.folder() / "target" / "tree"), std::vector<std::string>{});
}

} // namespace
} // namespace shoal::test
