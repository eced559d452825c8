#include "core/state/transfer_keeper.h"
#include "tests/support/temporary_folder.h"

#include <SQLiteCpp/Database.h>
#include <future>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {

bool operator==(const DayOfTransfers& a, const DayOfTransfers& b) { return a.day == b.day && a.bytes == b.bytes; }

namespace {
using namespace std::chrono_literals;
using std::chrono::days;
using testing::ElementsAre;
using testing::IsEmpty;

std::chrono::sys_days today() { return std::chrono::floor<days>(std::chrono::system_clock::now()); }

class TransfersOnDisk : public testing::Test {
protected:
    test::TemporaryFolder folder;
    std::optional<Database> database = Database::open(folder / "state.db").value();
    std::optional<Transfers> transfers{*database};
};

TEST_F(TransfersOnDisk, BeginWithNothingOnTheDayTheProfileWasMade)
{
    const auto statistics = transfers->statistics(today()).value();

    EXPECT_EQ(statistics.allTime, Transferred{});
    EXPECT_THAT(statistics.days, IsEmpty());
    EXPECT_LE(statistics.since, today());
    EXPECT_GE(statistics.since, today() - days{1});
}

TEST_F(TransfersOnDisk, AddUpByDayAndLast)
{
    const auto day = today();
    ASSERT_TRUE(transfers->add({{day, {10, 1}}, {day + days{1}, {5, 5}}}));
    ASSERT_TRUE(transfers->add({{day, {100, 2}}}));
    transfers.reset();
    database.emplace(Database::open(folder / "state.db").value());
    transfers.emplace(*database);

    const auto statistics = transfers->statistics(day + days{1}).value();
    EXPECT_THAT(statistics.days, ElementsAre(DayOfTransfers{day, {110, 3}}, DayOfTransfers{day + days{1}, {5, 5}}));
    EXPECT_EQ(statistics.allTime, (Transferred{115, 8}));
}

TEST_F(TransfersOnDisk, ShowTheDaysOfFourHundredAndCountTheOthers)
{
    const auto first = today() + days{1'000};
    ASSERT_TRUE(transfers->add({{first, {1, 0}}, {first + days{1}, {2, 0}}, {first + days{400}, {4, 0}}}));

    const auto statistics = transfers->statistics(first + days{400}).value();

    EXPECT_THAT(statistics.days,
                ElementsAre(DayOfTransfers{first + days{1}, {2, 0}}, DayOfTransfers{first + days{400}, {4, 0}}));
    EXPECT_EQ(statistics.allTime.down, 7u);
}

/// A keeper over a store whose answers run at once; what is on disk is asked for in order behind its writes.
class TransferKeeperOfAStore : public testing::Test {
protected:
    void SetUp() override { reopen(); }
    void TearDown() override { store->close(); }

    void reopen()
    {
        keeper.reset();
        if (store)
            store->close();
        store.reset();
        store = Store::open(folder.path(), [](const std::function<void()>& answer) { answer(); }).value();
        keeper.emplace(*store);
    }
    Transferred allTime()
    {
        std::promise<Transferred> promise;
        store->ask([](StoreParts& parts) { return parts.transfers.statistics(today()).value().allTime; },
                   [&promise](const Transferred& bytes) { promise.set_value(bytes); });
        return promise.get_future().get();
    }

    test::TemporaryFolder folder;
    std::unique_ptr<Store> store;
    std::optional<TransferKeeper> keeper;
    TransferKeeper::Time start{1h};
};

TEST_F(TransferKeeperOfAStore, WritesOnceInAnInterval)
{
    keeper->add({10, 1}, today());
    keeper->tick(start);
    EXPECT_EQ(allTime(), (Transferred{10, 1}));
    keeper->add({10, 1}, today());
    keeper->tick(start + TransferKeeper::interval - 1s);
    EXPECT_EQ(allTime(), (Transferred{10, 1})) << "not yet";
    keeper->tick(start + TransferKeeper::interval);
    EXPECT_EQ(allTime(), (Transferred{20, 2}));
}

TEST_F(TransferKeeperOfAStore, WritesWithoutWaitingWhenItIsTold)
{
    keeper->tick(start);
    keeper->add({7, 0}, today());
    keeper->flush();
    reopen();

    EXPECT_EQ(allTime(), (Transferred{7, 0}));
}

TEST_F(TransferKeeperOfAStore, WritesAgainWhatCouldNotBeWritten)
{
    const auto sql = [this](const char* text) {
        store->tell([text](StoreParts& parts) { parts.database.connection().exec(text); });
    };
    sql("ALTER TABLE transfers RENAME TO away");
    keeper->add({7, 1}, today());
    keeper->flush();
    sql("ALTER TABLE away RENAME TO transfers");
    EXPECT_EQ(allTime(), Transferred{});
    keeper->flush();

    EXPECT_EQ(allTime(), (Transferred{7, 1}));
}

} // namespace
} // namespace shoal
