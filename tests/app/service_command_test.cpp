// shoal service, and what it tells the service manager.
#include "app/shoal/run/service_news.h"
#include "core/control/remote_engine.h"
#include "tests/app/command_fixture.h"
#include "tests/support/notify_socket.h"

#include <algorithm>
#include <cstdlib>
#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

TEST(StatusLine, CountsSharesByStateAndNamesTheRatesThatThereAre)
{
    EngineStatus status;
    EXPECT_EQ(statusLine(status), "no shares");
    status.states = {{ShareState::Downloading, 1}, {ShareState::Seeding, 3}, {ShareState::FetchingMetadata, 2}};
    EXPECT_EQ(statusLine(status), "1 downloading, 3 seeding, 2 fetching metadata");
    status.upRate = {2'202'009};
    EXPECT_THAT(statusLine(status), testing::EndsWith(", up 2.10 MiB/s"));
    status.downRate = {1024};
    EXPECT_THAT(statusLine(status), HasSubstr(", down 1.00 KiB/s, up "));
}

class ServiceCommand : public CommandTest {
protected:
    void SetUp() override { script.network.listening = {"127.0.0.2:7000"}; }

    ExitCode serve(std::vector<std::string> more = {})
    {
        std::vector<std::string> words{"service", "--socket", socket.string(), "--json"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    }

    const std::filesystem::path socket = folder / "control.sock";
};

constexpr bool tellsSystemd = SHOAL_TELLS_SYSTEMD;

/// With a manager that listens.
class ManagedService : public ServiceCommand {
protected:
    void SetUp() override
    {
        ServiceCommand::SetUp();
        if (!tellsSystemd)
            GTEST_SKIP() << "built without libsystemd";
        ::setenv("NOTIFY_SOCKET", manager.path().c_str(), 1);
    }
    void TearDown() override
    {
        ::unsetenv("NOTIFY_SOCKET");
        ::unsetenv("WATCHDOG_USEC");
    }
    std::size_t pings()
    {
        const auto told = manager.told();
        return static_cast<std::size_t>(std::ranges::count(told, "WATCHDOG=1"));
    }

    test::NotifySocket manager{folder / "notify"};
};

TEST_F(ServiceCommand, RunsAllSharesAndReadsItsSettingsAgainWhenAsked)
{
    loop.at(1s, [this] { loop.interrupt(); });

    EXPECT_EQ(serve({"--set", "upload.slots=4"}), ExitCode::Ok);

    ASSERT_EQ(opened.size(), 1U);
    EXPECT_EQ(opened[0].autostart, Autostart::All);
    EXPECT_EQ(opened[0].socket, socket);
    folder.write("profile/shoal.toml", "[upload]\nslots = 3\n[limits]\nupload = 1000\n");
    const auto again = opened[0].readSettings();
    ASSERT_TRUE(again);
    EXPECT_EQ(again->uploadLimit.value, 1000U);
    EXPECT_EQ(again->uploadSlots, 4) << "--set goes before the file";
}

TEST_F(ServiceCommand, NamesWhatNeedsARestartAtAHangup)
{
    script.needRestart = std::vector<std::string>{"network.listen"};
    loop.at(1s, [this] { loop.hangUp(); });
    loop.at(2s, [this] { loop.interrupt(); });

    EXPECT_EQ(serve(), ExitCode::Ok);

    EXPECT_THAT(lines(), Contains(R"({"event":"reloaded","needs_restart":["network.listen"]})"));
}

TEST_F(ServiceCommand, GoesOnWithItsSettingsWhenTheNewOnesAreWrong)
{
    script.needRestart = fail(ErrorKind::BadSetting, "upload.slots");
    loop.at(1s, [this] { loop.hangUp(); });
    loop.at(2s, [this] { loop.interrupt(); });

    EXPECT_EQ(serve(), ExitCode::Ok);

    EXPECT_THAT(lines(), Contains(AllOf(HasSubstr(R"("event":"warning")"), HasSubstr("bad-setting"))));
}

class ServicesOutput : public ServiceCommand {
protected:
    void SetUp() override
    {
        ServiceCommand::SetUp();
        auto row = serving({3});
        row.state = ShareState::Failed;
        row.reason = {.kind = ReasonKind::ContentGone, .about = "/mnt/album"};
        script.rows = {{row.id, row}};
        // It has no thread of its own: the first question is a moment to speak at.
        script.onNetwork = [this](FakeEngine& engine) {
            for (const auto& event : std::exchange(events, {}))
                engine.emit(event);
        };
        loop.at(1s, [this] { loop.interrupt(); });
    }

