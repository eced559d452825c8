// An engine that has just been opened knows its private swarms, however early it is asked.
#include "core/swarms.h"
#include "tests/support/engine_driver.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

namespace shoal::bt {
namespace {
using test::closedNetwork;
using test::EngineDriver;
using test::TemporaryFolder;

TEST(SwarmHouse, AnswersWhoeverAsksBeforeItsSwarmsAreLoaded)
{
    const TemporaryFolder folder;
    const LocalEngineOptions options{
        .profile = folder / "profile", .settings = closedNetwork("127.0.0.2"), .purpose = "test"};
    swarm::SwarmId choir;
    {
        EngineDriver engine{options};
        const auto created = engine.ask<CreatedSwarm>([](Engine& asked, Reply<CreatedSwarm> reply) {
            asked.swarms().create({.name = "choir", .label = "anna", .fetching = {}}, std::move(reply));
        });
        ASSERT_TRUE(created) << created.error().reason;
        choir = created->id;
    }

    EngineDriver engine{options};
    const auto status = engine.ask<SwarmStatus>(
        [choir](Engine& asked, Reply<SwarmStatus> reply) { asked.swarms().status(choir, std::move(reply)); });

    ASSERT_TRUE(status) << status.error().reason;
    EXPECT_EQ(status->row.name, "choir");
}

} // namespace
} // namespace shoal::bt
