// shoal top at a real terminal.
#include "tests/support/closed_network.h"
#include "tests/support/terminal_program.h"

#include <algorithm>
#include <csignal>
#include <gmock/gmock.h>

namespace shoal::test {
namespace {
using testing::EndsWith;

const std::string screenGivenBack = "\x1b[?7h\x1b[?25h\x1b[?1049l";

bool shows(const TerminalProgram::Drawing& drawing, const std::string& text)
{
    return std::ranges::any_of(drawing, [&text](const auto& line) { return line.find(text) != std::string::npos; });
}

class Top : public testing::Test {
protected:
    /// A service with one share.
    void SetUp() override
    {
        const auto file = network.folder().writeNoise("one.bin", 100'000);
        startService();
        ASSERT_TRUE(service->waitFor("ready"));
        auto sharer = network.run(home, "share", {file.string()});
        ASSERT_FALSE(linkOf(sharer).empty());
        EXPECT_EQ(sharer.interrupt(), 0) << sharer.account();
    }

    void startService()
    {
        // It can't be moved.
        // NOLINTNEXTLINE(modernize-make-unique)
        service.reset(new Program(network.run(home, "service")));
    }

    std::vector<std::string> words() const
    {
        std::vector<std::string> words{"top"};
        const auto own = network.options(home);
        words.insert(words.end(), own.begin(), own.end());
        return words;
    }

    ClosedNetwork network{1};
    const Peer home = network.newPeer();
    std::unique_ptr<Program> service;
};

TEST_F(Top, FollowsTheWindowAndGivesTheTerminalBack)
{
    TerminalProgram top{words(), home.home, {100, 20}};
    const auto first = top.waitForDrawing([](const auto& drawing) { return shows(drawing, "one.bin"); });
    ASSERT_TRUE(first);
    EXPECT_EQ(first->size(), 20U);
    EXPECT_FALSE(top.isAsBefore());

    top.resize({30, 6});
    const auto small = top.waitForDrawing([](const auto& drawing) { return drawing.size() == 6; });
    ASSERT_TRUE(small);
    EXPECT_TRUE(shows(*small, "one.bin"));
    EXPECT_FALSE(shows(*small, "PEERS"));
    top.resize({1, 1});
    EXPECT_TRUE(top.waitForDrawing([](const auto& drawing) { return drawing.size() == 1; }));

    top.type("q");
    EXPECT_EQ(top.waitForEnd(), 0);
    EXPECT_TRUE(top.isAsBefore());
    EXPECT_THAT(top.output(), EndsWith(screenGivenBack));
}

TEST_F(Top, PausesTheShareUnderTheCursor)
{
    TerminalProgram top{words(), home.home, {120, 20}};
    ASSERT_TRUE(top.waitForDrawing(
        [](const auto& drawing) { return shows(drawing, "one.bin") && shows(drawing, "1 seeding"); }));
    top.type("p");
    EXPECT_TRUE(top.waitForDrawing([](const auto& drawing) { return shows(drawing, "1 paused"); }));
    top.type("p");
    EXPECT_TRUE(top.waitForDrawing([](const auto& drawing) { return shows(drawing, "1 seeding"); }));
    top.type("q");
    EXPECT_EQ(top.waitForEnd(), 0);
}

TEST_F(Top, GivesTheTerminalBackHoweverItEnds)
{
    for (const auto how : {SIGINT, SIGTERM}) {
        TerminalProgram top{words(), home.home, {100, 20}};
        ASSERT_TRUE(top.waitForDrawing([](const auto& drawing) { return shows(drawing, "one.bin"); }));
        if (how == SIGINT)
            top.type("\x03");
        else
            top.signal(how);
        EXPECT_EQ(top.waitForEnd(), 0);
        EXPECT_TRUE(top.isAsBefore());
        EXPECT_THAT(top.output(), EndsWith(screenGivenBack));
    }
}

TEST_F(Top, WaitsForAServiceThatIsStartedAgain)
{
    TerminalProgram top{words(), home.home, {100, 20}};
    ASSERT_TRUE(top.waitForDrawing([](const auto& drawing) { return shows(drawing, "one.bin"); }));
    EXPECT_EQ(service->interrupt(), 0);
    EXPECT_TRUE(top.waitForDrawing([](const auto& drawing) { return shows(drawing, "does not answer"); }));
    startService();
    EXPECT_TRUE(top.waitForDrawing([](const auto& drawing) { return shows(drawing, "It is back."); }));
    top.type("q");
    EXPECT_EQ(top.waitForEnd(), 0);
}

TEST_F(Top, NeedsATerminal)
{
    auto top = network.run(home, "top");
    EXPECT_EQ(top.waitForEnd(), 2) << top.account();
}

} // namespace
} // namespace shoal::test
