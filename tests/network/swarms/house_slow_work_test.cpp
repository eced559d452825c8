// What takes the house of private swarms long keeps nobody else waiting.
#include "core/swarms.h"
#include "tests/support/engine_driver.h"
#include "tests/support/temporary_folder.h"

#include <atomic>
#include <gtest/gtest.h>

namespace shoal::bt {
namespace {
using test::closedNetwork;
using test::EngineDriver;
using test::TemporaryFolder;

TEST(SwarmHouse, AnswersAboutSharesWhilePassphrasesAreWorkedOn)
{
    const TemporaryFolder folder;
    EngineDriver engine{{.profile = folder / "profile", .settings = closedNetwork("127.0.0.2"), .purpose = "test"}};
    const auto choir = engine.ask<CreatedSwarm>([](Engine& asked, Reply<CreatedSwarm> reply) {
        asked.swarms().create({.name = "choir", .label = "anna", .fetching = {}}, std::move(reply));
    });
    ASSERT_TRUE(choir) << choir.error().reason;
    const auto made = engine.create({.paths = {folder.write("song", std::string(100'000, 's'))}});
    ASSERT_TRUE(made) << made.error().reason;
    const auto share = engine.add({.source = made->bytes, .folder = made->folder, .trust = DataTrust::JustHashed});
    ASSERT_TRUE(share) << share.error().reason;
    ASSERT_TRUE(engine.waitForRow(*share, [](const ShareRow& row) { return row.state == ShareState::Seeding; }));

    constexpr int passphrases = 4;
    const auto worked = std::make_shared<std::atomic<int>>(0);
    for (int each = 0; each < passphrases; ++each)
        engine.engine().swarms().exportIdentity(choir->id, "a long enough passphrase",
                                                [worked](const Result<std::string>& file) { *worked += file ? 1 : 0; });
    const auto trackers = engine.ask<TrackerPage>([&](Engine& asked, Reply<TrackerPage> reply) {
        asked.trackers(*share, {0, 10}, std::move(reply)); // libtorrent is asked, by a thread that may wait
    });

    ASSERT_TRUE(trackers) << trackers.error().reason;
    EXPECT_LT(worked->load(), passphrases) << "it was answered behind them";
}

} // namespace
} // namespace shoal::bt
