#include "app/shoal/terminal/text.h"
#include "tests/app/command_fixture.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

class LsCommand : public CommandTest {
protected:
    LsCommand()
    {
        put(1, "beta", ShareState::Seeding, 300);
        put(2, "Alpha", ShareState::Paused, 100).labels = {"night"};
        put(3, "gamma", ShareState::Seeding, 200);
    }

    ShareRow& put(std::int64_t id, const std::string& name, ShareState state, Bytes size)
    {
        auto& row = script.rows[{id}];
        row = serving({id});
        row.name = name;
        row.state = state;
        row.hasMetadata = true;
        row.size = row.wanted = row.done = size;
        return row;
    }

    std::vector<std::string> listed(std::vector<std::string> words)
    {
        words.insert(words.begin(), {"ls", "--columns", "name"});
        terminal.results.clear();
        EXPECT_EQ(run(words), ExitCode::Ok);
        auto names = lines();
        names.erase(names.begin());
        return names;
    }
};

TEST_F(LsCommand, ShowsATableAndATotal)
{
    EXPECT_EQ(run({"ls"}), ExitCode::Ok);
    EXPECT_THAT(lines(),
                ElementsAre("ID  NAME   STATE     DONE   SIZE  DOWN  UP  PEERS  RATIO",
                            " 1  beta   seeding  100 %  300 B     -   -      0   0.00",
                            " 2  Alpha  paused   100 %  100 B     -   -      0   0.00",
                            " 3  gamma  seeding  100 %  200 B     -   -      0   0.00"));
    EXPECT_THAT(terminal.messages, HasSubstr("3 shares, 600 B\n"));
    EXPECT_TRUE(script.record.isClosed);
}

TEST_F(LsCommand, NamesThePrivateSwarmsWhereThereAreAny)
{
    auto& row = put(2, "Alpha", ShareState::Paused, 100);
    row.swarm = swarm::SwarmId{};
    row.swarmName = "choir";

    EXPECT_EQ(run({"ls"}), ExitCode::Ok);

    EXPECT_THAT(lines(),
                testing::IsSupersetOf({"ID  NAME   SWARM  STATE     DONE   SIZE  DOWN  UP  PEERS  RATIO",
                                       " 1  beta   -      seeding  100 %  300 B     -   -      0   0.00",
                                       " 2  Alpha  choir  paused   100 %  100 B     -   -      0   0.00"}));
}

TEST_F(LsCommand, CallsALinkThatBringsNoNameByTheFirstDigitsOfItsHash)
{
    auto& row = put(4, "", ShareState::FetchingMetadata, 0);
    row.hasMetadata = false;

    EXPECT_THAT(listed({}), testing::Contains("(no name yet) 01000000…"));
}

TEST_F(LsCommand, WatchedEndsWhenItsReaderGoesAway)
{
    loop.at(5s, [this] { terminal.broken = true; });
    loop.at(60s, [this] { loop.interrupt(); });

    EXPECT_EQ(run({"ls", "--watch"}), ExitCode::Failure);
    EXPECT_LE(loop.elapsed(), 6s) << "also when nothing changes that it could print";
}

TEST_F(LsCommand, SortsByAnyColumnAndTheOtherWayRound)
{
    EXPECT_THAT(listed({"--sort", "name"}), ElementsAre("Alpha", "beta", "gamma"));
    EXPECT_THAT(listed({"--sort", "size", "--reverse"}), ElementsAre("beta", "gamma", "Alpha"));
    EXPECT_THAT(listed({"--reverse"}), ElementsAre("gamma", "Alpha", "beta"));
}

TEST_F(LsCommand, FiltersByStateLabelAndPartsOfTheName)
{
    EXPECT_THAT(listed({"--state", "seeding"}), ElementsAre("beta", "gamma"));
    EXPECT_THAT(listed({"--label", "night"}), ElementsAre("Alpha"));
    EXPECT_THAT(listed({"a", "M"}), ElementsAre("gamma"));
}

TEST_F(LsCommand, RefusesStatesAndColumnsThatThereAreNot)
{
    for (const auto& words : {std::vector<std::string>{"ls", "--state", "happy"},
                              {"ls", "--sort", "colour"},
                              {"ls", "--columns", "id,colour"},
                              {"ls", "--columns", ","}})
        EXPECT_EQ(run(words), ExitCode::Usage);
    EXPECT_THAT(terminal.messages, HasSubstr("States are fetching-metadata, checking"));
    EXPECT_THAT(terminal.messages, HasSubstr("Columns are id, name"));
    EXPECT_THAT(opened, SizeIs(0));
}

