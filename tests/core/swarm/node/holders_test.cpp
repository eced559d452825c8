// Who has which share, as members know it of each other.
#include "tests/core/swarm/node/node_world.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;

/// The owner, an admin, and two writers, who found each other.
struct Holding : NodeWorld {
    std::size_t owner = 0;
    std::size_t ana = letIn(1, Role::Admin);
    std::size_t ben = letIn(2, Role::Writer);
    std::size_t eva = letIn(3, Role::Writer);
    Holding()
    {
        startAll();
        EXPECT_LT(until([&] { return isLinked(ana, ben) && isLinked(ana, eva) && isLinked(ben, eva); }, 10s), 10s);
    }
};

TEST(SwarmHolders, TellsAtOnceOfEachShareThatItHasWholeThoughTheyFollowEachOther)
{
    Holding world;
    std::map<ShareId, Amount> held;
    for (std::uint8_t number = 1; number <= 3; ++number) {
        const auto share = filled<ShareId>(number);
        ASSERT_TRUE(world.publish(world.ben, number));
        held[share] = Amount::Part; // merely begun: nobody needs to know
        world.node(world.eva).setHeld(held);
        world.pass(2s);
        held[share] = Amount::Whole;
        world.node(world.eva).setHeld(held);
        const Holder whole{world.house(world.eva).id(), Amount::Whole};
        EXPECT_LT(world.until(
                      [&] {
                          const auto holders = world.node(world.ana).holdersOf(share);
                          return std::ranges::find(holders, whole) != holders.end();
                      },
                      60s),
                  4s)
            << int{number};
    }
}

TEST(SwarmHolders, WhoPublishedAShareSinceItSaidWhatItHoldsCountsAsItsHolder)
{
    Holding world;
    world.node(world.ben).setHeld({{filled<ShareId>(9), Amount::Whole}});
    world.pass(5s);
    const auto share = filled<ShareId>(1);
    ASSERT_TRUE(world.publish(world.ben, 1));
    ASSERT_LT(world.until([&] { return world.node(world.eva).replica().log().isInCatalogue(share); }, 10s), 5s);

    EXPECT_TRUE(world.node(world.eva).replica().holders(share).empty());
    EXPECT_EQ(world.node(world.eva).holdersOf(share),
              (std::vector{Holder{world.house(world.ben).id(), Amount::Whole}}));
    EXPECT_TRUE(world.node(world.eva).isWithinReach(share));
    world.stop(world.ben);
    EXPECT_LT(world.until([&] { return !world.node(world.eva).isWithinReach(share); }, 5min), 5min);
}

} // namespace
} // namespace shoal::swarm
