// By what a list of shares is sorted, filtered and counted, beyond the plain columns.
#include "core/state/catalogue.h"

#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

Sha1 hashOf(std::uint8_t n) { return {{n, 7}}; }

std::string linkWith(const std::string& host)
{
    return "magnet:?xt=urn:btih:0123456789012345678901234567890123456789&tr=http%3A%2F%2F" + host + "%2Fannounce";
}

class CatalogueOfAList : public testing::Test {
protected:
    ShareId insert(const StoredShare& share) { return catalogue.insert(share).value(); }
    ShareId insertNamed(const std::string& name, Bytes size = 0)
    {
        return insert({.hashes = {hashOf(9), {}}, .name = name, .size = size});
    }
    std::vector<std::string> names(const CatalogueFilter& filter, const CatalogueSort& sort)
    {
        std::vector<std::string> all;
        const auto page = catalogue.rows(filter, sort, {0, 100});
        for (const auto& row : page->rows)
            all.push_back(row.name);
        return all;
    }

    test::TemporaryFolder folder;
    Database database = Database::open(folder / "state.db").value();
    Catalogue catalogue{database};
};

TEST_F(CatalogueOfAList, ShowsFindsAndSortsByAGivenName)
{
    auto share = insertNamed("zebra");
    insertNamed("mouse");
    auto stored = catalogue.get(share).value();
    stored.givenName = "Ant";
    ASSERT_TRUE(catalogue.updateDecisions(stored));

    EXPECT_THAT(names({}, {CatalogueColumn::Name}), ElementsAre("Ant", "mouse"));
    EXPECT_THAT(names({.text = "ANT"}, {}), ElementsAre("Ant"));
    EXPECT_THAT(names({.text = "zeb"}, {}), IsEmpty());
    ASSERT_TRUE(catalogue.setMetadata(share, {"torrent", {hashOf(9), {}}, "lion", 1}));
    EXPECT_THAT(names({.text = "ant"}, {}), ElementsAre("Ant")) << "metadata doesn't take it away";
    EXPECT_EQ(catalogue.get(share).value().name, "lion");
    stored.givenName = "";
    ASSERT_TRUE(catalogue.updateDecisions(stored));
    EXPECT_THAT(names({.text = "lion"}, {}), ElementsAre("lion"));
}

TEST_F(CatalogueOfAList, FiltersByTheHostOfATracker)
{
    const auto first = insert({.hashes = {hashOf(1), {}}, .name = "a", .link = linkWith("one.example")});
    insert({.hashes = {hashOf(2), {}}, .name = "b", .torrent = "d8:announce19:http://two.example/e"});
    insertNamed("c");

    EXPECT_THAT(names({.tracker = "one.example"}, {}), ElementsAre("a"));
    EXPECT_THAT(names({.tracker = "two.example"}, {}), ElementsAre("b"));
    EXPECT_THAT(names({.tracker = "example"}, {}), IsEmpty());
    auto stored = catalogue.get(first).value();
    stored.link = linkWith("three.example");
    ASSERT_TRUE(catalogue.updateDecisions(stored));
    EXPECT_THAT(names({.tracker = "one.example"}, {}), IsEmpty());
    EXPECT_THAT(names({.tracker = "three.example"}, {}), ElementsAre("a"));
    ASSERT_TRUE(catalogue.setMetadata(first, {"d8:announce19:http://two.example/e", {hashOf(1), {}}, "a", 1}));
    EXPECT_THAT(names({.tracker = "two.example"}, {}), ElementsAre("a", "b"));
}

TEST_F(CatalogueOfAList, CountsLabelsAndTrackers)
{
    insert({.hashes = {hashOf(1), {}}, .labels = {"books", "new"}, .link = linkWith("one.example")});
    insert({.hashes = {hashOf(2), {}}, .labels = {"books"}, .link = linkWith("one.example")});
    const auto gone = insert({.hashes = {hashOf(3), {}}, .labels = {"gone"}, .link = linkWith("gone.example")});
    insertNamed("c");
    ASSERT_TRUE(catalogue.remove(gone));

    const auto counts = catalogue.counts().value();

    EXPECT_EQ(counts.withoutLabel, 1u);
    EXPECT_THAT(counts.labels, ElementsAre(testing::Pair("books", 2), testing::Pair("new", 1)));
    EXPECT_THAT(counts.trackers, ElementsAre(testing::Pair("one.example", 2)));
    EXPECT_THAT(names({.hasNoLabel = true}, {}), ElementsAre("c"));
}

TEST_F(CatalogueOfAList, SortsByCompletionFolderAndLabel)
{
    const auto at = [](std::chrono::seconds time) { return std::chrono::sys_seconds{time}; };
    insert({.hashes = {hashOf(1), {}}, .name = "a", .folder = "/z", .labels = {"m"}, .completedAt = at(9s)});
    insert({.hashes = {hashOf(2), {}}, .name = "b", .folder = "/x", .labels = {"b", "z"}});
    insert({.hashes = {hashOf(3), {}}, .name = "c", .folder = "/y", .completedAt = at(5s)});

    EXPECT_THAT(names({}, {CatalogueColumn::CompletedAt}), ElementsAre("c", "a", "b"));
    EXPECT_THAT(names({}, {CatalogueColumn::CompletedAt, true}), ElementsAre("a", "c", "b")) << "never is last";
    EXPECT_THAT(names({}, {CatalogueColumn::Folder}), ElementsAre("b", "c", "a"));
    EXPECT_THAT(names({}, {CatalogueColumn::Label}), ElementsAre("c", "b", "a"));
    EXPECT_THAT(names({}, {CatalogueColumn::Label, true}), ElementsAre("a", "b", "c"));
}

TEST_F(CatalogueOfAList, HandsOutKeysOfAllAndRowsOfSome)
{
    StoredShare full{.hashes = {hashOf(1), {}},
                     .name = "full",
                     .isPaused = true,
                     .movingTo = "/new",
                     .size = 40,
                     .downloaded = 5,
                     .uploaded = 6,
                     .completedAt = std::chrono::sys_seconds{9s}};
    full.id = insert(full);
    const auto other = insertNamed("other", 30);

    const auto keys = catalogue.keys({}, {CatalogueColumn::Size}).value();
    ASSERT_EQ(keys.size(), 2u);
    EXPECT_EQ(keys[0].id, other);
    EXPECT_FALSE(keys[0].isPaused || keys[0].isMoving || keys[0].isComplete);
    EXPECT_TRUE(keys[1].isPaused && keys[1].isMoving && keys[1].isComplete);
    EXPECT_EQ(keys[1].size, full.size);
    EXPECT_EQ(keys[1].downloaded, 5u);
    EXPECT_EQ(keys[1].uploaded, 6u);
    const auto rows = catalogue.rowsOf(std::vector{other, ShareId{99}, full.id}).value();
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].name, "other");
    EXPECT_EQ(rows[1].name, "full");
}

} // namespace
} // namespace shoal
