// `shoal add`: the same with a service and without one, many at a time.
#include "tests/support/closed_network.h"
#include "tests/support/tree.h"

#include <csignal>
#include <fstream>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {

/// Many small files of a network's folder, each to be a share of its own.
std::vector<std::string> smallFiles(const ClosedNetwork& network, unsigned count)
{
    std::vector<std::string> files;
    for (unsigned i = 0; i < count; ++i)
        files.push_back(network.folder().writeNoise("many/" + std::to_string(i), 1000 + i, i + 1).string());
    return files;
}

void expectFetched(ClosedNetwork& network, const std::string& link, const std::filesystem::path& content)
{
    const auto peer = network.newPeer();
    const auto target = peer.home / "target";
    auto getter = network.run(peer, "get", {link, "-o", target.string()});
    ASSERT_EQ(getter.waitForEnd(), 0) << getter.account();
    EXPECT_EQ(differences(content, target / content.filename()), std::vector<std::string>{});
}

TEST(Add, GivesNewContentToTheServiceThatRuns)
{
    ClosedNetwork network{3};
    const auto file = network.folder().writeNoise("one.bin", 3'000'000);
    const auto home = network.newPeer();
    auto service = network.run(home, "service");
    ASSERT_TRUE(service.waitFor("ready"));

    auto add = network.run(home, "add", {file.string()});
    EXPECT_EQ(add.waitForEnd(), 0) << add.account();
    const auto added = add.waitFor("added");
    ASSERT_TRUE(added);
    EXPECT_TRUE(add.waitFor("add-summary")->flag("running"));
    expectFetched(network, added->text("link"), file);
}

TEST(Add, WithoutAServiceSharesRestUntilOneStarts)
{
    ClosedNetwork network{3};
    const auto file = network.folder().writeNoise("one.bin", 3'000'000);
    const auto home = network.newPeer();

    auto add = network.run(home, "add", {file.string()});
    EXPECT_EQ(add.waitForEnd(), 0) << add.account();
    EXPECT_FALSE(add.waitFor("add-summary")->flag("running"));
    const auto link = add.waitFor("added")->text("link");
    auto service = network.run(home, "service");
    ASSERT_TRUE(service.waitFor("ready"));
    expectFetched(network, link, file);
}

TEST(Add, WhatIsAddedPausedIsNotHashedAgainWhenItIsResumed)
{
    ClosedNetwork network{1};
    const auto home = network.newPeer();
    const auto add = [&](const std::string& name, unsigned seed) {
        const auto file = network.folder().writeNoise(name, 3'000'000, seed);
        auto added = network.run(home, "add", {"--paused", file.string()});
        EXPECT_EQ(added.waitForEnd(), 0) << added.account();
    };
    add("alone.bin", 1);
    auto service = network.run(home, "service");
    ASSERT_TRUE(service.waitFor("ready"));
    add("with a service.bin", 2);

    auto resume = network.run(home, "resume", {"--all"});
    ASSERT_EQ(resume.waitForEnd(), 0) << resume.account();
    auto list = network.run(home, "ls", {"--watch"});
    for (const auto* name : {"alone.bin", "with a service.bin"}) {
        const auto seeding = list.waitFor("share", [name](const JsonEvent& share) {
            return share.text("name") == name && share.text("state") == "seeding";
        });
        ASSERT_TRUE(seeding) << name;
        EXPECT_EQ(seeding->number("checked_bytes"), 0) << name;
    }
}

TEST(Add, TakesHundredsAtOnceFromStandardInput)
{
    ClosedNetwork network{1};
    const auto files = smallFiles(network, 300);
    std::ofstream list{network.folder() / "list"};
    for (const auto& file : files)
        list << file << '\n';
    list.close();
    const auto home = network.newPeer();
    auto service = network.run(home, "service");
    ASSERT_TRUE(service.waitFor("ready"));

    auto add =
        network.run(home, "add", {"--from-file", "-"},
                    {"sh", "-c", R"(list=$1; shift; exec "$@" < "$list")", "sh", (network.folder() / "list").string()});
    EXPECT_EQ(add.waitForEnd(), 0) << add.account();
    EXPECT_EQ(add.waitFor("add-summary")->number("added"), 300);
    auto again = network.run(home, "add", files);
    EXPECT_EQ(again.waitForEnd(), 0) << again.account();
    EXPECT_EQ(again.waitFor("add-summary")->number("known"), 300);
}

TEST(Add, WhatItToldIsOnTheListWhenItIsStopped)
{
    ClosedNetwork network{1};
    const auto files = smallFiles(network, 400);
    const auto home = network.newPeer();

    auto add = network.run(home, "add", files);
    ASSERT_TRUE(add.waitFor("added"));
    EXPECT_EQ(add.interrupt(), 130) << add.account();
    const auto told = add.eventsOf("added").size();
    EXPECT_LT(told, files.size());
    auto again = network.run(home, "add", files);
    EXPECT_EQ(again.waitForEnd(), 0) << again.account();
    EXPECT_EQ(again.waitFor("add-summary")->number("known"), static_cast<std::int64_t>(told));
}

TEST(Add, DataThatLiesThereIsCheckedAndNotFetched)
{
    ClosedNetwork network{3};
    const auto file = network.folder().writeNoise("music/one.bin", 3'000'000);
    const auto torrent = (network.folder() / "one.torrent").string();
    auto maker = network.run(network.newPeer(), "share", {"--no-seed", "--torrent-file", torrent, file.string()});
    ASSERT_EQ(maker.waitForEnd(), 0) << maker.account();
    const auto link = maker.waitFor("created")->text("link");
    const auto home = network.newPeer();
    auto service = network.run(home, "service");
    ASSERT_TRUE(service.waitFor("ready"));

    auto add = network.run(home, "add", {torrent, "--data", file.parent_path().string()});
    EXPECT_EQ(add.waitForEnd(), 0) << add.account();
    expectFetched(network, link, file);
    auto missing = network.run(home, "add", {torrent, "--data", (network.folder() / "none").string()});
    EXPECT_EQ(missing.waitForEnd(), 3) << missing.account();
}

} // namespace
} // namespace shoal::test
