#include "tests/app/command_fixture.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

class TopCommandTest : public CommandTest {
protected:
    TopCommandTest()
    {
        terminal.shown.isTerminal = true;
        terminal.size = {120, 12};
    }

    void addShares(std::int64_t count)
    {
        for (std::int64_t id = 1; id <= count; ++id) {
            auto row = serving({id});
            row.name = "share " + std::to_string(id);
            script.rows[{id}] = row;
        }
    }

    /// At the n-th tenth of a second from the start, once everything from before is answered.
    void at(int tenth, std::function<void()> what) { loop.at(tenth * 100ms + 1ms, std::move(what)); }
    void key(int tenth, KeyKind kind)
    {
        at(tenth, [this, kind] { terminal.type(Key{kind}); });
    }
    void type(int tenth, const std::string& letter)
    {
        at(tenth, [this, letter] { terminal.type(letter); });
    }
    /// The marked line of the list then.
    std::string markedLine() const
    {
        for (std::size_t line = 4; line < terminal.drawn.size(); ++line)
            if (terminal.drawn[line].isMarked)
                return terminal.drawn[line].text;
        return {};
    }
    std::string bottom() const { return terminal.drawn.empty() ? "" : terminal.drawn.back().text; }
    std::vector<Range> asked() const
    {
        std::vector<Range> ranges;
        for (const auto& query : script.record.queries)
            ranges.push_back(query.range);
        return ranges;
    }
};

TEST_F(TopCommandTest, IsForATerminal)
{
    terminal.shown.isTerminal = false;

    EXPECT_EQ(run({"top"}), ExitCode::Usage);
    EXPECT_THAT(terminal.messages, HasSubstr("it is no terminal that can be drawn on. `shoal status` tells"));
    EXPECT_TRUE(opened.empty());
    terminal.shown.isTerminal = true;
    EXPECT_EQ(run({"top", "--json"}), ExitCode::Usage);
    EXPECT_THAT(terminal.results, HasSubstr("`shoal status --json` tells programs how it does"));
    terminal.results.clear();
    runWords({"help", "top"});
    EXPECT_THAT(terminal.results, testing::Not(HasSubstr("--json")));
}

TEST_F(TopCommandTest, EndsByItsKeyAndGivesTheScreenBack)
{
    addShares(2);
    at(3, [this] {
        EXPECT_TRUE(terminal.isTaken);
        EXPECT_THAT(markedLine(), HasSubstr("share 1"));
    });
    type(5, "q");

    EXPECT_EQ(run({"top"}), ExitCode::Ok);
    EXPECT_FALSE(terminal.isTaken);
    EXPECT_TRUE(script.record.isClosed);
}

TEST_F(TopCommandTest, EndsByCtrlC)
{
    at(5, [this] { loop.interrupt(); });

    EXPECT_EQ(run({"top"}), ExitCode::Ok);
    EXPECT_FALSE(terminal.isTaken);
}

TEST_F(TopCommandTest, GivesTheScreenBackBeforeTheProcessEndsAtOnce)
{
    script.closes = false;
    at(5, [this] { loop.interrupt(); });
    at(10, [this] { loop.interrupt(); });

    run({"top"});

    EXPECT_EQ(endedAtOnce, ExitCode::Interrupted);
    EXPECT_FALSE(terminal.isTaken);
}

TEST_F(TopCommandTest, TellsWhyItEndedOnceTheScreenIsGivenBack)
{
    script.onStatus = [](FakeEngine& engine) {
        engine.emit(EngineWarning{{ErrorKind::EngineGone, "", "the connection to it has ended"}});
    };

    EXPECT_EQ(run({"top"}), ExitCode::Failure);
    EXPECT_FALSE(terminal.isTaken);
    EXPECT_THAT(terminal.messages, HasSubstr("The running Shoal does not answer"));
}

