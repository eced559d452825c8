#include "tests/app/command_fixture.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

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
    EXPECT_THAT(terminal.messages, HasSubstr("album holds no file that isn't empty"));
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

TEST_F(CommandTest, GoesThroughTheProcessThatServesTheProfile)
{
    openFails = Error{ErrorKind::ProfileInUse, "/p", "shoal service, process 7"};
    folder.write("profile/lock", R"({"pid":7,"service":true,"socket":"/run/shoal.sock"})");
    playSharing();
    loop.at(12s, [this] { loop.interrupt(); });

    EXPECT_EQ(run({"share", "album"}), ExitCode::Ok);
    EXPECT_THAT(connected, ElementsAre("/run/shoal.sock"));
    EXPECT_THAT(terminal.messages, HasSubstr("The service goes on sharing it after Ctrl-C."));
    EXPECT_THAT(terminal.messages, HasSubstr("Left to the service, which goes on with it."));
    EXPECT_THAT(terminal.messages, Not(HasSubstr("Warning")));
}

TEST_F(CommandTest, RunsADhtNodeInAnEngineOfItsOwnOnly)
{
    openFails = Error{ErrorKind::ProfileInUse, "/p", "shoal service, process 7"};
    folder.write("profile/lock", R"({"pid":7,"service":true,"socket":"/run/shoal.sock"})");

    EXPECT_EQ(run({"dht", "node"}), ExitCode::ProfileInUse);
    EXPECT_THAT(connected, IsEmpty());
}

TEST_F(CommandTest, SaysThatASettingDoesNothingWhereAServiceHasItsOwn)
{
    openFails = Error{ErrorKind::ProfileInUse, "/p", "shoal service, process 7"};
    folder.write("profile/lock", R"({"pid":7,"service":true,"socket":"/run/shoal.sock"})");
    playSharing();
    loop.at(2s, [this] { loop.interrupt(); });

    EXPECT_EQ(run({"share", "album", "--set", "upload.slots=3"}), ExitCode::Ok);
    EXPECT_THAT(terminal.messages, HasSubstr("Warning: --set cannot be used: the service that runs this profile"));
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

} // namespace
} // namespace shoal::app
