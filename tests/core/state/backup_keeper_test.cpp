#include "core/state/backup_keeper.h"

#include "core/state/catalogue.h"
#include "core/state/database.h"
#include "tests/support/temporary_folder.h"

#include <SQLiteCpp/Database.h>
#include <fstream>
#include <future>
#include <gtest/gtest.h>
#include <mutex>

namespace shoal {
namespace {
using namespace std::chrono_literals;

/// A keeper on this thread, whose time is an argument.
class KeepingBackups : public testing::Test {
protected:
    KeepingBackups() { Catalogue{database_}.insert({.hashes = {Sha1{{1}}, {}}, .name = "film"}).value(); }

    /// A tick, with all that follows from it done.
    void tickAt(std::chrono::nanoseconds since)
    {
        keeper_.tick(BackupKeeper::Time{since + 1000h});
        std::promise<void> done;
        worker_.post([&done] { done.set_value(); });
        done.get_future().wait();
        for (auto& work : std::exchange(home_, {}))
            work();
    }
    /// Whether a backup was taken since the last call; it is removed.
    bool wasTaken()
    {
        const auto list = Backups{folder_.path()}.list().value();
        for (const auto& backup : list)
            std::filesystem::remove(backup.file);
        return !list.empty();
    }

    test::TemporaryFolder folder_;
    Database database_ = Database::open(folder_ / "state.db").value();
    std::vector<std::function<void()>> home_;
    std::vector<Error> warnings_;
    WorkThread worker_;
    BackupKeeper keeper_{folder_.path(), worker_,
                         [this](std::function<void()> work) { home_.push_back(std::move(work)); },
                         [this](const Event& event) { warnings_.push_back(std::get<EngineWarning>(event).error); }};
};

TEST_F(KeepingBackups, TakesOneAtTheStart)
{
    tickAt(0s);
    EXPECT_TRUE(wasTaken());
}

TEST_F(KeepingBackups, TakesOneADay)
{
    tickAt(0s);
    ASSERT_TRUE(wasTaken());
    tickAt(23h);
    EXPECT_FALSE(wasTaken());
    tickAt(24h);
    EXPECT_TRUE(wasTaken());
}

TEST_F(KeepingBackups, TakesOneAMinuteAfterTheListChanged)
{
    tickAt(0s);
    ASSERT_TRUE(wasTaken());
    keeper_.listChanged();
    tickAt(30s);
    EXPECT_FALSE(wasTaken()) << "whoever adds one share often adds more";
    tickAt(60s);
    EXPECT_TRUE(wasTaken());
    tickAt(120s);
    EXPECT_FALSE(wasTaken());
}

TEST_F(KeepingBackups, TakesTheLastOneAtOnce)
{
    BackupKeeper::takeLast(folder_.path());
    EXPECT_TRUE(wasTaken());
}

TEST_F(KeepingBackups, WarnsWhenItCannot)
{
    folder_.write("backups", "a file");
    tickAt(0s);
    ASSERT_EQ(warnings_.size(), 1U);
    EXPECT_EQ(warnings_.front().about, (folder_ / "backups").string());
}

} // namespace
} // namespace shoal
