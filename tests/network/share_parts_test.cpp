// What can be seen of the inside of a share and done to its peers, with real sessions.
#include "tests/support/engine_driver.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/tracker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <thread>

namespace shoal {
namespace {

using test::closedNetwork;
using test::EngineDriver;
using test::TemporaryFolder;
using testing::Contains;
using testing::IsEmpty;
using testing::SizeIs;

/// Asks until the answer fits; the last answer.
template <class T>
T eventually(EngineDriver& driver, const std::function<void(Engine&, Reply<T>)>& question,
             const std::function<bool(const T&)>& fits)
{
    const auto deadline = std::chrono::steady_clock::now() + test::patience;
    for (;;) {
        const auto answer = driver.ask<T>(question);
        if ((answer && fits(*answer)) || std::chrono::steady_clock::now() > deadline) {
            EXPECT_TRUE(answer && fits(*answer)) << "it didn't come to that";
            return answer.value_or(T{});
        }
        std::this_thread::yield();
    }
}

std::ptrdiff_t countOf(const PieceMap& map, PieceState state) { return std::ranges::count(map.states, state); }

/// One engine has a part of an album and another nothing. Both want all of it, so that they stay connected.
class PartOfAnAlbum : public testing::Test {
protected:
    static constexpr Bytes bigSize = 2'000'000;

