#include "app/shoal/program.h"
#include "tests/app/fake_loop.h"
#include "tests/app/fake_terminal.h"
#include "tests/app/sample_reports.h"
#include "tests/support/fake_engine.h"
#include "tests/support/json_schema.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using namespace std::chrono_literals;
using test::FakeEngine;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

const std::string link = "magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567&dn=album";

/// `shoal` with everything from outside faked; time is the loop's.
class CommandTest : public testing::Test {
protected:
    ExitCode run(std::vector<std::string> words)
    {
        words.insert(words.end(), {"--profile", (folder / "profile").string()});
        return runWords(words);
    }

    ExitCode runWords(const std::vector<std::string>& words)
    {
        const Services services{
            [this](LocalEngineOptions options) -> Result<std::unique_ptr<Engine>> {
                opened.push_back(std::move(options));
                if (openFails)
                    return fail(*openFails);
                return std::make_unique<FakeEngine>(script);
            },
            [](const CreateRequest&, const OnCreateProgress& progress, std::stop_token) -> Result<CreatedTorrent> {
                progress({1, 2, {3}, 4s});
                return created();
            },
            [this](const VerifyRequest&, const OnCreateProgress&, std::stop_token) -> Result<VerifyOutcome> {
                return verified;
            },
            [this](ExitCode code) {
                endedAtOnce = code;
                loop.stop();
            },
        };
        const auto code = runProgram(words, services, terminal, loop);
        EXPECT_FALSE(loop.isStuck()) << "it waits for something that never comes";
        return code;
    }

    static CreatedTorrent created()
    {
        CreatedTorrent torrent;
        torrent.bytes = "d4:infodee";
        torrent.torrent = test::sampleTorrent();
        torrent.folder = "/srv";
        return torrent;
    }

    /// Reading ends after a second, then it is served.
    void playSharing()
    {
        script.onCreate = [this](FakeEngine& engine) {
            engine.emit(CreateProgressed{JobId{1}, {1, 2, {3}, 4s}});
            loop.at(1s, [&] { engine.finishCreating(created()); });
        };
        script.onAdd = [](FakeEngine& engine, ShareId id) { engine.change(serving(id)); };
    }

    static ShareRow serving(ShareId id)
    {
        ShareRow row;
        row.id = id;
        row.hashes = test::sampleHashes();
        row.name = "album";
        row.state = ShareState::Seeding;
        row.size = row.wanted = row.done = 60;
        row.folder = "/srv";
        return row;
    }

    static ShareRow fetching(ShareId id)
    {
        auto row = serving(id);
        row.state = ShareState::Downloading;
        row.done = 30;
        row.folder = "/downloads";
        return row;
    }

    void announceAt(std::chrono::milliseconds time)
    {
        script.onAdd = [this, time](FakeEngine& engine, ShareId id) {
            engine.change(serving(id));
            loop.at(time, [&engine, id] { engine.emit(ShareAnnounced{id}); });
        };
    }

    std::vector<std::string> lines() const { return test::linesOf(terminal.results); }

    const test::TemporaryFolder folder;
    test::FakeLoop loop;
    test::FakeTerminal terminal;
    FakeEngine::Script script;
    std::vector<LocalEngineOptions> opened;
    std::optional<Error> openFails;
    VerifyOutcome verified;
    std::optional<ExitCode> endedAtOnce;
};

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

TEST_F(CommandTest, ShareIsReadyWhenItsAnnounceIsStored)
{
    playSharing();
    announceAt(3s);
    loop.at(4s, [this] { loop.interrupt(); });

    EXPECT_EQ(run({"share", "album", "--json"}), ExitCode::Ok);

    EXPECT_THAT(lines(), Contains(HasSubstr(R"("event":"ready")")).Times(1));
    EXPECT_THAT(lines(), Contains(HasSubstr(R"("announced":true)")).Times(1));
    for (const auto& line : lines())
        EXPECT_EQ(test::faultOfEvent(line), std::nullopt);
    EXPECT_EQ(terminal.messages, "");
}

TEST_F(CommandTest, ShareIsReadyWithoutItsAnnounceAfterTenSeconds)
{
    playSharing();
    std::size_t linesBefore = 0;
    loop.at(10900ms, [&] { linesBefore = lines().size(); });
    loop.at(12s, [this] { loop.interrupt(); });

    EXPECT_EQ(run({"share", "album", "--json"}), ExitCode::Ok);

    ASSERT_GT(lines().size(), linesBefore);
    EXPECT_THAT(lines()[linesBefore], HasSubstr(R"("event":"ready")")) << "reading took the first of eleven seconds";
    EXPECT_THAT(lines()[linesBefore], HasSubstr(R"("announced":false)"));
}

