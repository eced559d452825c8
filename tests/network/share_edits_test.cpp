// What may be done to a share that is on the list, with real sessions.
#include "core/bt/torrent_reader.h"
#include "core/link/magnet.h"
#include "tests/support/engine_driver.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>

namespace shoal {
namespace {

using test::closedNetwork;
using test::contentOf;
using test::EngineDriver;
using test::TemporaryFolder;
using testing::ElementsAre;
using testing::IsEmpty;

class ShareOnTheList : public testing::Test {
protected:
    LocalEngineOptions options(Autostart autostart = Autostart::All)
    {
        return {.profile = folder / "profile",
                .settings = closedNetwork("127.0.0.2"),
                .autostart = autostart,
                .purpose = "test",
                .readSettings = [this] { return Result<Settings>{onDisk}; }};
    }

    void SetUp() override
    {
        folder.writeNoise("here/album/big", 2'000'000);
        folder.write("here/album/small", "small");
        open();
        auto created = driver->create({.paths = {folder / "here/album"}, .trackers = {"http://127.0.0.9:9/announce"}});
        ASSERT_TRUE(created);
        torrent = created->bytes;
        id = driver->add({.source = torrent, .folder = folder / "here"}).value();
        ASSERT_TRUE(driver->waitForRow(id, [](const auto& row) { return row.state == ShareState::Seeding; }));
    }

    void open() { driver = std::make_unique<EngineDriver>(options()); }
    void reopen()
    {
        driver->close();
        driver.reset();
        open();
    }

    Result<ShareId> edit(const ShareEdit& edit)
    {
        return driver->ask<ShareId>([&](Engine& engine, auto reply) { engine.edit(id, edit, reply); });
    }
    Result<ShareId> move(const std::filesystem::path& to)
    {
        return driver->ask<ShareId>([&](Engine& engine, auto reply) { engine.move(id, to, reply); });
    }
    Result<ShareId> command(void (Engine::*call)(ShareId, Reply<ShareId>))
    {
        return driver->ask<ShareId>([&](Engine& engine, auto reply) { (engine.*call)(id, reply); });
    }
    /// The oldest first.
    std::vector<LogEntry> entries()
    {
        auto page = driver->ask<LogPage>([this](Engine& engine, auto reply) {
            engine.log({.share = id}, {0, 100}, reply);
        });
        return {page->rows.rbegin(), page->rows.rend()};
    }
    std::vector<LogKind> logged()
    {
        std::vector<LogKind> kinds;
        for (const auto& entry : entries())
            kinds.push_back(entry.kind);
        return kinds;
    }
    /// What checks found, in their order.
    std::vector<std::string> checks()
    {
        std::vector<std::string> texts;
        for (const auto& entry : entries())
            if (entry.kind == LogKind::Checked)
                texts.push_back(entry.text);
        return texts;
    }
    bool isIn(ShareState state)
    {
        return driver->waitForRow(id, [state](const auto& row) { return row.state == state; });
    }

