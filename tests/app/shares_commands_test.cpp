// Commands that look after shares on the list.
#include "tests/app/command_fixture.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;
using testing::StartsWith;

class SharesCommand : public CommandTest {
protected:
    SharesCommand()
    {
        put(1, "album");
        put(2, "book");
    }

    ShareRow& put(std::int64_t id, const std::string& name)
    {
        auto& row = script.rows[{id}];
        row = serving({id});
        row.name = name;
        row.hasMetadata = true;
        row.labels = {"old"};
        return row;
    }

    void isServed()
    {
        openFails = {ErrorKind::ProfileInUse, "profile", ""};
        folder.write("profile/lock",
                     R"({"pid":1,"socket":"/run/control.sock","purpose":"shoal service","service":true})");
    }

    const ShareEdit& onlyEdit() const { return script.record.edited.at(0).second; }
};

TEST_F(SharesCommand, PauseResumeAndReannounceTellALineAShare)
{
    isServed();
    EXPECT_EQ(run({"pause", "--all"}), ExitCode::Ok);
    EXPECT_EQ(run({"resume", "1"}), ExitCode::Ok);
    EXPECT_EQ(run({"reannounce", "book", "--json"}), ExitCode::Ok);

    EXPECT_THAT(
        lines(),
        ElementsAre("Paused album", "Paused book", "Resumed album", R"({"event":"reannounced","id":2,"name":"book"})"));
    EXPECT_THAT(script.record.reannounced, ElementsAre(ShareId{2}));
    EXPECT_TRUE(script.record.isClosed);
}

TEST_F(SharesCommand, AFailureForOneShareDoesNotKeepItFromTheOthers)
{
    isServed();
    script.refused = {ShareId{1}};
    EXPECT_EQ(run({"reannounce", "--all"}), ExitCode::Usage);
    EXPECT_THAT(lines(), ElementsAre("Asked for peers of book"));
    EXPECT_THAT(terminal.messages, HasSubstr("shoal: album cannot be used"));
}

TEST_F(SharesCommand, ReannounceWithoutAServiceSaysHowToStartOne)
{
    EXPECT_EQ(run({"reannounce", "album"}), ExitCode::Usage);

    EXPECT_THAT(terminal.messages, HasSubstr("no service runs this profile. Start `shoal service`, then ask again."));
    EXPECT_THAT(script.record.reannounced, IsEmpty());
}

TEST_F(SharesCommand, FilesQuotesTheOptionThatNamesNoFile)
{
    script.refused = {ShareId{1}};
    EXPECT_EQ(run({"files", "album", "--only", "9", "--only", "*.cue"}), ExitCode::Usage);

    EXPECT_THAT(terminal.messages, HasSubstr("shoal: --only 9 --only *.cue cannot be used"));
}

TEST_F(SharesCommand, LimitSetsWhatIsGivenAndLeavesTheRest)
{
    script.rows[{1}].limits.down = {2048};
    EXPECT_EQ(run({"limit", "album", "--up", "500KiB"}), ExitCode::Ok);
    EXPECT_EQ(onlyEdit().upLimit, BytesPerSecond{500 * 1024});
    EXPECT_EQ(onlyEdit().downLimit, std::nullopt);
    EXPECT_THAT(lines(), ElementsAre("album: 2.00 KiB/s down, 500 KiB/s up"));
}

TEST_F(SharesCommand, LimitWithoutOptionsPrintsAndChangesNothing)
{
    EXPECT_EQ(run({"limit", "--all"}), ExitCode::Ok);
    EXPECT_THAT(lines(), ElementsAre("album: no limit down, no limit up", "book: no limit down, no limit up"));
    EXPECT_THAT(script.record.edited, IsEmpty());
    EXPECT_EQ(run({"limit", "album", "--down", "fast"}), ExitCode::Usage);
    EXPECT_THAT(terminal.messages, HasSubstr("--down fast cannot be used: it is no speed."));
}

TEST_F(SharesCommand, LabelAddsAndRemoves)
{
    EXPECT_EQ(run({"label", "1", "--add", "new", "--add", "a", "--remove", "old", "--json"}), ExitCode::Ok);
    EXPECT_THAT(onlyEdit().addLabels, ElementsAre("new", "a"));
    EXPECT_THAT(onlyEdit().removeLabels, ElementsAre("old"));
    EXPECT_THAT(lines(), ElementsAre(R"({"event":"labels","id":1,"name":"album","labels":["a","new"]})"));
    EXPECT_EQ(run({"label", "1", "--add", "a,b"}), ExitCode::Usage);
    EXPECT_THAT(script.record.edited, SizeIs(1));
}

