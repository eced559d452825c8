// Who leaves tells it, whatever comes between.
#include "tests/core/swarm/node/node_world.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;

/// An owner, a writer and a reader; the reader leaves while nobody reaches it.
struct Goodbye : NodeWorld {
    std::size_t owner = 0;
    std::size_t ben = letIn(1, Role::Writer);
    std::size_t eva = letIn(2, Role::Reader);
    EntryId left{};

    Goodbye()
    {
        startAll();
        pass(20s);
        isolate(eva, 1);
        const auto written = answered([this](Written then) { node(eva).leave(std::move(then)); });
        EXPECT_TRUE(written && *written);
        left = **written;
        pass(30s);
    }
    bool isHeard() { return has(owner, left) || has(ben, left); }
};

TEST(SwarmLeaving, IsToldWhenAMemberIsMetAgain)
{
    Goodbye world;
    EXPECT_FALSE(world.isHeard());
    EXPECT_FALSE(world.node(world.eva).isLeaveTold());

    world.isolate(world.eva, 0);
    EXPECT_LT(world.until([&] { return world.node(world.eva).isLeaveTold(); }, 30min), 30min);

    EXPECT_TRUE(world.isHeard());
    world.pass(10s);
    EXPECT_TRUE(world.has(world.owner, world.left) && world.has(world.ben, world.left));
    EXPECT_TRUE(world.node(world.eva).linked().empty());
}

TEST(SwarmLeaving, IsToldByTheNextRunIfTheFirstEndedBetweenDiskAndWire)
{
    Goodbye world;
    world.stop(world.eva);
    world.isolate(world.eva, 0);

    world.restart(world.eva);
    EXPECT_FALSE(world.node(world.eva).isMember());
    EXPECT_TRUE(world.node(world.eva).leftAt());
    EXPECT_LT(world.until([&] { return world.node(world.eva).isLeaveTold(); }, 10min), 10min);

    EXPECT_TRUE(world.isHeard());
}

TEST(SwarmLeaving, NothingElseIsSaidByWhoHasLeft)
{
    Goodbye world;
    world.isolate(world.eva, 0);
    world.until([&] { return world.node(world.eva).isLeaveTold(); }, 30min);
    world.pass(1min);

    const auto shared = world.publish(world.ben, 1);
    ASSERT_TRUE(shared);
    world.pass(5min);

    EXPECT_FALSE(world.has(world.eva, *shared)) << "and nothing new is given to it";
    EXPECT_TRUE(world.node(world.eva).linked().empty());
}

TEST(SwarmLeaving, WhoWasRemovedMeetsNobodyToTellIt)
{
    NodeWorld world;
    const auto ben = world.letIn(1, Role::Reader);
    world.startAll();
    world.pass(20s);
    ASSERT_TRUE(world.remove(0, ben));
    world.pass(30s);

    EXPECT_FALSE(world.node(ben).leftAt());
    EXPECT_TRUE(world.node(ben).linked().empty());
}

} // namespace
} // namespace shoal::swarm