TEST_F(CommandTest, ShareTellsWhenTheAnnounceComesLate)
{
    playSharing();
    announceAt(15s);
    loop.at(16s, [this] { loop.interrupt(); });

    run({"share", "album", "--json"});

    EXPECT_THAT(lines(), Contains(HasSubstr(R"("event":"ready")")).Times(1));
    EXPECT_THAT(lines(), Contains(HasSubstr(R"("event":"announced")")).Times(1));
}

TEST_F(CommandTest, APrivateShareIsReadyAtOnce)
{
    script.onCreate = [](FakeEngine& engine) {
        auto torrent = created();
        torrent.torrent.isPrivate = true;
        engine.finishCreating(torrent);
    };
    script.onAdd = [](FakeEngine& engine, ShareId id) { engine.change(serving(id)); };
    loop.at(1s, [this] { loop.interrupt(); });

    run({"share", "album", "--private", "--tracker", "udp://t:1", "--json"});

    EXPECT_THAT(lines(), Contains(HasSubstr(R"("announced":false)")));
}

TEST_F(CommandTest, ShareAddsWhatItHashedAndTrustsIt)
{
    playSharing();
    loop.at(2s, [this] { loop.interrupt(); });

    run({"share", "album", "--v1", "--comment", "c", "--web-seed", "http://w"});

    ASSERT_EQ(script.record.created.size(), 1U);
    EXPECT_EQ(script.record.created[0].format, TorrentFormat::V1);
    EXPECT_EQ(script.record.created[0].comment, "c");
    ASSERT_EQ(script.record.added.size(), 1U);
    EXPECT_EQ(script.record.added[0].trust, DataTrust::JustHashed);
    EXPECT_EQ(script.record.added[0].folder, "/srv");
    EXPECT_EQ(script.record.added[0].whenDone, WhenDone::Seed);
}

TEST_F(CommandTest, ShareStoppedWhileItReadsIsInterrupted)
{
    script.onCreate = [this](FakeEngine&) { loop.at(1s, [this] { loop.interrupt(); }); };

    EXPECT_EQ(run({"share", "album"}), ExitCode::Interrupted);

    EXPECT_THAT(script.record.cancelled, ElementsAre(JobId{1}));
    EXPECT_TRUE(script.record.isClosed);
    EXPECT_THAT(terminal.messages, HasSubstr("Saving"));
}

TEST_F(CommandTest, ShareTellsWhyItCannotRead)
{
    script.onCreate = [](FakeEngine& engine) { engine.finishCreating(fail(ErrorKind::EmptyShare, "album")); };

    EXPECT_EQ(run({"share", "album"}), ExitCode::Failure);
    EXPECT_THAT(terminal.messages, HasSubstr("album holds no file with a byte in it"));
    EXPECT_TRUE(script.record.isClosed);
}

TEST_F(CommandTest, ALinkHoldsNoAddressUnlessAHintIsAskedFor)
{
    script.network.listening = {"127.0.0.2:6881"};
    playSharing();
    loop.at(2s, [this] { loop.interrupt(); });
    run({"share", "album"});

    EXPECT_THAT(terminal.results, StartsWith("magnet:?"));
    EXPECT_THAT(terminal.results, Not(HasSubstr("x.pe=")));
}

TEST_F(CommandTest, AHintIsTheAddressListenedOn)
{
    script.network.listening = {"127.0.0.2:6881"};
    playSharing();
    loop.at(2s, [this] { loop.interrupt(); });

    run({"share", "album", "--hint"});

    EXPECT_THAT(terminal.results, HasSubstr("x.pe=127.0.0.2:6881"));
}

TEST_F(CommandTest, AHintIsWaitedForTenSecondsOnly)
{
    playSharing();
    loop.at(12s, [this] { loop.interrupt(); });

    run({"share", "album", "--hint"});

    EXPECT_THAT(terminal.messages, HasSubstr("no address of this computer is known yet"));
    EXPECT_THAT(terminal.results, StartsWith("magnet:?"));
}

TEST_F(CommandTest, ShareWithoutSeedingNeedsNoProfile)
{
    loop.waitForOthers();

    EXPECT_EQ(run({"share", "album", "--no-seed", "--torrent-file", (folder / "a.torrent").string()}), ExitCode::Ok);

    EXPECT_THAT(opened, IsEmpty());
    EXPECT_THAT(terminal.results, StartsWith("magnet:?"));
    EXPECT_TRUE(std::filesystem::exists(folder / "a.torrent"));
}

