// One engine a profile without a service: the command that comes first runs it, the others go through it, and one of
// them goes on with it when that one ends.
#include "tests/support/closed_network.h"
#include "tests/support/tree.h"

#include <csignal>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {

using Strings = std::vector<std::string>;

class OneEngine : public testing::Test {
protected:
    /// Somebody else's share, sent as slowly as `pace` says.
    struct Film {
        std::filesystem::path file;
        Program sharer;
        std::string link;
    };
    Film share(const std::string& name, Bytes size, const Strings& pace = {}) const
    {
        const auto file = network.folder().writeNoise(name, size);
        Strings arguments{file.string()};
        arguments.insert(arguments.end(), pace.begin(), pace.end());
        return {file, network.run(peers[next++], "share", arguments), {}};
    }
    static void await(Film& film) { film.link = linkOf(film.sharer); }

    Program get(const Film& film) const { return network.run(home, "get", {film.link, "-o", target.string()}); }
    Program run(const std::string& command, const Strings& arguments = {}) const
    {
        return network.run(home, command, arguments);
    }
    void expectFetched(const Film& film) const
    {
        EXPECT_EQ(differences(film.file, target / film.file.filename()), Strings{});
    }
    /// That the film comes, and that its command knows.
    static void expectFetching(Program& getter)
    {
        EXPECT_TRUE(getter.waitFor("progress", [](const auto& event) { return event.number("done_bytes") > 0; }));
    }

    ClosedNetwork network{3};
    Peer peers[2] = {network.newPeer(), network.newPeer()};
    Peer home = network.newPeer();
    std::filesystem::path target = home.home / "target";
    mutable std::size_t next = 0;
};

const Strings slow{"--set", "limits.upload=1MiB"};
constexpr Bytes large = 4'000'000;

TEST_F(OneEngine, RunsTwoGetsAndTheSecondGoesOnWhenTheFirstIsDone)
{
    auto small = share("small.bin", 1'500'000, slow), big = share("big.bin", large, slow);
    await(small);
    await(big);

    auto first = get(small);
    expectFetching(first);
    auto second = get(big);
    expectFetching(second);

    EXPECT_EQ(first.waitForEnd(), 0) << first.account();
    EXPECT_EQ(second.waitForEnd(), 0) << second.account();
    EXPECT_TRUE(second.waitFor("warning", [](const auto& event) { return event.text("kind") == "engine-gone"; }));
    expectFetched(small);
    expectFetched(big);
}