TEST_F(SharesCommand, PriorityIsTheLastWord)
{
    EXPECT_EQ(run({"priority", "1", "2", "high"}), ExitCode::Ok);
    EXPECT_THAT(lines(), ElementsAre("album: high", "book: high"));
    EXPECT_EQ(onlyEdit().priority, Priority::High);
    EXPECT_EQ(run({"priority", "--all", "low"}), ExitCode::Ok);
    EXPECT_EQ(run({"priority", "1", "2"}), ExitCode::Usage);
    EXPECT_EQ(run({"priority", "high"}), ExitCode::Usage) << "it names no share";
    EXPECT_EQ(run({"priority"}), ExitCode::Usage);
}

TEST_F(SharesCommand, RmKeepsTheDataAndAsksNobody)
{
    EXPECT_EQ(run({"rm", "1"}), ExitCode::Ok);
    EXPECT_THAT(script.record.removed, ElementsAre(Pair(ShareId{1}, Data::Keep)));
    EXPECT_THAT(lines(), ElementsAre("Removed album: its files stay"));
}

TEST_F(SharesCommand, RmWithDataNamesWhatItWouldDeleteAndAsks)
{
    terminal.answer = "yes";
    EXPECT_EQ(run({"rm", "--all", "--with-data"}), ExitCode::Ok);
    EXPECT_THAT(terminal.messages, HasSubstr("  1  album, 60 B in /srv\n  2  book, 60 B in /srv\n"));
    EXPECT_THAT(terminal.messages, HasSubstr("Type yes to delete 2 shares with 120 B: "));
    EXPECT_THAT(script.record.removed, ElementsAre(Pair(ShareId{1}, Data::Delete), Pair(ShareId{2}, Data::Delete)));
}

TEST_F(SharesCommand, RmWithDataSaysWhatStaysForOtherShares)
{
    script.kept[{1}] = 3;
    EXPECT_EQ(run({"rm", "--all", "--with-data", "--yes"}), ExitCode::Ok);
    EXPECT_THAT(lines(),
                ElementsAre("Removed album: its files are deleted but 3 files that another share on the list "
                            "has, too",
                            "Removed book: its files are deleted"));
}

TEST_F(SharesCommand, RmWithDataRemovesNothingWithoutAYes)
{
    terminal.answer = "y";
    EXPECT_EQ(run({"rm", "1", "--with-data"}), ExitCode::Interrupted);
    EXPECT_THAT(terminal.messages, HasSubstr("Nothing was removed."));
    EXPECT_EQ(run({"rm", "1", "--with-data", "--json"}), ExitCode::Usage) << "a program is not asked";
    terminal.answer.reset();
    EXPECT_EQ(run({"rm", "1", "--with-data"}), ExitCode::Usage) << "nobody is there";
    EXPECT_THAT(script.record.removed, IsEmpty());

    EXPECT_EQ(run({"rm", "1", "--with-data", "--yes"}), ExitCode::Ok);
    EXPECT_THAT(script.record.removed, ElementsAre(Pair(ShareId{1}, Data::Delete)));
}

TEST_F(SharesCommand, MoveTakesAFolderOfTheCommandsOwnAndTellsWhereItWent)
{
    EXPECT_EQ(run({"move", "1", "2", "some/where/", "--json"}), ExitCode::Ok);
    const auto target = std::filesystem::current_path() / "some" / "where";
    EXPECT_THAT(script.record.moved, ElementsAre(Pair(ShareId{1}, target), Pair(ShareId{2}, target)));
    EXPECT_THAT(lines(), Contains(HasSubstr(R"("event":"moved")")).Times(2));
}

TEST_F(SharesCommand, MoveSaysWhyItCouldNot)
{
    script.moveFails = Error{ErrorKind::AlreadyExists, "/there/album/1.flac", ""};
    EXPECT_EQ(run({"move", "1", "/there"}), ExitCode::Failure);
    EXPECT_THAT(terminal.messages, HasSubstr("/there/album/1.flac exists already"));
    EXPECT_EQ(terminal.results, "");
}

TEST_F(SharesCommand, DetachedMoveLeavesItToTheService)
{
    isServed();
    EXPECT_EQ(run({"move", "1", "/there", "--detach"}), ExitCode::Ok);
    EXPECT_THAT(lines(), ElementsAre("Moving album to /there"));
}

