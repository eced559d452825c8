#include "tests/app/command_fixture.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using testing::Contains;
using testing::HasSubstr;
using testing::StartsWith;

TEST_F(CommandTest, WithoutArgumentsShowsTheHelp)
{
    EXPECT_EQ(runWords({}), ExitCode::Ok);
    EXPECT_THAT(terminal.results, HasSubstr("shoal share FOLDER"));
}

TEST_F(CommandTest, ShowsItsVersion)
{
    EXPECT_EQ(runWords({"--version"}), ExitCode::Ok);
    EXPECT_THAT(terminal.results, StartsWith("shoal 0."));
}

TEST_F(CommandTest, AWrongCommandLineEndsWithUsage)
{
    EXPECT_EQ(runWords({"share"}), ExitCode::Usage);
    EXPECT_EQ(terminal.results, "");
    EXPECT_EQ(runWords({"share", "--json"}), ExitCode::Usage);
    EXPECT_EQ(test::faultOfEvent(terminal.results), std::nullopt);
}

TEST_F(CommandTest, HelpOfACommandIsTheSameBothWays)
{
    runWords({"help", "dht", "node"});
    const auto help = std::exchange(terminal.results, {});
    runWords({"dht", "node", "--help"});

    EXPECT_EQ(terminal.results, help);
    EXPECT_EQ(runWords({"help", "nothing"}), ExitCode::Usage);
}

TEST_F(CommandTest, SeedOfAFolderSharesIt)
{
    playSharing();
    announceAt(2s);
    folder.write("album/1.flac", "x");
    loop.at(3s, [this] { loop.interrupt(); });

    EXPECT_EQ(run({"seed", (folder / "album").string(), "--json"}), ExitCode::Ok);

    EXPECT_THAT(lines(), Contains(HasSubstr(R"("event":"ready")")).Times(1));
}

TEST_F(CommandTest, SeedOfALinkChecksFirstAndIsReadyAfterwards)
{
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        engine.script().details[id] = {.row = serving(id), .link = link};
        auto row = serving(id);
        row.state = ShareState::Checking;
        engine.change(row);
        loop.at(30s, [&engine, id] { engine.change(serving(id)); });
        loop.at(32s, [&engine, id] { engine.emit(ShareAnnounced{id}); });
        loop.at(33s, [this] { loop.interrupt(); });
    };

    EXPECT_EQ(run({"seed", link, "--data", folder.path().string(), "--json"}), ExitCode::Ok);

    EXPECT_THAT(lines(), Contains(HasSubstr(R"("announced":true)")).Times(1))
        << "checking is no part of the ten seconds";
    ASSERT_EQ(script.record.added.size(), 1U);
    EXPECT_EQ(script.record.added[0].trust, DataTrust::None);
    EXPECT_EQ(script.record.added[0].folder, folder.path());
}

TEST_F(CommandTest, WarningsDoNotEndACommand)
{
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        engine.emit(EngineWarning{{ErrorKind::PortInUse, "0.0.0.0:6881", ""}});
        engine.change(fetching(id));
        loop.at(1s, [&engine, id] { engine.emit(ShareFinished{id}); });
    };

    EXPECT_EQ(run({"get", link}), ExitCode::Ok);
    EXPECT_THAT(terminal.messages, HasSubstr("Warning: 0.0.0.0:6881 is taken by another program"));
}

TEST_F(CommandTest, ShowOfALinkSaysWhatIsInIt)
{
    EXPECT_EQ(runWords({"show", link + "&so=0,2-3"}), ExitCode::Ok);
    EXPECT_THAT(terminal.results, HasSubstr("Name          album\n"));
    EXPECT_THAT(terminal.results, HasSubstr("Files         1,3-4\n"));
    EXPECT_EQ(runWords({"show", "nonsense"}), ExitCode::NotFound);
}

TEST_F(CommandTest, DhtNodeIsReadyOnceItListens)
{
    script.network.listening = {"127.0.0.2:7000"};
    loop.at(2s, [this] { loop.interrupt(); });

    EXPECT_EQ(run({"dht", "node", "--json"}), ExitCode::Ok);

    EXPECT_THAT(lines().front(), R"({"event":"ready","listening":["127.0.0.2:7000"]})");
}

TEST_F(CommandTest, DhtStatusEndsWhenItIsSettled)
{
    loop.at(3s, [this] { script.network.dht = {dht::Health::Good, 40, 300}; });

    EXPECT_EQ(run({"dht", "status"}), ExitCode::Ok);

    EXPECT_EQ(loop.elapsed(), 3s);
    EXPECT_THAT(terminal.results, HasSubstr("about 300 nodes"));
}

TEST_F(CommandTest, DhtStatusWaitsFifteenSecondsAtMostAndFailsWhenNobodyAnswers)
{
    EXPECT_EQ(run({"dht", "status"}), ExitCode::Failure);
    EXPECT_EQ(loop.elapsed(), 15s);
}

} // namespace
} // namespace shoal::app