TEST_F(CommandTest, ShareRefusesToOverwriteATorrentFileBeforeItReads)
{
    const auto file = folder.write("a.torrent", "mine");

    EXPECT_EQ(run({"share", "album", "--torrent-file", file.string()}), ExitCode::Failure);
    EXPECT_THAT(opened, IsEmpty());
}

TEST_F(CommandTest, AProfileInUseIsRefusedNamingItsHolder)
{
    openFails = Error{ErrorKind::ProfileInUse, "/p", "shoal seed, process 7"};

    EXPECT_EQ(run({"get", link}), ExitCode::ProfileInUse);
    EXPECT_THAT(terminal.messages, HasSubstr("process 7"));
    EXPECT_THAT(terminal.messages, HasSubstr("--profile DIR"));
}

TEST_F(CommandTest, OpensTheProfileItIsGivenAndRestsOtherShares)
{
    playSharing();
    loop.at(2s, [this] { loop.interrupt(); });
    run({"share", "album"});

    ASSERT_EQ(opened.size(), 1U);
    EXPECT_EQ(opened[0].profile, folder / "profile");
    EXPECT_EQ(opened[0].purpose, "shoal share");
    EXPECT_EQ(opened[0].autostart, Autostart::None);
}

TEST_F(CommandTest, GetEndsOnlyWhenEverythingIsVerifiedAndOnDisk)
{
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        engine.change(fetching(id));
        loop.at(1s, [&engine, id] {
            auto row = fetching(id);
            row.done = row.wanted; // received, but not synced to disk yet
            engine.change(row);
        });
        loop.at(5s, [&engine, id] { engine.emit(ShareFinished{id}); });
    };

    EXPECT_EQ(run({"get", link, "-o", "/downloads", "--json"}), ExitCode::Ok);

    EXPECT_EQ(loop.elapsed(), 5s);
    EXPECT_THAT(
        lines().back(),
        HasSubstr(R"({"event":"done","path":"/downloads/album","name":"album","size_bytes":60,"seconds":5.0,)"));
    EXPECT_TRUE(script.record.isClosed);
    for (const auto& line : lines())
        EXPECT_EQ(test::faultOfEvent(line), std::nullopt);
}

TEST_F(CommandTest, GetNoticesAnEndThatComesBeforeItsShareHasAName)
{
    script.onAdd = [](FakeEngine& engine, ShareId id) {
        engine.change(serving(id));
        engine.emit(ShareFinished{id});
    };

    EXPECT_EQ(run({"get", link}), ExitCode::Ok);
}

TEST_F(CommandTest, GetEndsWithTheErrorOfItsShare)
{
    script.onAdd = [](FakeEngine& engine, ShareId id) {
        engine.emit(ShareFailed{id, {ErrorKind::NotEnoughSpace, "/downloads", "needs 5 GiB, has 1 GiB"}});
    };

    EXPECT_EQ(run({"get", link}), ExitCode::NoSpace);
    EXPECT_THAT(terminal.messages, HasSubstr("/downloads has too little free space: needs 5 GiB, has 1 GiB"));
    EXPECT_TRUE(script.record.isClosed);
}

TEST_F(CommandTest, GetIgnoresWhatHappensToOtherShares)
{
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        engine.emit(ShareFailed{{99}, {ErrorKind::DiskFull, "other", ""}});
        engine.emit(ShareFinished{{99}});
        engine.change(fetching(id));
        loop.at(2s, [&engine, id] { engine.emit(ShareFinished{id}); });
    };

    EXPECT_EQ(run({"get", link}), ExitCode::Ok);
    EXPECT_EQ(loop.elapsed(), 2s);
}

TEST_F(CommandTest, GetStoppedHalfWayIsInterruptedAndSaved)
{
    script.onAdd = [](FakeEngine& engine, ShareId id) { engine.change(fetching(id)); };
    loop.at(2s, [this] { loop.interrupt(); });

    EXPECT_EQ(run({"get", link, "--json"}), ExitCode::Interrupted);

    EXPECT_TRUE(script.record.isClosed);
    EXPECT_THAT(lines().back(), R"({"event":"stopped","saved":true})");
}

TEST_F(CommandTest, AnEngineThatCannotSaveIsNotWaitedForLongerThanThreeSeconds)
{
    script.closes = false;
    script.onAdd = [](FakeEngine& engine, ShareId id) { engine.change(fetching(id)); };
    loop.at(2s, [this] { loop.interrupt(); });

    run({"get", link, "--json"});

    EXPECT_EQ(loop.elapsed(), 5s);
    EXPECT_EQ(endedAtOnce, ExitCode::Interrupted);
    EXPECT_THAT(lines().back(), R"({"event":"stopped","saved":false})");
}