TEST_F(SharesCommand, VerifyWaitsForTheEndOfTheCheck)
{
    script.onVerify = [this](FakeEngine& engine, ShareId id) {
        auto row = script.rows[id];
        row.state = ShareState::Checking;
        engine.change(row);
        loop.at(30s, [&engine, id] { engine.change(serving(id)); });
    };
    EXPECT_EQ(run({"verify", "album"}), ExitCode::Ok);
    EXPECT_EQ(loop.elapsed(), 30s);
    EXPECT_THAT(lines(), ElementsAre("album is whole: 60 B checked"));
}

TEST_F(SharesCommand, VerifyEndsWithFiveWhenDataIsMissing)
{
    script.files[{1}] = {{0, "album/1", 30, 30, true}, {1, "album/2", 30, 0, true}};
    script.onVerify = [](FakeEngine& engine, ShareId id) { engine.change(fetching(id)); };
    EXPECT_EQ(run({"verify", "1", "--json"}), ExitCode::NotIdentical);
    EXPECT_THAT(lines().back(),
                R"({"event":"checked","id":1,"name":"album","identical":false,"wanted_bytes":60,"done_bytes":30,)"
                R"("incomplete_files":1})");
}

TEST_F(SharesCommand, VerifySaysWhyACheckFailed)
{
    script.onVerify = [this](FakeEngine& engine, ShareId id) {
        auto row = script.rows[id];
        row.state = ShareState::Failed;
        row.reason = {.kind = ReasonKind::PermissionDenied, .about = "/srv/album/1"};
        engine.change(row);
    };
    EXPECT_EQ(run({"verify", "1"}), ExitCode::Failure);
    EXPECT_THAT(terminal.messages, HasSubstr("/srv/album/1 may not be used"));
}

TEST_F(SharesCommand, VerifyOfAShareWhoseFilesAreGoneSaysSo)
{
    script.onVerify = [this](FakeEngine& engine, ShareId id) {
        auto row = script.rows[id];
        row.state = ShareState::Failed;
        row.reason = {.kind = ReasonKind::ContentGone, .about = "/mnt/album/1"};
        engine.change(row);
    };
    EXPECT_EQ(run({"verify", "1"}), ExitCode::NotFound);
    EXPECT_THAT(terminal.messages, HasSubstr("/mnt/album/1 is not there. Connect its drive"));
}

TEST_F(SharesCommand, VerifyOfAPausedShareLeavesItPaused)
{
    isServed();
    script.rows[{1}].state = ShareState::Paused;
    script.onVerify = [](FakeEngine& engine, ShareId id) { engine.change(serving(id)); };
    EXPECT_EQ(run({"verify", "1"}), ExitCode::Ok);
    EXPECT_THAT(script.record.paused, ElementsAre(ShareId{1}));
}

TEST_F(SharesCommand, VerifyRefusesWhatCannotBeChecked)
{
    script.rows[{1}].hasMetadata = false;
    script.rows[{2}].state = ShareState::Moving;
    EXPECT_EQ(run({"verify", "--all"}), ExitCode::Usage);
    EXPECT_THAT(script.record.verified, IsEmpty());
    EXPECT_THAT(terminal.messages, HasSubstr("its list of files has not come yet"));
    EXPECT_THAT(terminal.messages, HasSubstr("it is being moved"));
}

TEST_F(SharesCommand, DetachedVerifyReturnsAtOnce)
{
    isServed();
    EXPECT_EQ(run({"verify", "1", "--detach"}), ExitCode::Ok);
    EXPECT_THAT(lines(), ElementsAre("Checking album"));
}

TEST_F(SharesCommand, FilesListsThemByNumber)
{
    script.files[{1}] = {{0, "album/1.flac", 10, 5, true}, {1, "album/2.flac", 20, 0, false}};
    EXPECT_EQ(run({"files", "album"}), ExitCode::Ok);
    EXPECT_THAT(lines(),
                ElementsAre("NO  SIZE    DONE  WANTED  PATH", " 1  10 B  50.0 %  yes     album/1.flac",
                            " 2  20 B   0.0 %  no      album/2.flac"));
}

TEST_F(SharesCommand, FilesShowsPrioritiesWhereThereAreAny)
{
    script.files[{1}] = {{0, "album/1.flac", 10, 5, true, FilePriority::High},
                         {1, "album/2.flac", 20, 0, false, FilePriority::Skip},
                         {2, "album/3.flac", 20, 0, true}};
    EXPECT_EQ(run({"files", "album"}), ExitCode::Ok);
    EXPECT_THAT(lines(),
                ElementsAre("NO  SIZE    DONE  WANTED  PRIORITY  PATH",
                            " 1  10 B  50.0 %  yes     high      album/1.flac",
                            " 2  20 B   0.0 %  no                album/2.flac",
                            " 3  20 B   0.0 %  yes     normal    album/3.flac"));
}