TEST_F(OneEngine, OfAGetAnswersOtherCommands)
{
    auto big = share("big.bin", large, slow);
    await(big);
    auto getter = get(big);
    expectFetching(getter);

    auto listed = run("ls");
    EXPECT_EQ(listed.waitForEnd(), 0) << listed.account();
    const auto row = listed.waitFor("share");
    ASSERT_TRUE(row);
    EXPECT_EQ(row->text("state"), "downloading");
    auto paused = run("pause", {"big.bin"});
    EXPECT_EQ(paused.waitForEnd(), 0) << paused.account();
    EXPECT_TRUE(getter.waitFor("state", [](const auto& event) { return event.text("state") == "paused"; }));
    auto resumed = run("resume", {"big.bin"});
    EXPECT_EQ(resumed.waitForEnd(), 0) << resumed.account();
    const auto own = network.folder().writeNoise("own.bin", 20'000);
    auto adder = run("add", {own.string()});
    EXPECT_EQ(adder.waitForEnd(), 0) << adder.account();
    const auto summary = adder.waitFor("add-summary");
    ASSERT_TRUE(summary);
    EXPECT_TRUE(summary->flag("running"));
    auto status = run("status");
    EXPECT_EQ(status.waitForEnd(), 0) << status.account();
    const auto shown = status.waitFor("status");
    ASSERT_TRUE(shown);
    EXPECT_FALSE(shown->flag("service"));
    EXPECT_EQ(shown->number("pid"), getter.pid());

    EXPECT_EQ(getter.waitForEnd(), 0) << getter.account();
    expectFetched(big);
    auto after = run("ls", {"own.bin"});
    EXPECT_EQ(after.waitForEnd(), 0) << "it is on the list still" << after.account();
}

TEST_F(OneEngine, GoesOnWithWhatAnInterruptedClientBegan)
{
    // Long enough to be interrupted, and done well before the other one.
    auto small = share("small.bin", 3'000'000, slow), big = share("big.bin", 2 * large, slow);
    await(small);
    await(big);
    auto first = get(big);
    expectFetching(first);
    auto second = get(small);
    expectFetching(second);

    EXPECT_EQ(second.interrupt(), 130) << second.account();

    EXPECT_EQ(first.waitForEnd(), 0) << first.account();
    expectFetched(big);
    expectFetched(small);
}

TEST_F(OneEngine, IsTakenOverByAClientWhenItsProcessIsKilled)
{
    // Large enough to be under way still when the second one begins.
    auto small = share("small.bin", 3'000'000, slow), big = share("big.bin", 3 * large, slow);
    await(small);
    await(big);
    auto first = get(big);
    expectFetching(first);
    auto second = get(small);
    expectFetching(second);

    first.signal(SIGKILL);
    EXPECT_EQ(first.waitForEnd(), 128 + SIGKILL);

    const auto warning =
        second.waitFor("warning", [](const auto& event) { return event.text("kind") == "engine-gone"; });
    ASSERT_TRUE(warning);
    EXPECT_NE(warning->line().find("process " + std::to_string(first.pid()) + " (shoal get) has ended"),
              std::string::npos)
        << warning->line();
    auto again = get(big);
    EXPECT_EQ(second.waitForEnd(), 0) << second.account();
    EXPECT_EQ(again.waitForEnd(), 0) << again.account();
    expectFetched(small);
    expectFetched(big);
}

TEST_F(OneEngine, GoesOnSharingForAClientWhenItsProcessIsInterrupted)
{
    const auto one = network.folder().writeNoise("one.bin", 100'000);
    const auto two = network.folder().writeNoise("two.bin", 100'000);
    auto first = run("share", {one.string()});
    ASSERT_NE(linkOf(first), "");
    auto second = run("share", {two.string()});
    const auto link = linkOf(second);
    ASSERT_NE(link, "");

    EXPECT_EQ(first.interrupt(), 0) << first.account();
    ASSERT_TRUE(second.waitFor("warning", [](const auto& event) { return event.text("kind") == "engine-gone"; }));

    const auto getterPeer = peers[0];
    auto getter = network.run(getterPeer, "get", {link, "-o", (getterPeer.home / "target").string()});
    EXPECT_EQ(getter.waitForEnd(), 0) << getter.account();
    EXPECT_EQ(differences(two, getterPeer.home / "target/two.bin"), Strings{});
    EXPECT_EQ(second.interrupt(), 0) << second.account();
}

TEST_F(OneEngine, OfTwoGetsOfOneLinkServesBoth)
{
    auto big = share("big.bin", large, slow);
    await(big);
    auto first = get(big);
    expectFetching(first);
    auto second = get(big);
    ASSERT_TRUE(second.waitFor("progress"));

    EXPECT_EQ(first.waitForEnd(), 0) << first.account();
    EXPECT_EQ(second.waitForEnd(), 0) << second.account();
    EXPECT_TRUE(second.waitFor("done"));
    expectFetched(big);
}

TEST_F(OneEngine, StartsOnceForCommandsThatBeginTogether)
{
    auto one = run("share", {network.folder().writeNoise("one.bin", 50'000).string()});
    auto two = run("share", {network.folder().writeNoise("two.bin", 50'000).string()});
    auto three = run("share", {network.folder().writeNoise("three.bin", 50'000).string()});

    for (auto* each : {&one, &two, &three})
        EXPECT_NE(linkOf(*each), "") << each->account();
    for (auto* each : {&one, &two, &three})
        EXPECT_EQ(each->interrupt(), 0) << each->account();
}

TEST_F(OneEngine, OfACommandIsNoService)
{
    auto sharer = run("share", {network.folder().writeNoise("one.bin", 50'000).string()});
    ASSERT_NE(linkOf(sharer), "");
    const auto holder = "process " + std::to_string(sharer.pid()) + " (shoal share)";

    for (const auto* const command : {"stop", "status", "reload"}) {
        Program asked{{"service", command, "--profile", home.profile().string(), "--json"}, {.home = home.home}};
        EXPECT_EQ(asked.waitForEnd(), 3) << asked.account();
        const auto error = asked.waitFor("error");
        ASSERT_TRUE(error);
        EXPECT_NE(error->line().find(holder), std::string::npos) << error->line();
    }
    auto service = run("service");
    EXPECT_EQ(service.waitForEnd(), 4) << service.account();
    const auto error = service.waitFor("error");
    ASSERT_TRUE(error);
    EXPECT_EQ(error->text("kind"), "profile-in-use");
    EXPECT_NE(error->line().find(holder), std::string::npos) << error->line();
    EXPECT_EQ(sharer.interrupt(), 0) << sharer.account();
}

} // namespace
} // namespace shoal::test