    EventBatch events{
        ShareFailed{{3}, {ErrorKind::NotFound, "/mnt/album", {}}},
        PeerBanned{.id = {3}, .address = "1.2.3.4:6881", .misdeed = Misdeed::CorruptData, .time = 1h},
    };
};

TEST_F(ServicesOutput, NamesEachShareThatFailsAndEachPeerThatIsBannedInALine)
{
    EXPECT_EQ(run({"service", "--socket", socket.string()}), ExitCode::Ok);

    EXPECT_THAT(test::linesOf(terminal.messages),
                testing::IsSupersetOf({"Failed: album: /mnt/album is gone. Connect its drive or put it back, then "
                                       "start it again.",
                                       "album: Banned 1.2.3.4:6881 for 60 minutes: it sent corrupt data, none of which "
                                       "was kept."}));
}

TEST_F(ServicesOutput, TellsProgramsOfThemToo)
{
    EXPECT_EQ(serve(), ExitCode::Ok);

    EXPECT_THAT(lines(),
                Contains(AllOf(StartsWith(R"({"event":"share-failed","id":3,"name":"album",)"),
                               HasSubstr(R"("kind":"not-found")"))));
    EXPECT_THAT(lines(), Contains(StartsWith(R"({"event":"banned","id":3,"name":"album",)")));
    for (const auto& line : lines())
        EXPECT_EQ(test::faultOfEvent(line), std::nullopt);
}

TEST_F(ServicesOutput, GivesTheIdOfAShareThatLeftTheListMeanwhile)
{
    script.rows.clear();

    EXPECT_EQ(run({"service", "--socket", socket.string()}), ExitCode::Ok);

    EXPECT_THAT(terminal.messages, HasSubstr("Failed: share 3: /mnt/album is not there"));
}

TEST_F(ServiceCommand, EndsWhenAClientAsksItTo)
{
    loop.waitForOthers();
    loop.at(1s, [this] { EXPECT_TRUE(stopService(socket)); });

    EXPECT_EQ(serve(), ExitCode::Ok);

    EXPECT_THAT(lines().back(), R"({"event":"stopped","saved":true})");
    EXPECT_TRUE(script.record.isClosed);
}

TEST_F(ServiceCommand, ReloadsWhenAClientAsksItTo)
{
    script.needRestart = std::vector<std::string>{"dht.enabled"};
    loop.waitForOthers();
    std::unique_ptr<Engine> client;
    std::vector<std::string> needRestart;
    loop.at(1s, [&] {
        client = std::move(*connectEngine(socket));
        client->reloadSettings(replyOn<std::vector<std::string>>(loop.executor(), [&](const auto& keys) {
            needRestart = keys.value();
            loop.interrupt();
        }));
    });

    EXPECT_EQ(serve(), ExitCode::Ok);

    EXPECT_THAT(needRestart, ElementsAre("dht.enabled"));
    EXPECT_THAT(lines(), Contains(StartsWith(R"({"event":"reloaded")"))) << "its own log tells of it, too";
}

TEST_F(ServiceCommand, WaitsAMinuteForThousandsOfSharesToBeSaved)
{
    script.closes = false;
    loop.at(1s, [this] { loop.interrupt(); });

    EXPECT_EQ(serve(), ExitCode::Ok);

    EXPECT_EQ(loop.elapsed(), 61s);
    EXPECT_EQ(endedAtOnce, ExitCode::Failure);
}

TEST_F(ServiceCommand, KnowsNoGroupOfAnUnknownName)
{
    EXPECT_EQ(serve({"--socket-group", "no such group"}), ExitCode::Usage);
    EXPECT_THAT(terminal.results, HasSubstr("there is no such group"));
    EXPECT_TRUE(opened.empty());
}

TEST_F(ServiceCommand, GivesAGroupASocketOnlyInAPlaceThatIsNamed)
{
    EXPECT_EQ(run({"service", "--socket-group", "root", "--json"}), ExitCode::Usage);
    EXPECT_THAT(terminal.results, HasSubstr("it needs --socket"));
}

TEST_F(ServiceCommand, HasNoSystemToGoThrough)
{
    EXPECT_EQ(runWords({"service", "--system"}), ExitCode::Usage);
    EXPECT_EQ(runWords({"dht", "node", "--system"}), ExitCode::Usage);
    EXPECT_TRUE(opened.empty());
}

TEST_F(ManagedService, IsReadyOnceItListensAndNotBefore)
{
    script.network.listening.clear();
    script.onNetwork = [this](FakeEngine& engine) {
        script.onNetwork = {};
        loop.at(2s, [this, &engine] {
            EXPECT_THAT(manager.told(), ElementsAre());
            script.network.listening = {"127.0.0.2:7000"};
            engine.emit(NetworkChanged{});
        });
    };
    loop.at(3s, [this] { EXPECT_THAT(manager.told(), Contains("READY=1")); });
    loop.at(4s, [this] { loop.interrupt(); });

    EXPECT_EQ(serve(), ExitCode::Ok);
}

TEST_F(ManagedService, SaysThatItStopsBeforeItSaves)
{
    loop.at(1s, [this] { loop.interrupt(); });

    EXPECT_EQ(serve(), ExitCode::Ok);

    EXPECT_THAT(manager.told(), ElementsAre("READY=1", "STATUS=no shares", "STOPPING=1"));
}

TEST_F(ManagedService, TellsHowItDoesWhenThatChanges)
{
    loop.at(12s, [this] { script.status.states = {{ShareState::Seeding, 3}}; });
    loop.at(60s, [this] { loop.interrupt(); });

    EXPECT_EQ(serve(), ExitCode::Ok);

    EXPECT_THAT(manager.told(), ElementsAre("READY=1", "STATUS=no shares", "STATUS=3 seeding", "STOPPING=1"));
}

TEST_F(ManagedService, PingsTheWatchdogTwiceInEachPeriod)
{
    ::setenv("WATCHDOG_USEC", "4000000", 1);
    loop.at(9s, [this] { loop.interrupt(); });

    EXPECT_EQ(serve(), ExitCode::Ok);

    EXPECT_EQ(pings(), 5U) << "at 0, 2, 4, 6 and 8 s";
}

TEST_F(ManagedService, PingsNoMoreWhenTheEngineDoesNotAnswer)
{
    ::setenv("WATCHDOG_USEC", "4000000", 1);
    loop.at(5s, [this] { script.hangs = true; });
    loop.at(60s, [this] { loop.interrupt(); });

    EXPECT_EQ(serve(), ExitCode::Ok);

    EXPECT_EQ(pings(), 3U) << "at 0, 2 and 4 s";
}

TEST_F(ManagedService, SaysWhenItReadsItsSettingsAgain)
{
    loop.at(1s, [this] { loop.hangUp(); });
    loop.at(2s, [this] { loop.interrupt(); });

    EXPECT_EQ(serve(), ExitCode::Ok);

    EXPECT_THAT(manager.told(),
                ElementsAre("READY=1", "STATUS=no shares", StartsWith("RELOADING=1\nMONOTONIC_USEC="), "READY=1",
                            "STOPPING=1"));
}

} // namespace
} // namespace shoal::app