TEST_F(CommandTest, ASecondInterruptEndsAtOnce)
{
    script.closes = false;
    script.onAdd = [](FakeEngine& engine, ShareId id) { engine.change(fetching(id)); };
    loop.at(2s, [this] { loop.interrupt(); });
    loop.at(3s, [this] { loop.interrupt(); });

    run({"get", link});

    EXPECT_EQ(loop.elapsed(), 3s);
    EXPECT_EQ(endedAtOnce, ExitCode::Interrupted);
}

TEST_F(CommandTest, OneInterruptThatComesTwiceIsStillOne)
{
    script.onAdd = [](FakeEngine& engine, ShareId id) { engine.change(fetching(id)); };
    loop.at(2s, [this] {
        loop.interrupt();
        loop.interrupt();
    });

    run({"get", link});

    EXPECT_EQ(endedAtOnce, std::nullopt);
    EXPECT_TRUE(script.record.isClosed);
}

TEST_F(CommandTest, AReaderThatGoesAwayStopsItCleanly)
{
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        terminal.broken = true;
        engine.change(fetching(id));
    };

    EXPECT_EQ(run({"get", link, "--json"}), ExitCode::Failure);
    EXPECT_TRUE(script.record.isClosed);
}

TEST_F(CommandTest, GetTakesWhatItsOptionsSay)
{
    script.addFails = Error{ErrorKind::BadLink, link, ""};

    EXPECT_EQ(run({"get", link, "-o", "x", "--files", "1,3-5", "--files", "*.txt", "--seed", "--sequential"}),
              ExitCode::NotFound);

    ASSERT_EQ(script.record.added.size(), 1U);
    const auto& added = script.record.added[0];
    EXPECT_EQ(added.folder, std::filesystem::current_path() / "x");
    EXPECT_THAT(added.wanted.ranges, ElementsAre(testing::Pair(0, 0), testing::Pair(2, 4)));
    EXPECT_THAT(added.wanted.patterns, ElementsAre("*.txt"));
    EXPECT_EQ(added.whenDone, WhenDone::Seed);
    EXPECT_EQ(added.order, PieceOrder::Sequential);
}

TEST_F(CommandTest, GetTakesTheFilesThatALinkSelectsUnlessToldOtherwise)
{
    script.addFails = Error{ErrorKind::BadLink, "", ""};

    run({"get", link + "&so=0,2-3"});
    run({"get", link + "&so=0,2-3", "--files", "7"});

    ASSERT_EQ(script.record.added.size(), 2U);
    EXPECT_THAT(script.record.added[0].wanted.ranges, ElementsAre(testing::Pair(0, 0), testing::Pair(2, 3)));
    EXPECT_THAT(script.record.added[1].wanted.ranges, ElementsAre(testing::Pair(6, 6)));
}

TEST_F(CommandTest, GetRefusesAPatternThatNamesNoFileOnceTheFilesAreKnown)
{
    script.onAdd = [](FakeEngine& engine, ShareId id) {
        auto row = fetching(id);
        row.wanted = 0;
        engine.change(row);
        engine.emit(MetadataReceived{id});
    };

    EXPECT_EQ(run({"get", link, "--files", "*.none"}), ExitCode::Usage);
}

TEST_F(CommandTest, GetGoesOnServingWhenAsked)
{
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        engine.script().details[id] = {.row = serving(id), .link = link};
        engine.change(serving(id));
        engine.emit(ShareFinished{id});
        loop.at(1s, [&engine, id] { engine.emit(ShareAnnounced{id}); });
        loop.at(2s, [this] { loop.interrupt(); });
    };

    EXPECT_EQ(run({"get", link, "--seed", "--json"}), ExitCode::Ok);

    EXPECT_THAT(lines(), Contains(HasSubstr(R"("event":"done")")).Times(1));
    EXPECT_THAT(lines(), Contains(HasSubstr(R"("event":"ready")")).Times(1));
}

TEST_F(CommandTest, GetReportsTheReasonWhyNothingMoves)
{
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        auto row = fetching(id);
        row.reason = {.kind = ReasonKind::NoDhtNode};
        engine.change(row);
        loop.at(1s, [this] { loop.interrupt(); });
    };

    run({"get", link});

    EXPECT_THAT(terminal.messages, HasSubstr("No DHT node answers. Check the internet connection"));
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
    EXPECT_THAT(terminal.messages, HasSubstr("Warning: 0.0.0.0:6881 could not be listened on"));
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
