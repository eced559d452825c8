// What a share that only seeds takes of memory: ten thousand of them add up.
#include "tests/support/engine_driver.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <malloc.h>
#include <string>

namespace shoal {
namespace {
using test::closedNetwork;
using test::EngineDriver;
using test::TemporaryFolder;

constexpr int shares = 500;
/// More than half of it is libtorrent's. Today it is between 9,300 and 9,700.
constexpr std::size_t bytesAShare = 10'500;

/// In use, of what malloc gave, in all threads.
std::size_t bytesInUse()
{
    const auto now = mallinfo2();
    return now.uordblks + now.hblkhd;
}

class ManyShares : public ::testing::Test {
protected:
    LocalEngineOptions options(const std::string& name) const
    {
        auto settings = closedNetwork("127.0.0.1");
        settings.dhtEnabled = false;
        return {.profile = folder_ / name, .settings = settings, .autostart = Autostart::All, .purpose = "test"};
    }
    void fill(EngineDriver& driver)
    {
        for (int number = 0; number < shares; ++number) {
            const auto file = folder_.writeNoise("file-" + std::to_string(number), 20'000);
            const auto created = driver.create({.paths = {file}});
            ASSERT_TRUE(created);
            const auto id =
                driver.add({.source = created->bytes, .folder = created->folder, .trust = DataTrust::JustHashed});
            ASSERT_TRUE(id);
        }
        expectAllSeeding(driver);
    }
    static void expectAllSeeding(EngineDriver& driver)
    {
        ASSERT_TRUE(driver.waitFor<ShareFinished>());
        const auto page = driver.ask<SharePage>([](Engine& engine, auto reply) {
            engine.query({}, {}, {0, shares}, std::move(reply));
        });
        ASSERT_TRUE(page);
        ASSERT_EQ(page->rows.size(), static_cast<std::size_t>(shares));
        for (const auto& row : page->rows)
            ASSERT_TRUE(driver.waitForRow(row.id, [](const auto& now) { return now.state == ShareState::Seeding; }));
    }

    TemporaryFolder folder_;
};

TEST_F(ManyShares, TakeFewKilobytesEach)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "the sanitizers' malloc doesn't count";
#endif
    {
        EngineDriver driver{options("many")};
        fill(driver);
    }
    std::size_t empty = 0;
    {
        const EngineDriver driver{options("none")};
        empty = bytesInUse();
    }
    EngineDriver driver{options("many")};
    expectAllSeeding(driver);
    driver.forgetEvents();

    EXPECT_LT((bytesInUse() - empty) / shares, bytesAShare);
}

} // namespace
} // namespace shoal
