#include "core/state/grouped_writes.h"

#include "tests/support/temporary_folder.h"

#include <SQLiteCpp/Database.h>
#include <condition_variable>
#include <deque>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <mutex>

namespace shoal {
namespace {
using testing::ElementsAre;

/// A store whose answers wait until the test takes them, on the test's thread.
class WritesOfAStore : public testing::Test {
protected:
    void SetUp() override
    {
        auto opened = Store::open(folder.path(), [this](std::function<void()> answer) {
            const std::lock_guard lock{mutex};
            answers.push_back(std::move(answer));
            arrived.notify_one();
        });
        ASSERT_TRUE(opened) << opened.error().reason;
        store = std::move(*opened);
        writes.emplace(*store);
    }
    void TearDown() override
    {
        writes.reset();
        store->close();
    }

    void takeAnswer()
    {
        std::unique_lock lock{mutex};
        arrived.wait(lock, [this] { return !answers.empty(); });
        const auto answer = std::move(answers.front());
        answers.pop_front();
        lock.unlock();
        answer();
    }

    /// Inserts a share; `fails` says so afterwards, which must undo it.
    void insert(const std::string& name, bool fails = false)
    {
        const auto work = [name, fails](StoreParts& parts) -> Result<void> {
            if (const auto id = parts.catalogue.insert({.hashes = {Sha1{{1}}, {}}, .name = name}); !id)
                return fail(id.error());
            return fails ? Result<void>{fail(ErrorKind::Cancelled, name)} : Result<void>{};
        };
        writes->add(
            {.work = work,
             .afterwards =
                 [this, name](StoreParts&) {
                     const std::lock_guard lock{mutex};
                     committed.push_back(name);
                     return Result<void>{};
                 },
             .then = [this, name](const Result<void>& done) { told.push_back(name + (done ? "" : " failed")); }});
    }

    std::vector<std::string> names()
    {
        std::vector<std::string> all;
        store->ask(
            [](StoreParts& parts) {
                return parts.catalogue.rows({}, {}, {0, 100});
            },
            [&all](const Result<Page<CatalogueRow>>& page) {
                for (const auto& row : page->rows)
                    all.push_back(row.name);
            });
        takeAnswer();
        return all;
    }

    test::TemporaryFolder folder;
    std::mutex mutex;
    std::condition_variable arrived;
    std::deque<std::function<void()>> answers;
    std::vector<std::string> committed;
    std::vector<std::string> told;
    std::unique_ptr<Store> store;
    std::optional<GroupedWrites> writes;
};

TEST_F(WritesOfAStore, GatherWhileOthersAreUnderWay)
{
    insert("alone");
    insert("b");
    insert("c");

    takeAnswer();
    EXPECT_THAT(told, ElementsAre("alone"));
    takeAnswer();
    EXPECT_THAT(told, ElementsAre("alone", "b", "c")) << "two in one answer: one commit";
    EXPECT_THAT(committed, ElementsAre("alone", "b", "c"));
    EXPECT_THAT(names(), ElementsAre("alone", "b", "c"));
}

TEST_F(WritesOfAStore, FailEachForItself)
{
    insert("alone");
    insert("b");
    insert("bad", true);
    insert("d");
    takeAnswer();
    takeAnswer();

    EXPECT_THAT(told, ElementsAre("alone", "b", "bad failed", "d"));
    EXPECT_THAT(committed, ElementsAre("alone", "b", "d"));
    EXPECT_THAT(names(), ElementsAre("alone", "b", "d")) << "what a failed one wrote is undone";
}

/// SQLite undoes the whole group when the disk has no room for one of it.
TEST_F(WritesOfAStore, ThatFitAreKeptThoughOneHasNoRoom)
{
    insert("alone");
    writes->add({.work = [](StoreParts& parts) -> Result<void> {
                     parts.database.connection().exec("PRAGMA max_page_count = 200");
                     return {};
                 },
                 .afterwards = {},
                 .then = [](const Result<void>&) {}});
    insert("b");
    writes->add({.work = [](StoreParts& parts) -> Result<void> {
                     const auto id = parts.catalogue.insert(
                         {.hashes = {Sha1{{2}}, {}}, .name = "large", .torrent = std::string(4'000'000, 'x')});
                     return id ? Result<void>{} : fail(id.error());
                 },
                 .afterwards = {},
                 .then =
                     [this](const Result<void>& done) {
                         ASSERT_FALSE(done);
                         EXPECT_EQ(done.error().kind, ErrorKind::DiskFull) << done.error().reason;
                         told.emplace_back("large failed");
                     }});
    insert("d");
    takeAnswer();
    takeAnswer();

    EXPECT_THAT(told, ElementsAre("alone", "b", "large failed", "d"));
    EXPECT_THAT(names(), ElementsAre("alone", "b", "d"));
}

TEST_F(WritesOfAStore, AreDoneThoughNobodyWaitsForThem)
{
    insert("alone");
    insert("b");
    writes.reset();
    takeAnswer();

    EXPECT_THAT(names(), ElementsAre("alone", "b"));
}

} // namespace
} // namespace shoal
