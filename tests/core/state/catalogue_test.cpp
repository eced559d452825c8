#include "core/state/catalogue.h"

#include "core/files/unproven.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

Sha1 sha1Of(std::uint8_t n) { return {{n, 1}}; }
Sha256 sha256Of(std::uint8_t n) { return {{n, 2}}; }

/// A share with every member set.
StoredShare fullShare()
{
    return {
        .hashes = {sha1Of(1), sha256Of(1)},
        .name = "Nam\xc3\xa9 \xff",
        .givenName = "Mine",
        .folder = "/data/od\xff"
                  "d",
        .places = {{2, "/elsewhere/b"}, {7, "/elsewhere/\xfe"}},
        .wanted = {.ranges = {{4, 6}, {0, 0}}, .patterns = {"*.flac", "\xff?"}},
        .fileChanges = {{0, 3, FilePriority::Skip}, {7, 7, FilePriority::High}},
        .whenDone = WhenDone::Stop,
        .order = PieceOrder::Sequential,
        .isPaused = true,
        .restsOnMetadata = true,
        .labels = {"books", "to read"},
        .limits = {{1'000}, {2'000}},
        .priority = Priority::High,
        .movingTo = "/new/od\xff"
                    "d",
        .link = "magnet:?xt=urn:btih:00",
        .torrent = std::string{"d\0e", 3},
        .resume = std::string{"\0\xff", 2},
        .size = Bytes{1} << 40,
        .downloaded = 5,
        .uploaded = 6,
        .addedAt = std::chrono::sys_seconds{1'700'000'000s},
        .completedAt = std::chrono::sys_seconds{1'700'000'100s},
    };
}

void expectEqual(const StoredShare& a, const StoredShare& b)
{
    EXPECT_EQ(a.id, b.id);
    EXPECT_EQ(a.hashes, b.hashes);
    EXPECT_EQ(a.name, b.name);
    EXPECT_EQ(a.givenName, b.givenName);
    EXPECT_EQ(a.folder, b.folder);
    EXPECT_EQ(a.restsOnMetadata, b.restsOnMetadata);
    ASSERT_EQ(a.fileChanges.size(), b.fileChanges.size());
    for (std::size_t i = 0; i < a.fileChanges.size(); ++i) {
        EXPECT_EQ(a.fileChanges[i].first, b.fileChanges[i].first);
        EXPECT_EQ(a.fileChanges[i].last, b.fileChanges[i].last);
        EXPECT_EQ(a.fileChanges[i].priority, b.fileChanges[i].priority);
    }
    EXPECT_EQ(a.places, b.places);
    EXPECT_EQ(a.wanted.ranges, b.wanted.ranges);
    EXPECT_EQ(a.wanted.patterns, b.wanted.patterns);
    EXPECT_EQ(a.whenDone, b.whenDone);
    EXPECT_EQ(a.order, b.order);
    EXPECT_EQ(a.isPaused, b.isPaused);
    EXPECT_EQ(a.labels, b.labels);
    EXPECT_EQ(a.limits, b.limits);
    EXPECT_EQ(a.priority, b.priority);
    EXPECT_EQ(a.movingTo, b.movingTo);
    EXPECT_EQ(a.link, b.link);
    EXPECT_EQ(a.torrent, b.torrent);
    EXPECT_EQ(a.resume, b.resume);
    EXPECT_EQ(a.size, b.size);
    EXPECT_EQ(a.downloaded, b.downloaded);
    EXPECT_EQ(a.uploaded, b.uploaded);
    EXPECT_EQ(a.addedAt, b.addedAt);
    EXPECT_EQ(a.completedAt, b.completedAt);
}

class CatalogueOnDisk : public testing::Test {
protected:
    CatalogueOnDisk() { reopen(); }
    void reopen()
    {
        catalogue_.reset();
        database_.reset();
        database_.emplace(Database::open(folder_ / "state.db").value());
        catalogue_.emplace(*database_);
    }
    Catalogue& catalogue() { return *catalogue_; }

    ShareId insert(const StoredShare& share) { return catalogue().insert(share).value(); }
    ShareId insertNamed(const std::string& name, Bytes size = 0, std::chrono::seconds addedAt = 0s)
    {
        return insert(
            {.hashes = {sha1Of(9), {}}, .name = name, .size = size, .addedAt = std::chrono::sys_seconds{addedAt}});
    }
    std::vector<std::string> names(const CatalogueFilter& filter, const CatalogueSort& sort, Range range = {0, 100})
    {
        std::vector<std::string> names;
        const auto page = catalogue().rows(filter, sort, range).value();
        for (const auto& row : page.rows)
            names.push_back(row.name);
        return names;
    }

private:
    test::TemporaryFolder folder_;
    std::optional<Database> database_;
    std::optional<Catalogue> catalogue_;
};

TEST_F(CatalogueOnDisk, KeepsEveryMemberOfAShare)
{
    auto share = fullShare();
    share.id = insert(share);
    reopen();

    expectEqual(catalogue().get(share.id).value(), share);
}

TEST_F(CatalogueOnDisk, KeepsAShareThatIsOnlyALink)
{
    StoredShare share{.hashes = {{}, sha256Of(3)}, .link = "magnet:?xt=…"};
    share.id = insert(share);

    expectEqual(catalogue().get(share.id).value(), share);
}

TEST_F(CatalogueOnDisk, TakesNoShareWithoutAHash)
{
    EXPECT_EQ(catalogue().insert({.name = "nothing"}).error().kind, ErrorKind::BadArgument);
}

TEST_F(CatalogueOnDisk, NeverUsesAnIdAgain)
{
    insertNamed("first");
    const auto removed = insertNamed("second");
    ASSERT_TRUE(catalogue().remove(removed));
    reopen();

    EXPECT_GT(insertNamed("third"), removed);
}

TEST_F(CatalogueOnDisk, RemovesAShareWithAllThatBelongsToIt)
{
    const auto id = insert(fullShare());

    ASSERT_TRUE(catalogue().remove(id));

    EXPECT_EQ(catalogue().get(id).error().kind, ErrorKind::NotFound);
    const auto next = insert({.hashes = {sha1Of(1), {}}});
    EXPECT_THAT(catalogue().get(next).value().places, IsEmpty());
}

TEST_F(CatalogueOnDisk, ReportsSharesThatAreNotThere)
{
    const ShareId missing{77};
    StoredShare share = fullShare();
    share.id = missing;

    const Error expected{ErrorKind::NotFound, "share 77", ""};
    EXPECT_EQ(catalogue().get(missing).error(), expected);
    EXPECT_EQ(catalogue().remove(missing).error(), expected);
    EXPECT_EQ(catalogue().setPaused(missing, true).error(), expected);
    EXPECT_EQ(catalogue().updateDecisions(share).error(), expected);
    EXPECT_EQ(catalogue().setMetadata(missing, {.hashes = {sha1Of(1), {}}}).error(), expected);
}

TEST_F(CatalogueOnDisk, ChangesDecisionsAndNothingElse)
{
    auto share = fullShare();
    share.id = insert(share);
    auto changed = share;
    changed.folder = "/new";
    changed.places = {{1, "/p"}};
    changed.wanted = {};
    changed.fileChanges = {{1, 1, FilePriority::Low}};
    changed.givenName = "Ours";
    changed.restsOnMetadata = false;
    changed.whenDone = WhenDone::Seed;
    changed.order = PieceOrder::RarestFirst;
    changed.isPaused = false;
    changed.labels = {"music"};
    changed.limits = {};
    changed.priority = Priority::Low;
    changed.movingTo = "";
    changed.link = "";
    auto request = changed;
    request.uploaded = 99;
    request.name = "other";

    ASSERT_TRUE(catalogue().updateDecisions(request));

    expectEqual(catalogue().get(share.id).value(), changed);
}

TEST_F(CatalogueOnDisk, Pauses)
{
    const auto id = insertNamed("a");

    ASSERT_TRUE(catalogue().setPaused(id, true));
    EXPECT_TRUE(catalogue().get(id).value().isPaused);
    ASSERT_TRUE(catalogue().setPaused(id, false));
    EXPECT_FALSE(catalogue().get(id).value().isPaused);
}

TEST_F(CatalogueOnDisk, TakesInMetadata)
{
    const auto id = insert({.hashes = {sha1Of(5), {}}, .name = "from the link", .link = "magnet:?"});
    EXPECT_FALSE(catalogue().rows({}, {}, {0, 1}).value().rows.front().hasMetadata);

    ASSERT_TRUE(catalogue().setMetadata(id, {"torrent", {sha1Of(5), sha256Of(5)}, "real", 123}));

    const auto share = catalogue().get(id).value();
    EXPECT_EQ(share.torrent, "torrent");
    EXPECT_EQ(share.name, "real");
    EXPECT_EQ(share.size, 123u);
    EXPECT_THAT(catalogue().find({{}, sha256Of(5)}).value(), ElementsAre(id));
    EXPECT_TRUE(catalogue().rows({}, {}, {0, 1}).value().rows.front().hasMetadata);
}

TEST_F(CatalogueOnDisk, PausesByItsMetadataAShareThatRestsOnIt)
{
    const auto rests = insert({.hashes = {sha1Of(5), {}}, .restsOnMetadata = true, .link = "magnet:?"});
    const auto goesOn = insert({.hashes = {sha1Of(6), {}}, .link = "magnet:?"});
    EXPECT_FALSE(catalogue().get(rests).value().isPaused);

    ASSERT_TRUE(catalogue().setMetadata(rests, {"torrent", {sha1Of(5), {}}, "a", 1}));
    ASSERT_TRUE(catalogue().setMetadata(goesOn, {"torrent", {sha1Of(6), {}}, "b", 1}));

    EXPECT_TRUE(catalogue().get(rests).value().isPaused);
    EXPECT_FALSE(catalogue().get(goesOn).value().isPaused);
    ASSERT_TRUE(catalogue().setPaused(rests, false));
    ASSERT_TRUE(catalogue().setMetadata(rests, {"whole", {sha1Of(5), {}}, "a", 1}));
    EXPECT_FALSE(catalogue().get(rests).value().isPaused) << "once is enough";
}

TEST_F(CatalogueOnDisk, SavesResumeDataOfABatchAndPassesOverRemovedShares)
{
    const auto first = insertNamed("first");
    const auto second = insertNamed("second");
    const auto completed = std::chrono::sys_seconds{50s};
    const std::vector<SavedResume> batch{{first, "r1", 10, 11, completed}, {{999}, "gone"}, {second, "r2", 20, 21, {}}};

    ASSERT_TRUE(catalogue().saveResume(batch));

    const auto share = catalogue().get(first).value();
    EXPECT_EQ(share.resume, "r1");
    EXPECT_EQ(share.downloaded, 10u);
    EXPECT_EQ(share.uploaded, 11u);
    EXPECT_EQ(share.completedAt, completed);
    EXPECT_EQ(catalogue().get(second).value().resume, "r2");
    EXPECT_EQ(catalogue().get(second).value().completedAt, std::nullopt);
}

TEST_F(CatalogueOnDisk, KeepsWhatIsUnprovenTogetherWithResumeData)
{
    const auto believed = insert({.hashes = {sha1Of(1), {}}, .unproven = believedUnseen, .size = 100});
    const auto proven = insert({.hashes = {sha1Of(2), {}}, .size = 100});
    EXPECT_EQ(catalogue().get(believed).value().unproven, believedUnseen);
    EXPECT_EQ(catalogue().get(proven).value().unproven, std::nullopt);
    EXPECT_EQ(catalogue().rows({}, {}, {0, 1}).value().rows.front().unproven, 100U);

    const auto half = keptUnproven({true, false});
    const std::vector<SavedResume> batch{{believed, "r", 0, 0, {}, half}};
    ASSERT_TRUE(catalogue().saveResume(batch));
    EXPECT_EQ(catalogue().get(believed).value().unproven, half);
    EXPECT_EQ(catalogue().rows({}, {}, {0, 1}).value().rows.front().unproven, 50U);

    ASSERT_TRUE(catalogue().setUnproven(believed, std::nullopt));
    EXPECT_EQ(catalogue().get(believed).value().unproven, std::nullopt);
    EXPECT_EQ(catalogue().setUnproven({999}, std::nullopt).error().kind, ErrorKind::NotFound);
}

TEST_F(CatalogueOnDisk, FindsAsInfoHashesMatch)
{
    const std::vector<InfoHashes> stored{
        {sha1Of(1), {}}, {{}, sha256Of(1)}, {sha1Of(1), sha256Of(1)}, {sha1Of(2), sha256Of(2)}};
    std::vector<ShareId> ids;
    ids.reserve(stored.size());
    for (const auto& hashes : stored)
        ids.push_back(insert({.hashes = hashes}));
    const std::vector<InfoHashes> asked{
        {sha1Of(1), {}}, {{}, sha256Of(1)},        {sha1Of(1), sha256Of(1)}, {sha1Of(1), sha256Of(2)},
        {sha1Of(3), {}}, {sha1Of(2), sha256Of(1)}, {{}, sha256Of(2)},        {}};
    for (std::size_t i = 0; i < asked.size(); ++i) {
        std::vector<ShareId> expected;
        for (std::size_t k = 0; k < stored.size(); ++k)
            if (stored[k].matches(asked[i]))
                expected.push_back(ids[k]);

        EXPECT_EQ(catalogue().find(asked[i]).value(), expected) << i;
        EXPECT_EQ(catalogue().rows({.hashes = asked[i]}, {}, {0, 9}).value().total, expected.size()) << i;
    }
}

TEST_F(CatalogueOnDisk, SortsByEachColumnInBothDirections)
{
    insertNamed("beta", 30, 1s);
    insertNamed("Alpha", 20, 3s);
    insertNamed("gamma", 10, 2s);

    EXPECT_THAT(names({}, {}), ElementsAre("beta", "Alpha", "gamma"));
    EXPECT_THAT(names({}, {CatalogueColumn::Id, true}), ElementsAre("gamma", "Alpha", "beta"));
    EXPECT_THAT(names({}, {CatalogueColumn::Name}), ElementsAre("Alpha", "beta", "gamma"));
    EXPECT_THAT(names({}, {CatalogueColumn::Name, true}), ElementsAre("gamma", "beta", "Alpha"));
    EXPECT_THAT(names({}, {CatalogueColumn::Size}), ElementsAre("gamma", "Alpha", "beta"));
    EXPECT_THAT(names({}, {CatalogueColumn::Size, true}), ElementsAre("beta", "Alpha", "gamma"));
    EXPECT_THAT(names({}, {CatalogueColumn::AddedAt}), ElementsAre("beta", "gamma", "Alpha"));
    EXPECT_THAT(names({}, {CatalogueColumn::AddedAt, true}), ElementsAre("Alpha", "gamma", "beta"));
}

TEST_F(CatalogueOnDisk, HandsOutPagesWithTheTotal)
{
    for (const auto* name : {"a", "b", "c", "d", "e"})
        insertNamed(name);

    EXPECT_THAT(names({}, {}, {1, 2}), ElementsAre("b", "c"));
    EXPECT_THAT(names({}, {}, {4, 100}), ElementsAre("e"));
    EXPECT_THAT(names({}, {}, {5, 100}), IsEmpty());
    EXPECT_THAT(names({}, {}, {0, static_cast<std::size_t>(-1)}).size(), 5u);
    EXPECT_EQ(catalogue().rows({}, {}, {5, 0}).value().total, 5u);
}

TEST_F(CatalogueOnDisk, FiltersByTextInTheNameOfEitherCase)
{
    insertNamed("\xc3\x84pfel 100%");
    insertNamed("birnen_1");
    insertNamed("Birnen 2");

    EXPECT_THAT(names({.text = "\xc3\xa4PF"}, {}), ElementsAre("\xc3\x84pfel 100%"));
    EXPECT_THAT(names({.text = "BIRNEN"}, {}), ElementsAre("birnen_1", "Birnen 2"));
    EXPECT_THAT(names({.text = "%"}, {}), ElementsAre("\xc3\x84pfel 100%"));
    EXPECT_THAT(names({.text = "_"}, {}), ElementsAre("birnen_1"));
    EXPECT_EQ(catalogue().rows({.text = "birnen"}, {}, {0, 1}).value().total, 2u);
}

TEST_F(CatalogueOnDisk, FiltersByPausedAndComplete)
{
    auto share = fullShare();
    share.givenName = "paused and complete";
    insert(share);
    insertNamed("neither");

    EXPECT_THAT(names({.isPaused = true}, {}), ElementsAre("paused and complete"));
    EXPECT_THAT(names({.isPaused = false}, {}), ElementsAre("neither"));
    EXPECT_THAT(names({.isComplete = true}, {}), ElementsAre("paused and complete"));
    EXPECT_THAT(names({.isComplete = false}, {}), ElementsAre("neither"));
    EXPECT_THAT(names({.isPaused = true, .isComplete = false}, {}), IsEmpty());
}

TEST_F(CatalogueOnDisk, FiltersByTheBeginningOfEitherInfoHash)
{
    insert({.hashes = {sha1Of(0xab), sha256Of(0xcd)}, .name = "hybrid"});
    insert({.hashes = {{}, sha256Of(0xab)}, .name = "v2"});

    EXPECT_THAT(names({.hashPrefix = "ab01"}, {}), ElementsAre("hybrid"));
    EXPECT_THAT(names({.hashPrefix = "ab0"}, {}), ElementsAre("hybrid", "v2"));
    EXPECT_THAT(names({.hashPrefix = "CD02"}, {}), ElementsAre("hybrid"));
    EXPECT_THAT(names({.hashPrefix = toHex(sha256Of(0xab).bytes)}, {}), ElementsAre("v2"));
    EXPECT_THAT(names({.hashPrefix = "ab03"}, {}), IsEmpty());
    EXPECT_THAT(names({.hashPrefix = "xyz"}, {}), IsEmpty());
}

TEST_F(CatalogueOnDisk, FiltersByLabel)
{
    insert({.hashes = {sha1Of(1), {}}, .name = "a", .labels = {"books", "new"}});
    insert({.hashes = {sha1Of(2), {}}, .name = "b", .labels = {"books"}});
    insertNamed("c");

    EXPECT_THAT(names({.label = "books"}, {}), ElementsAre("a", "b"));
    EXPECT_THAT(names({.label = "new"}, {}), ElementsAre("a"));
    EXPECT_THAT(names({.label = "book"}, {}), IsEmpty());
}

TEST_F(CatalogueOnDisk, RowsSayWhatTheSharesSay)
{
    auto share = fullShare();
    share.id = insert(share);

    const auto row = catalogue().rows({}, {}, {0, 1}).value().rows.at(0);

    EXPECT_EQ(row.id, share.id);
    EXPECT_EQ(row.hashes, share.hashes);
    EXPECT_EQ(row.name, "Mine");
    EXPECT_EQ(row.folder, share.folder);
    EXPECT_EQ(row.whenDone, share.whenDone);
    EXPECT_EQ(row.isPaused, share.isPaused);
    EXPECT_EQ(row.labels, share.labels);
    EXPECT_EQ(row.limits, share.limits);
    EXPECT_EQ(row.priority, share.priority);
    EXPECT_TRUE(row.isMoving);
    EXPECT_EQ(row.size, share.size);
    EXPECT_EQ(row.downloaded, share.downloaded);
    EXPECT_EQ(row.uploaded, share.uploaded);
    EXPECT_EQ(row.addedAt, share.addedAt);
    EXPECT_EQ(row.completedAt, share.completedAt);
}

TEST_F(CatalogueOnDisk, VisitsEveryShareWithItsBlobs)
{
    auto share = fullShare();
    share.id = insert(share);
    const auto second = insertNamed("second");
    std::vector<StoredShare> visited;

    ASSERT_TRUE(catalogue().forEach([&](StoredShare each) { visited.push_back(std::move(each)); }));

    ASSERT_EQ(visited.size(), 2u);
    expectEqual(visited[0], share);
    EXPECT_EQ(visited[1].id, second);
}

TEST_F(CatalogueOnDisk, NamesTheSharesThatMayHaveAFileAtAPath)
{
    const auto at = [&](std::uint8_t number, const char* folder, const char* name, std::vector<FilePlace> places) {
        return insert({.hashes = {sha1Of(number), {}}, .name = name, .folder = folder, .places = std::move(places)});
    };
    const auto same = at(1, "/srv/", "album", {});
    at(2, "/srv", "other", {});
    at(3, "/mnt", "album", {});
    const auto placed = at(4, "/mnt", "b", {{0, "/srv/album/1"}});

    EXPECT_THAT(catalogue().mayReach({"/srv/album", "/srv/album/1"}).value(), ElementsAre(same, placed));
}

} // namespace
} // namespace shoal