    TemporaryFolder folder;
    Settings onDisk;
    std::unique_ptr<EngineDriver> driver;
    std::string torrent;
    ShareId id;
};

TEST_F(ShareOnTheList, KeepsItsLabelsLimitsAndPriority)
{
    ASSERT_TRUE(edit({.downLimit = BytesPerSecond{1'000},
                      .upLimit = BytesPerSecond{2'000},
                      .priority = Priority::High,
                      .addLabels = {"music", "books"}}));
    ASSERT_TRUE(edit({.removeLabels = {"music", "never had"}}));

    const auto expectKept = [this] {
        const auto row = driver->row(id);
        EXPECT_THAT(row.labels, ElementsAre("books"));
        EXPECT_EQ(row.limits, (ShareLimits{{1'000}, {2'000}}));
        EXPECT_EQ(row.priority, Priority::High);
    };
    expectKept();
    reopen();
    expectKept();
    ASSERT_TRUE(driver->waitForRow(id, [](const auto& row) { return row.state == ShareState::Seeding; }));
    expectKept();
}

TEST_F(ShareOnTheList, RefusesALabelThatCannotBeOne)
{
    const auto edited = edit({.upLimit = BytesPerSecond{5}, .addLabels = {"a,b"}});

    ASSERT_FALSE(edited);
    EXPECT_EQ(edited.error().about, "a,b");
    EXPECT_EQ(driver->row(id).limits, ShareLimits{}) << "nothing of a refused edit is kept";
}

TEST_F(ShareOnTheList, WantsOtherFilesWhenItIsTold)
{
    ASSERT_TRUE(edit({.wanted = FileSelection{.ranges = {}, .patterns = {"small"}}}));

    EXPECT_TRUE(
        driver->waitForRow(id, [](const auto& row) { return row.state == ShareState::Seeding && row.wanted == 5; }));
    const auto refused = edit({.wanted = FileSelection{.ranges = {{9, 9}}, .patterns = {}}});
    EXPECT_FALSE(refused);
}

TEST_F(ShareOnTheList, GoesToAnotherFolderAndServesFromThere)
{
    const auto content = contentOf(folder / "here/album/big");
    ASSERT_TRUE(move(folder / "there"));
    ASSERT_TRUE(driver->waitFor<ShareMoved>([this](const auto& moved) { return moved.id == id && !moved.error; }));
    ASSERT_TRUE(driver->waitForRow(id, [](const auto& row) { return row.state == ShareState::Seeding; }));

    EXPECT_EQ(driver->row(id).folder, folder / "there");
    EXPECT_EQ(driver->row(id).checked, 0u) << "a file that only got another name is not hashed again";
    EXPECT_EQ(contentOf(folder / "there/album/big"), content);
    EXPECT_FALSE(std::filesystem::exists(folder / "here/album"));

    EngineDriver getter{{.profile = folder / "getter", .settings = closedNetwork("127.0.0.3"), .purpose = "test"}};
    Magnet link{.hashes = bt::readTorrent(torrent)->torrent.hashes};
    link.peers = {driver->address()};
    ASSERT_TRUE(getter.add({.source = link, .folder = folder / "got", .whenDone = WhenDone::Stop}));
    ASSERT_TRUE(getter.waitFor<ShareFinished>());
    EXPECT_EQ(contentOf(folder / "got/album/big"), content);

    ASSERT_TRUE(driver->waitForRow(id, [](const auto& row) { return row.uploaded >= 2'000'000; }));
    ASSERT_TRUE(move(folder / "further"));
    ASSERT_TRUE(driver->waitForRow(id, [this](const auto& row) { return row.folder == folder / "further"; }));
    EXPECT_GE(driver->row(id).uploaded, 2'000'000u) << "what was sent is not forgotten";
}

TEST_F(ShareOnTheList, StaysWhereItIsWhenAFileIsInTheWay)
{
    folder.write("there/album/small", "somebody's");

    const auto moved = move(folder / "there");

    ASSERT_FALSE(moved);
    EXPECT_EQ(moved.error().kind, ErrorKind::AlreadyExists);
    EXPECT_EQ(driver->row(id).folder, folder / "here");
    EXPECT_EQ(driver->row(id).state, ShareState::Seeding);
    EXPECT_EQ(contentOf(folder / "there/album/small"), "somebody's");
}

TEST_F(ShareOnTheList, MovesWhilePausedAndStaysPaused)
{
    ASSERT_TRUE(command(&Engine::pause));
    ASSERT_TRUE(move(folder / "there"));
    ASSERT_TRUE(driver->waitFor<ShareMoved>());

    EXPECT_EQ(driver->row(id).state, ShareState::Paused);
    EXPECT_EQ(driver->row(id).folder, folder / "there");
    EXPECT_TRUE(std::filesystem::exists(folder / "there/album/small"));
}

TEST_F(ShareOnTheList, IsCheckedWhilePausedAndStaysPaused)
{
    ASSERT_TRUE(command(&Engine::pause));
    ASSERT_TRUE(driver->waitForRow(id, [](const auto& row) { return row.state == ShareState::Paused; }));
    auto damaged = contentOf(folder / "here/album/big");
    damaged[1'000'000] ^= 1;
    folder.write("here/album/big", damaged);

    ASSERT_TRUE(command(&Engine::verify));

    const auto isChecked = [](const auto& row) {
        return row.state == ShareState::Paused && row.checked > 0 && row.done < row.wanted;
    };
    EXPECT_TRUE(driver->waitForRow(id, isChecked))
        << shareStateName(driver->row(id).state) << " " << driver->row(id).checked << " " << driver->row(id).done
        << " of " << driver->row(id).wanted;
    EXPECT_EQ(contentOf(folder / "here/album/big"), damaged) << "a paused share fetches nothing";
    ASSERT_TRUE(command(&Engine::resume));
    EXPECT_TRUE(driver->waitForRow(id, [](const auto& row) { return row.state == ShareState::Downloading; }));
}

TEST_F(ShareOnTheList, HasInItsLogWhatEachCheckFound)
{
    ASSERT_TRUE(command(&Engine::pause));
    ASSERT_TRUE(isIn(ShareState::Paused));
    ASSERT_TRUE(command(&Engine::verify));
    ASSERT_TRUE(driver->waitForRow(id, [](const auto& row) { return row.state == ShareState::Paused && row.checked; }));
    auto damaged = contentOf(folder / "here/album/big");
    damaged.front() ^= 1;
    folder.write("here/album/big", damaged);
    ASSERT_TRUE(command(&Engine::verify));
    ASSERT_TRUE(driver->waitForRow(
        id, [](const auto& row) { return row.state == ShareState::Paused && row.checked && row.done < row.wanted; }));
    const auto row = driver->row(id);
    ASSERT_TRUE(command(&Engine::resume));
    ASSERT_TRUE(isIn(ShareState::Downloading));
    reopen();

    const auto pieces = bt::readTorrent(torrent)->torrent.pieceCount;
    EXPECT_THAT(
        checks(),
        ElementsAre("all " + std::to_string(pieces) + " pieces match",
                    std::to_string(row.wanted - row.done) + " of 2000005 bytes don't match and are fetched again"))
        << "a start of which nobody asked for a check is none";
}

TEST_F(ShareOnTheList, FetchesAgainWhatACheckMissesUnlessAllOfItIsGone)
{
    std::filesystem::remove(folder / "here/album/small");
    ASSERT_TRUE(command(&Engine::verify));
    ASSERT_TRUE(isIn(ShareState::Downloading)) << "one file may have been deleted";
    ASSERT_TRUE(command(&Engine::pause));
    ASSERT_TRUE(isIn(ShareState::Paused));

    std::filesystem::rename(folder / "here", folder / "unplugged");
    ASSERT_TRUE(command(&Engine::verify));
    ASSERT_TRUE(isIn(ShareState::Failed));
    EXPECT_EQ(driver->row(id).reason.kind, ReasonKind::ContentGone);
    EXPECT_FALSE(std::filesystem::exists(folder / "here")) << "nothing is made where a drive should be";

    std::filesystem::rename(folder / "unplugged", folder / "here");
    ASSERT_TRUE(command(&Engine::resume));
    EXPECT_TRUE(isIn(ShareState::Downloading));
    EXPECT_GE(driver->row(id).done, 1'900'000U);
}

TEST_F(ShareOnTheList, DeletesItsOwnFilesWhenItIsRemovedWithItsData)
{
    folder.write("here/album/notes", "mine");
    ASSERT_TRUE(driver->ask<ShareId>([this](Engine& engine, auto reply) { engine.remove(id, Data::Delete, reply); }));

    EXPECT_FALSE(std::filesystem::exists(folder / "here/album/big"));
    EXPECT_FALSE(std::filesystem::exists(folder / "here/album/small"));
    EXPECT_EQ(contentOf(folder / "here/album/notes"), "mine");
}

TEST_F(ShareOnTheList, KeepsFilesThatAnotherShareHasWhenItIsRemovedWithItsData)
{
    const auto single = driver->create({.paths = {folder / "here/album/small"}});
    ASSERT_TRUE(single);
    const auto other = driver->add({.source = single->bytes, .folder = folder / "here/album"});
    ASSERT_TRUE(other);
    ASSERT_TRUE(driver->waitForRow(*other, [](const auto& row) { return row.state == ShareState::Seeding; }));
    const auto remove = [this](ShareId share) {
        return driver->ask<ShareId>([share](Engine& engine, auto reply) { engine.remove(share, Data::Delete, reply); });
    };

    ASSERT_TRUE(remove(id));

    EXPECT_TRUE(driver->waitFor<FilesKept>([this](const auto& kept) { return kept.id == id && kept.files == 1; }));
    EXPECT_FALSE(std::filesystem::exists(folder / "here/album/big"));
    EXPECT_EQ(contentOf(folder / "here/album/small"), "small");
    ASSERT_TRUE(remove(*other));
    EXPECT_FALSE(std::filesystem::exists(folder / "here/album/small")) << "nobody else has it any more";
    EXPECT_FALSE(driver->heard<FilesKept>([&](const auto& kept) { return kept.id == *other; }));
}

TEST_F(ShareOnTheList, IsNotRemovedWithDataOfWhichNobodyKnowsWhoseItIs)
{
    folder.write("elsewhere/album/small", "somebody's");
    ASSERT_TRUE(driver->ask<ShareId>([this](Engine& engine, auto reply) { engine.remove(id, Data::Keep, reply); }));
    for (const bool isPaused : {true, false}) {
        const auto added = driver->add({.source = torrent, .folder = folder / "elsewhere", .isPaused = isPaused});
        ASSERT_TRUE(added);
        const auto state = isPaused ? ShareState::Paused : ShareState::Failed;
        ASSERT_TRUE(driver->waitForRow(*added, [state](const auto& row) { return row.state == state; }));

        const auto removed =
            driver->ask<ShareId>([&](Engine& engine, auto reply) { engine.remove(*added, Data::Delete, reply); });

        ASSERT_FALSE(removed);
        EXPECT_EQ(removed.error().kind, ErrorKind::BadArgument);
        EXPECT_EQ(driver->row(*added).state, state) << "nothing is removed";
    }
    EXPECT_EQ(contentOf(folder / "elsewhere/album/small"), "somebody's");
}

TEST_F(ShareOnTheList, NamesItsTrackersRunningAndPaused)
{
    const auto trackers = [this] {
        return driver->ask<TrackerPage>([this](Engine& engine, auto reply) {
                         engine.trackers(id, {0, 10}, reply);
                     })
            .value();
    };
    ASSERT_EQ(trackers().rows.size(), 1u);
    EXPECT_EQ(trackers().rows[0].url, "http://127.0.0.9:9/announce");

    ASSERT_TRUE(command(&Engine::pause));
    ASSERT_TRUE(driver->waitForRow(id, [](const auto& row) { return row.state == ShareState::Paused; }));
    ASSERT_EQ(trackers().rows.size(), 1u);
    EXPECT_EQ(trackers().rows[0].state, TrackerState::NotContacted);
}

TEST_F(ShareOnTheList, IsAnnouncedAgainOnlyWhileItRuns)
{
    EXPECT_TRUE(command(&Engine::reannounce));
    ASSERT_TRUE(command(&Engine::pause));
    ASSERT_TRUE(driver->waitForRow(id, [](const auto& row) { return row.state == ShareState::Paused; }));

    const auto announced = command(&Engine::reannounce);
    ASSERT_FALSE(announced);
    EXPECT_EQ(announced.error().kind, ErrorKind::BadArgument);
    EXPECT_NE(announced.error().advice, "");
}

TEST_F(ShareOnTheList, HasALogOfWhatHappenedToIt)
{
    ASSERT_TRUE(driver->waitFor<ShareFinished>());
    ASSERT_TRUE(command(&Engine::pause));
    ASSERT_TRUE(command(&Engine::resume));
    ASSERT_TRUE(move(folder / "there"));
    ASSERT_TRUE(driver->waitFor<ShareMoved>());

    EXPECT_THAT(logged(),
                ElementsAre(LogKind::Added, LogKind::Finished, LogKind::Paused, LogKind::Resumed, LogKind::Moved));
}

TEST_F(ShareOnTheList, WaitsWhenItWasAddedPaused)
{
    ASSERT_TRUE(driver->ask<ShareId>([this](Engine& engine, auto reply) { engine.remove(id, Data::Keep, reply); }));
    const auto added =
        driver->add({.source = torrent, .folder = folder / "here", .isPaused = true, .labels = {"b", "a"}});
    ASSERT_TRUE(added);

    EXPECT_EQ(driver->row(*added).state, ShareState::Paused);
    EXPECT_THAT(driver->row(*added).labels, ElementsAre("a", "b"));
    id = *added;
    ASSERT_TRUE(command(&Engine::resume));
    EXPECT_TRUE(driver->waitForRow(id, [](const auto& row) { return row.state == ShareState::Seeding; }));
}

TEST_F(ShareOnTheList, IsNotHashedAgainAfterItWaitedFromItsAdditionOn)
{
    for (const bool isReopened : {false, true}) {
        ASSERT_TRUE(driver->ask<ShareId>([this](Engine& engine, auto reply) { engine.remove(id, Data::Keep, reply); }));
        const auto added = driver->add(
            {.source = torrent, .folder = folder / "here", .trust = DataTrust::JustHashed, .isPaused = true});
        ASSERT_TRUE(added);
        id = *added;
        if (isReopened)
            reopen();
        ASSERT_TRUE(isIn(ShareState::Paused));

        ASSERT_TRUE(command(&Engine::resume));
        ASSERT_TRUE(isIn(ShareState::Seeding));
        EXPECT_EQ(driver->row(id).checked, 0U) << isReopened;
    }
}

TEST_F(ShareOnTheList, CountsInTheStateOfTheEngine)
{
    const auto status = driver->ask<EngineStatus>([](Engine& engine, auto reply) { engine.status(reply); }).value();

    EXPECT_EQ(status.shares, 1u);
    ASSERT_EQ(status.states.size(), 1u);
    EXPECT_EQ(status.states[0].state, ShareState::Seeding);
    EXPECT_EQ(status.states[0].shares, 1u);
    EXPECT_NE(status.pid, 0);
    EXPECT_NE(status.version, "");
    EXPECT_FALSE(status.network.listening.empty());
}

TEST_F(ShareOnTheList, DoesNotKnowSettingsThatWereReadAgainBeforeTheNextStart)
{
    const auto reload = [this] {
        return driver->ask<std::vector<std::string>>([](Engine& engine, auto reply) { engine.reloadSettings(reply); });
    };
    onDisk = options().settings;
    EXPECT_THAT(reload().value(), IsEmpty());
    onDisk.uploadLimit = {123'456};
    EXPECT_THAT(reload().value(), IsEmpty());
    onDisk.utp = !onDisk.utp;
    EXPECT_THAT(reload().value(), ElementsAre("network.utp"));
    EXPECT_THAT(reload().value(), ElementsAre("network.utp")) << "it is still not heeded";
}

} // namespace
} // namespace shoal