TEST_F(LsCommand, PrintsWithJsonAShareALineAndNothingElse)
{
    openFails = {ErrorKind::ProfileInUse, "profile", ""};
    folder.write("profile/lock", R"({"pid":1,"socket":"/run/control.sock","purpose":"shoal service","service":true})");

    EXPECT_EQ(run({"ls", "--json", "--set", "dht.enabled=false"}), ExitCode::Ok);

    EXPECT_THAT(lines(), SizeIs(3));
    EXPECT_THAT(lines(), Each(StartsWith(R"({"event":"share","id":)")));
    for (const auto& line : lines())
        EXPECT_EQ(test::faultOfEvent(line), std::nullopt);
    EXPECT_THAT(terminal.messages, HasSubstr(R"("event":"warning")")) << "of --set, which the service does not take";
}

TEST_F(LsCommand, OfAnEmptyListSaysSo)
{
    script.rows.clear();
    EXPECT_EQ(run({"ls", "--json"}), ExitCode::Ok);
    EXPECT_EQ(terminal.results, "");
    EXPECT_EQ(run({"ls"}), ExitCode::Ok);
    EXPECT_THAT(terminal.messages, HasSubstr("No shares yet."));
    EXPECT_EQ(run({"ls", "x"}), ExitCode::Ok);
    EXPECT_THAT(terminal.messages, HasSubstr("No share fits."));
}

TEST_F(LsCommand, FitsTheTerminal)
{
    script.rows[{1}].name = std::string(200, 'n');
    terminal.shown = {.isTerminal = true, .columns = 60};
    run({"ls"});
    EXPECT_THAT(lines(), Each(testing::Property(&std::string::size, testing::Le(62U)))) << "the … has three bytes";
    terminal.shown.isTerminal = false;
    run({"ls"});
    EXPECT_THAT(terminal.results, HasSubstr(std::string(200, 'n'))) << "a pipe gets it whole";
}

TEST_F(LsCommand, WatchedPrintsWithJsonWhatChangesUntilCtrlC)
{
    script.onSubscribe = [this](FakeEngine& engine) {
        loop.at(2500ms, [&engine, this] {
            auto row = script.rows[{3}];
            row.peers = 4;
            engine.change(row);
        });
        loop.at(5s, [this] { loop.interrupt(); });
    };

    EXPECT_EQ(run({"ls", "--watch", "--json"}), ExitCode::Ok);

    EXPECT_EQ(loop.elapsed(), 5s);
    ASSERT_THAT(lines(), SizeIs(4));
    EXPECT_THAT(lines().back(), AllOf(HasSubstr(R"("id":3,)"), HasSubstr(R"("peers":4,)")));
}

TEST_F(LsCommand, WatchedDrawsAgainEverySecondInTheWindowAsItIsNow)
{
    terminal.shown = {.isTerminal = true, .columns = 80, .rows = 4};
    script.onSubscribe = [this](FakeEngine&) {
        loop.at(1500ms, [this] {
            terminal.results.clear();
            terminal.shown.columns = 20;
        });
        loop.at(2500ms, [this] { loop.interrupt(); });
    };

    EXPECT_EQ(run({"ls", "--watch"}), ExitCode::Ok);

    EXPECT_THAT(terminal.results, StartsWith("\x1b[H"));
    EXPECT_THAT(terminal.results, EndsWith("\x1b[K\n\x1b[J"));
    EXPECT_THAT(lines(), SizeIs(4)) << "three of the screen's, and the end of the last";
    for (const auto& line : lines())
        EXPECT_LE(displayWidth(line), 20U + std::string{"\x1b[H\x1b[K"}.size());
    EXPECT_THAT(terminal.messages, Not(HasSubstr("Saving")));
}

TEST_F(LsCommand, WatchedIntoAPipePrintsTheListOnlyWhenItReadsDifferently)
{
    script.onSubscribe = [this](FakeEngine& engine) {
        loop.at(2500ms, [&engine, this] {
            auto row = script.rows[{3}];
            row.peers = 4;
            engine.change(row);
        });
        loop.at(9s, [this] { loop.interrupt(); });
    };
    EXPECT_EQ(run({"ls", "--watch"}), ExitCode::Ok);
    EXPECT_THAT(lines(), SizeIs(8));
}

} // namespace
} // namespace shoal::app