    void SetUp() override
    {
        folder.writeNoise("here/album/big", bigSize);
        folder.writeNoise("here/album/other", 300'000);
        auto created = holder->create({.paths = {folder / "here/album"}, .trackers = trackers()});
        ASSERT_TRUE(created);
        torrent = created->bytes;
        std::filesystem::remove(folder / "here/album/other");
        held = holder->add({.source = torrent, .folder = folder / "here"}).value();
        ASSERT_TRUE(holder->waitForRow(
            held, [](const auto& row) { return row.state == ShareState::Downloading && row.done == bigSize; }));
        awaitHolder();
        id = getter->add({.source = torrent, .folder = folder / "got"}).value();
    }
    /// Until others can find it.
    virtual void awaitHolder() {}
    virtual std::vector<std::string> trackers() { return {}; }

    LocalEngineOptions optionsOf(const std::string& name, const std::string& address)
    {
        return {.profile = folder / name,
                .settings = closedNetwork(address),
                .autostart = Autostart::All,
                .purpose = "test"};
    }
    void reopenGetter()
    {
        getter.reset();
        getter = std::make_unique<EngineDriver>(optionsOf("getter", "127.0.0.3"));
    }

    Result<ShareId> addPeer(const std::string& address)
    {
        return getter->ask<ShareId>([&](Engine& engine, auto reply) { engine.addPeer(id, address, reply); });
    }
    Result<ShareId> banPeer(const std::string& address)
    {
        return getter->ask<ShareId>([&](Engine& engine, auto reply) { engine.banPeer(id, address, reply); });
    }
    Result<ShareId> edit(const ShareEdit& edit)
    {
        return getter->ask<ShareId>([&](Engine& engine, auto reply) { engine.edit(id, edit, reply); });
    }
    Result<ShareId> pause()
    {
        return getter->ask<ShareId>([&](Engine& engine, auto reply) { engine.pause(id, reply); });
    }
    Result<PieceMap> pieces()
    {
        return getter->ask<PieceMap>([&](Engine& engine, auto reply) { engine.pieces(id, reply); });
    }
    PieceMap piecesOnce(const std::function<bool(const PieceMap&)>& fits)
    {
        return eventually<PieceMap>(
            *getter, [this](Engine& engine, auto reply) { engine.pieces(id, reply); }, fits);
    }
    std::vector<PeerRow> peersOnce(const std::function<bool(const PeerPage&)>& fits)
    {
        return eventually<PeerPage>(
                   *getter,
                   [this](Engine& engine, auto reply) {
                       engine.peers(id, {0, 10}, reply);
                   },
                   fits)
            .rows;
    }
    std::vector<SourceRow> sourcesOnce(const std::function<bool(const std::vector<SourceRow>&)>& fits)
    {
        return eventually<std::vector<SourceRow>>(
            *getter, [this](Engine& engine, auto reply) { engine.sources(id, reply); }, fits);
    }
    void fetchWhatThereIs()
    {
        ASSERT_TRUE(addPeer(holder->address()));
        ASSERT_TRUE(getter->waitForRow(id, [](const auto& row) { return row.done >= bigSize; }));
    }

    TemporaryFolder folder;
    std::unique_ptr<EngineDriver> holder = std::make_unique<EngineDriver>(optionsOf("holder", "127.0.0.2"));
    std::unique_ptr<EngineDriver> getter = std::make_unique<EngineDriver>(optionsOf("getter", "127.0.0.3"));
    std::string torrent;
    ShareId held;
    ShareId id;
};

TEST_F(PartOfAnAlbum, ShowsWhichPiecesAreHereAndWhoHasTheOthers)
{
    fetchWhatThereIs();

    const auto map = piecesOnce(
        [](const PieceMap& all) { return std::ranges::count(all.availability, 1) == countOf(all, PieceState::Have); });

    ASSERT_EQ(map.availability.size(), map.states.size());
    EXPECT_GT(countOf(map, PieceState::Have), 0);
    EXPECT_GT(countOf(map, PieceState::Missing), 0);
    for (std::size_t piece = 0; piece < map.states.size(); ++piece)
        EXPECT_EQ(map.availability[piece], map.states[piece] == PieceState::Have ? 1 : 0) << piece;
}

TEST_F(PartOfAnAlbum, ShowsPiecesOfNoWantedFileAsSuchRunningAndPaused)
{
    fetchWhatThereIs();
    ASSERT_TRUE(edit({.files = {{1, 1, FilePriority::Skip}}}));
    ASSERT_TRUE(getter->waitForRow(id, [](const auto& row) { return row.state == ShareState::Seeding; }));

    const auto running = pieces().value();
    EXPECT_GT(countOf(running, PieceState::Unwanted), 0);
    EXPECT_EQ(countOf(running, PieceState::Missing), 0);

    ASSERT_TRUE(pause());
    ASSERT_TRUE(getter->waitForRow(id, [](const auto& row) { return row.state == ShareState::Paused; }));
    const auto paused = piecesOnce([&](const PieceMap& all) { return all.states == running.states; });
    EXPECT_THAT(paused.availability, IsEmpty());
}

TEST_F(PartOfAnAlbum, ShowsWhatIsUnderWay)
{
    ASSERT_TRUE(holder->ask<ShareId>(
        [this](Engine& engine, auto reply) { engine.edit(held, {.upLimit = BytesPerSecond{100'000}}, reply); }));
    ASSERT_TRUE(addPeer(holder->address()));

    piecesOnce([](const PieceMap& map) { return countOf(map, PieceState::InFlight) > 0; });
}

TEST_F(PartOfAnAlbum, KnowsNoPiecesOfALinkWithoutMetadata)
{
    Magnet link{.hashes = {Sha1{{1}}, {}}};
    id = getter->add({.source = link, .folder = folder / "got"}).value();

    EXPECT_EQ(pieces().error().kind, ErrorKind::NotFound);
}

TEST_F(PartOfAnAlbum, ShowsWhatAPeerHas)
{
    fetchWhatThereIs();
    const auto ask = [this](const std::string& address) {
        return getter->ask<PieceMap>([&](Engine& engine, auto reply) { engine.peerPieces(id, address, reply); });
    };

    const auto theirs = ask(holder->address());
    ASSERT_TRUE(theirs);
    EXPECT_EQ(theirs->states, pieces()->states) << "we have what it has";
    EXPECT_THAT(theirs->availability, IsEmpty());
    EXPECT_EQ(ask("127.0.0.9:1").error().kind, ErrorKind::BadArgument);
}

TEST_F(PartOfAnAlbum, TellsOfAPeerWhatWasMovedAndThatAPersonNamedIt)
{
    fetchWhatThereIs();

    const auto rows = peersOnce([](const PeerPage& page) {
        return page.total == 1 && page.rows[0].downloaded >= bigSize && !page.rows[0].isInteresting;
    });

    ASSERT_THAT(rows, SizeIs(1));
    EXPECT_EQ(rows[0].address, holder->address());
    EXPECT_EQ(rows[0].uploaded, 0u);
    EXPECT_FALSE(rows[0].isIncoming);
    EXPECT_FALSE(rows[0].isInterested);
    EXPECT_EQ(rows[0].origin, PeerOrigin{.byHand = true});
}

TEST_F(PartOfAnAlbum, TakesNoPeerThatIsNoAddressAndNoneWhileItIsPaused)
{
    for (const auto* address : {"", "somebody", "host.example:6881", "127.0.0.2", "127.0.0.2:0", "127.0.0.2:70000"})
        EXPECT_EQ(addPeer(address).error().kind, ErrorKind::BadArgument) << address;
    ASSERT_TRUE(pause());
    ASSERT_TRUE(getter->waitForRow(id, [](const auto& row) { return row.state == ShareState::Paused; }));
    EXPECT_EQ(addPeer("127.0.0.2:6881").error().kind, ErrorKind::BadArgument);
    id = {99};
    EXPECT_EQ(addPeer("127.0.0.2:6881").error().kind, ErrorKind::NotFound);
}

TEST_F(PartOfAnAlbum, DealsNoMoreWithAPeerThatAPersonBanned)
{
    fetchWhatThereIs();
    peersOnce([](const PeerPage& page) { return page.total == 1; });
    EXPECT_EQ(banPeer("127.0.0.9:1").error().kind, ErrorKind::BadArgument);

    ASSERT_TRUE(banPeer(holder->address()));

    EXPECT_TRUE(getter->waitFor<PeerBanned>([this](const auto& banned) {
        return banned.id == id && banned.address == holder->address() && banned.misdeed == Misdeed::Unwelcome;
    }));
    peersOnce([](const PeerPage& page) { return page.total == 0; });
}

TEST_F(PartOfAnAlbum, RemembersHowFastItWas)
{
    fetchWhatThereIs();
    const auto received = [](const SpeedHistory& history) {
        return std::accumulate(history.samples.begin(), history.samples.end(), Bytes{0},
                               [](Bytes sum, const SpeedSample& sample) { return sum + 2 * sample.down.value; });
    };
    const auto askFor = [](std::optional<ShareId> share) {
        return [share](Engine& engine, auto reply) { engine.speeds(share, SpeedSpan::Minutes, reply); };
    };
    const auto isAll = [&](const SpeedHistory& history) { return received(history) >= bigSize - 1'000; };

    const auto ofIt = eventually<SpeedHistory>(*getter, askFor(id), isAll);
    const auto ofAll = eventually<SpeedHistory>(*getter, askFor({}), isAll);

    EXPECT_LE(received(ofIt), bigSize + 400'000) << "payload, each byte once";
    EXPECT_LE(received(ofAll), bigSize + 400'000);
    EXPECT_EQ(ofIt.step, std::chrono::seconds{2});
    EXPECT_EQ(getter->ask<SpeedHistory>(askFor(ShareId{99})).error().kind, ErrorKind::NotFound);
}

TEST_F(PartOfAnAlbum, CountsWhatWasTransferredBeyondItsOwnEnd)
{
    fetchWhatThereIs();
    const auto ask = [](Engine& engine, auto reply) { engine.statistics(reply); };
    const auto isAll = [](const Statistics& statistics) { return statistics.allTime.down >= bigSize; };

    const auto first = eventually<Statistics>(*getter, ask, isAll);
    EXPECT_FALSE(first.days.empty());
    ASSERT_TRUE(getter->ask<ShareId>([this](Engine& engine, auto reply) { engine.remove(id, Data::Keep, reply); }));
    reopenGetter();

    const auto again = getter->ask<Statistics>(ask);
    EXPECT_GE(again->allTime.down, first.allTime.down) << "those of shares that are gone count too";
    eventually<Statistics>(*holder, ask, [](const Statistics& its) { return its.allTime.up >= bigSize; });
}

TEST_F(PartOfAnAlbum, SaysWhereItsPeersMayComeFrom)
{
    const auto rows = sourcesOnce([](const auto& all) { return all.size() >= 3; });

    EXPECT_EQ(rows[0].kind, SourceKind::Dht);
    EXPECT_NE(rows[0].state, SourceState::Off);
    EXPECT_EQ(rows[1].kind, SourceKind::PeerExchange);
    EXPECT_EQ(rows[1].state, SourceState::Idle);
    EXPECT_EQ(rows[2].kind, SourceKind::LocalDiscovery);
    EXPECT_EQ(rows[2].state, SourceState::Off) << "by its setting";
}

TEST_F(PartOfAnAlbum, ChangesWhatComesFirstWithoutBeingStartedAgain)
{
    fetchWhatThereIs();
    ASSERT_TRUE(edit({.files = {{0, 0, FilePriority::Low}, {1, 1, FilePriority::High}}}));
    EXPECT_EQ(getter->row(id).state, ShareState::Downloading);

    const auto priorities = [this] {
        const auto page = getter->ask<FilePage>([this](Engine& engine, auto reply) {
            engine.files(id, {0, 10}, reply);
        });
        std::vector<FilePriority> all;
        for (const auto& row : page->rows)
            all.push_back(row.priority);
        return all;
    };
    EXPECT_THAT(priorities(), testing::ElementsAre(FilePriority::Low, FilePriority::High));
    reopenGetter();
    EXPECT_THAT(priorities(), testing::ElementsAre(FilePriority::Low, FilePriority::High)) << "it lasts";
    const auto refused = edit({.files = {{2, 2, FilePriority::High}}});
    EXPECT_EQ(refused.error().kind, ErrorKind::BadArgument);
    EXPECT_EQ(edit({.files = {{0, 1, FilePriority::Skip}}}).error().kind, ErrorKind::BadArgument);
    EXPECT_THAT(priorities(), testing::ElementsAre(FilePriority::Low, FilePriority::High)) << "nothing is kept";
}

class AlbumWithATracker : public PartOfAnAlbum {
protected:
    std::vector<std::string> trackers() override { return {tracker.url()}; }
    void awaitHolder() override
    {
        const auto isHolder = [](const test::Announce& announce) { return announce.address == "127.0.0.2"; };
        ASSERT_TRUE(tracker.waitFor(isHolder, std::chrono::steady_clock::now() + test::patience)) << tracker.account();
    }
    test::Tracker tracker{"127.0.0.9"};
};

TEST_F(AlbumWithATracker, SaysWhatTheTrackerAnsweredAndWhoCameFromIt)
{
    ASSERT_TRUE(getter->waitForRow(id, [](const auto& row) { return row.done >= bigSize; }));

    const auto rows = sourcesOnce([](const auto& all) {
        return all.size() == 4 && all[3].state == SourceState::Working && all[3].peers > 0u && all[3].connected == 1;
    });

    ASSERT_THAT(rows, SizeIs(4));
    EXPECT_EQ(rows[3].kind, SourceKind::Tracker);
    EXPECT_EQ(rows[3].url, tracker.url());
    EXPECT_TRUE(rows[3].lastAsked);
    peersOnce([](const PeerPage& page) { return page.total == 1 && page.rows[0].origin.tracker; });
    ASSERT_TRUE(pause());
    ASSERT_TRUE(getter->waitForRow(id, [](const auto& row) { return row.state == ShareState::Paused; }));
    sourcesOnce([](const auto& all) { return all.size() == 4 && all[3].state == SourceState::Idle; });
}

TEST_F(AlbumWithATracker, IsCountedAndFoundByItsTracker)
{
    ASSERT_TRUE(edit({.addLabels = {"books"}}));
    Magnet link{.hashes = {Sha1{{1}}, {}}};
    ASSERT_TRUE(getter->add({.source = link, .folder = folder / "got", .isPaused = true}));

    const auto counts = getter->ask<ShareCounts>([](Engine& engine, auto reply) { engine.counts(reply); }).value();

    EXPECT_EQ(counts.shares, 2u);
    EXPECT_EQ(counts.withoutLabel, 1u);
    EXPECT_THAT(counts.labels, testing::ElementsAre(testing::Pair("books", 1)));
    EXPECT_THAT(counts.trackers, testing::ElementsAre(testing::Pair("127.0.0.9", 1)));
    EXPECT_THAT(counts.states, Contains(testing::Pair(ShareState::Paused, 1)));
    const auto found = [this](const ShareFilter& filter) {
        std::vector<ShareId> ids;
        const auto page = getter->ask<SharePage>([&](Engine& engine, auto reply) {
            engine.query(filter, {ShareColumn::Peers}, {0, 10}, reply);
        });
        for (const auto& row : page->rows)
            ids.push_back(row.id);
        return ids;
    };
    EXPECT_THAT(found({.tracker = "127.0.0.9"}), testing::ElementsAre(id));
    EXPECT_THAT(found({.hasNoLabel = true}), testing::ElementsAre(ShareId{id.value + 1}));
    EXPECT_THAT(found({.state = ShareState::Paused}), testing::ElementsAre(ShareId{id.value + 1}));
    EXPECT_THAT(found({}), SizeIs(2));
}

} // namespace
} // namespace shoal
