// shoal log and shoal status, by themselves and through a service.
#include "tests/support/closed_network.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {

std::vector<std::string> entriesOf(const Program& log)
{
    std::vector<std::string> lines;
    for (const auto& event : log.eventsOf("log"))
        lines.push_back(event.line());
    return lines;
}

TEST(Log, SaysTheSameThroughAServiceAndWithoutOne)
{
    ClosedNetwork network{1};
    const auto file = network.folder().writeNoise("one.bin", 100'000);
    const auto home = network.newPeer();
    {
        auto sharer = network.run(home, "share", {file.string()});
        ASSERT_FALSE(linkOf(sharer).empty());
        EXPECT_EQ(sharer.interrupt(), 0);
    }
    auto alone = network.run(home, "log", {"one.bin"});
    ASSERT_EQ(alone.waitForEnd(), 0) << alone.account();
    const auto entries = entriesOf(alone);
    ASSERT_FALSE(entries.empty());
    EXPECT_EQ(JsonEvent{entries.front()}.text("kind"), "added");
    EXPECT_EQ(JsonEvent{entries.front()}.text("name"), "one.bin");

    auto service = network.run(home, "service");
    ASSERT_TRUE(service.waitFor("ready"));
    auto served = network.run(home, "log", {"one.bin"});
    ASSERT_EQ(served.waitForEnd(), 0) << served.account();
    auto servedEntries = entriesOf(served);
    ASSERT_GE(servedEntries.size(), entries.size());
    servedEntries.resize(entries.size());
    EXPECT_EQ(servedEntries, entries);
}

TEST(Log, FollowsWhatHappensInAService)
{
    ClosedNetwork network{1};
    const auto file = network.folder().writeNoise("one.bin", 100'000);
    const auto home = network.newPeer();
    auto service = network.run(home, "service");
    ASSERT_TRUE(service.waitFor("ready"));
    auto log = network.run(home, "log", {"--follow"});
    auto sharer = network.run(home, "share", {file.string()});

    EXPECT_TRUE(log.waitFor("log", [](const JsonEvent& event) { return event.text("kind") == "added"; }));
    EXPECT_EQ(log.interrupt(), 0) << log.account();
}

TEST(Status, TellsWhetherAServiceRuns)
{
    ClosedNetwork network{1};
    const auto file = network.folder().writeNoise("one.bin", 100'000);
    const auto home = network.newPeer();
    {
        auto sharer = network.run(home, "share", {file.string()});
        ASSERT_FALSE(linkOf(sharer).empty());
        EXPECT_EQ(sharer.interrupt(), 0);
        auto alone = network.run(home, "status");
        ASSERT_EQ(alone.waitForEnd(), 0) << alone.account();
        EXPECT_FALSE(alone.waitFor("status")->flag("service"));
        EXPECT_EQ(alone.waitFor("status")->number("shares"), 1);
    }
    auto service = network.run(home, "service");
    ASSERT_TRUE(service.waitFor("ready"));
    auto status = network.run(home, "status");
    ASSERT_EQ(status.waitForEnd(), 0) << status.account();
    const auto told = status.waitFor("status");
    ASSERT_TRUE(told);
    EXPECT_TRUE(told->flag("service"));
    EXPECT_EQ(told->number("pid"), service.pid());
    EXPECT_EQ(told->number("shares"), 1);
}

} // namespace
} // namespace shoal::test