TEST_F(TopCommandTest, AsksForTheRowsOnTheScreenAlone)
{
    addShares(10'000);
    key(5, KeyKind::PageDown);
    at(8, [this] { EXPECT_THAT(markedLine(), HasSubstr("share 8")); });
    key(9, KeyKind::End);
    at(12, [this] { EXPECT_THAT(markedLine(), HasSubstr("share 10000")); });
    type(13, "q");

    run({"top"});

    for (const auto& range : asked())
        EXPECT_EQ(range.count, 7U);
    EXPECT_EQ(asked().back().first, 9993U);
}

TEST_F(TopCommandTest, StaysOnAShareThatMovesInTheList)
{
    addShares(3);
    key(2, KeyKind::Down);
    at(5, [this] {
        EXPECT_THAT(markedLine(), HasSubstr("share 2"));
        script.rows.erase(ShareId{1});
    });
    at(18, [this] { EXPECT_THAT(markedLine(), HasSubstr("share 2")) << "now it is the first"; });
    type(20, "q");

    run({"top"});
}

TEST_F(TopCommandTest, GoesThroughTheColumnsAndTurnsTheOrderRound)
{
    addShares(1);
    type(2, "r");
    type(4, "s");
    for (int press = 0; press < 6; ++press)
        type(6 + 2 * press, "s");
    type(20, "q");

    run({"top"});

    std::vector<ShareColumn> columns;
    for (const auto& query : script.record.queries)
        if (columns.empty() || columns.back() != query.sort.column)
            columns.push_back(query.sort.column);
    EXPECT_THAT(columns,
                ElementsAre(ShareColumn::DownRate, ShareColumn::UpRate, ShareColumn::Progress, ShareColumn::Size,
                            ShareColumn::State, ShareColumn::Id, ShareColumn::Name, ShareColumn::DownRate));
    EXPECT_TRUE(script.record.queries[0].sort.isDescending);
    EXPECT_FALSE(script.record.queries[1].sort.isDescending);
}

TEST_F(TopCommandTest, PausesAndResumesTheShareUnderTheCursor)
{
    addShares(2);
    key(2, KeyKind::Down);
    type(4, "p");
    at(6, [this] { script.rows[ShareId{2}].state = ShareState::Paused; });
    type(20, "p");
    type(22, "q");

    run({"top"});

    EXPECT_THAT(script.record.paused, ElementsAre(ShareId{2}));
    EXPECT_THAT(script.record.resumed, ElementsAre(ShareId{2}));
}

TEST_F(TopCommandTest, FindsSharesByName)
{
    addShares(12);
    type(2, "/");
    type(3, "1");
    type(4, "2");
    at(7, [this] { EXPECT_THAT(bottom(), HasSubstr("/12_")); });
    key(8, KeyKind::Enter);
    at(10, [this] {
        EXPECT_THAT(markedLine(), HasSubstr("share 12"));
        EXPECT_THAT(bottom(), HasSubstr("1 of 1 with \"12\""));
    });
    key(11, KeyKind::Escape);
    at(14, [this] { EXPECT_THAT(bottom(), HasSubstr("1 of 12  q quit")); });
    type(15, "q");

    run({"top"});
}

TEST_F(TopCommandTest, ShowsThePeersOfAShareAndGoesBack)
{
    addShares(2);
    script.peers[ShareId{2}] = {{.address = "1.2.3.4:6881", .client = "liar"}};
    key(2, KeyKind::Down);
    key(4, KeyKind::Enter);
    at(7, [this] {
        EXPECT_THAT(terminal.drawn.at(4).text, HasSubstr("1.2.3.4:6881"));
        EXPECT_THAT(bottom(), HasSubstr("1 peer of share 2"));
    });
    key(8, KeyKind::Escape);
    at(11, [this] { EXPECT_THAT(markedLine(), HasSubstr("share 2")); });
    type(12, "q");

    run({"top"});
}

TEST_F(TopCommandTest, DrawsAtLeastOnceASecondAndAtMostTenTimes)
{
    addShares(1);
    int quiet = 0;
    at(50, [&] { quiet = terminal.drawings; });
    for (int event = 0; event < 1000; ++event)
        loop.at(5001ms + event * 1ms, [this] { terminal.type(Key{KeyKind::Down}); });
    int busy = 0;
    at(60, [&] { busy = terminal.drawings - quiet; });
    type(61, "q");

    run({"top"});

    EXPECT_GE(quiet, 5);
    EXPECT_GE(busy, 5);
    EXPECT_LE(busy, 11);
}

TEST_F(TopCommandTest, IsDrawnAnewWhenTheWindowChanges)
{
    addShares(30);
    at(2, [this] { terminal.resize({40, 30}); });
    at(5, [this] { EXPECT_EQ(terminal.drawn.size(), 30U); });
    at(6, [this] { terminal.resize({10, 2}); });
    at(9, [this] { EXPECT_EQ(terminal.drawn.size(), 2U); });
    type(10, "q");

    run({"top"});

    std::vector<std::size_t> counts;
    for (const auto& range : asked())
        counts.push_back(range.count);
    EXPECT_THAT(counts, Contains(25U));
    EXPECT_THAT(counts, Contains(1U));
}

TEST_F(TopCommandTest, SaysWhatTheEngineRefuses)
{
    addShares(1);
    at(2, [this] { script.rows.clear(); });
    type(3, "p");
    at(5, [this] { EXPECT_THAT(bottom(), HasSubstr("is not there")); });
    type(6, "q");

    run({"top"});
}

} // namespace
} // namespace shoal::app