TEST_F(SharesCommand, FilesOnlyChoosesAndAllFilesTakesItBack)
{
    script.files[{1}] = {{0, "album/1.flac", 10, 5, true}, {1, "album/2.flac", 20, 0, false}};
    EXPECT_EQ(run({"files", "album", "--only", "1", "--only", "*.cue"}), ExitCode::Ok);
    ASSERT_TRUE(onlyEdit().wanted);
    EXPECT_THAT(onlyEdit().wanted->ranges, ElementsAre(Pair(0U, 0U)));
    EXPECT_THAT(onlyEdit().wanted->patterns, ElementsAre("*.cue"));
    EXPECT_THAT(lines(), ElementsAre("album: 1 of 2 files wanted, 10 B of 30 B"));

    EXPECT_EQ(run({"files", "album", "--all-files"}), ExitCode::Ok);
    EXPECT_TRUE(script.record.edited.back().second.wanted->isAll());
    EXPECT_EQ(run({"files", "album", "--only", "0"}), ExitCode::Usage);
    EXPECT_THAT(terminal.messages, HasSubstr("--only 0 cannot be used: files count from 1"));
}

TEST_F(SharesCommand, PeersAndTrackersAreTables)
{
    script.peers[{1}] = {{.address = "1.2.3.4:6881",
                          .client = "Other 1.0",
                          .downRate = {1024},
                          .progress = 0.5,
                          .isChokingUs = false,
                          .isUtp = true}};
    script.trackers[{1}] = {{"udp://t", 0, TrackerState::Failing, "no route", 3, 30s, {}, 7U}};
    EXPECT_EQ(run({"peers", "1"}), ExitCode::Ok);
    EXPECT_EQ(run({"trackers", "1"}), ExitCode::Ok);
    EXPECT_THAT(lines(),
                ElementsAre("ADDRESS       CLIENT        HAS        DOWN     UP  OVER  WAY  CHOKES US",
                            "1.2.3.4:6881  Other 1.0  50.0 %  1.00 KiB/s  0 B/s  uTP   out  no",
                            "TIER  URL      STATE    SEEDS  LEECHES  NEXT  MESSAGE",
                            "   0  udp://t  failing      -        7  30 s  no route"));
    EXPECT_EQ(run({"peers", "2"}), ExitCode::Ok);
    EXPECT_THAT(terminal.messages, HasSubstr("No peer is connected."));
}

TEST_F(SharesCommand, OfSeveralSharesEachListHasAHeading)
{
    script.trackers[{1}] = script.trackers[{2}] = {{"udp://t"}};
    EXPECT_EQ(run({"trackers", "1", "2"}), ExitCode::Ok);
    EXPECT_THAT(lines(), Contains("album (1):"));
    EXPECT_THAT(lines(), Contains("book (2):"));
}

TEST_F(SharesCommand, ShowTellsEverythingOfAShare)
{
    auto row = script.rows[{1}];
    row.reason = {.kind = ReasonKind::NobodyAsks};
    script.details[{1}] = {row, test::sampleTorrent(), link, {}};
    EXPECT_EQ(run({"show", "album"}), ExitCode::Ok);
    for (const auto* const line :
         {"Name          album", "Id            1", "State         seeding",
          "Why           Complete, and nobody asks for it now. Give somebody the link.",
          "Size          60 B (60 bytes) in 3 files", "Done          100 %, 60 B of 60 B",
          "Limits        no limit down, no limit up", "Labels        old", "Folder        /srv"})
        EXPECT_THAT(lines(), Contains(line));
    EXPECT_THAT(terminal.results, HasSubstr("Link          " + link));
}

TEST_F(SharesCommand, ShowOfAnInfoHashThatIsNotOnTheListIsALink)
{
    EXPECT_EQ(run({"show", std::string(40, 'f')}), ExitCode::Ok);
    EXPECT_THAT(terminal.results, StartsWith("Hash v1       ffff"));
    EXPECT_EQ(run({"show", "nobody"}), ExitCode::NotFound);
}

TEST_F(SharesCommand, WithAServiceTheOutputIsTheSame)
{
    EXPECT_EQ(run({"label", "1", "--add", "new"}), ExitCode::Ok);
    const auto own = std::exchange(terminal.results, {});
    isServed();
    EXPECT_EQ(run({"label", "1", "--add", "new"}), ExitCode::Ok);
    EXPECT_EQ(terminal.results, own);
    EXPECT_THAT(connected, SizeIs(1));
}

} // namespace
} // namespace shoal::app
