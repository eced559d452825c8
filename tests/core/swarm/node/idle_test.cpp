// What a swarm in which nothing happens asks of the DHT and sends to others, in hours of virtual time.
#include "tests/core/swarm/node/node_world.h"

#include <gtest/gtest.h>
#include <string>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;

struct Asked {
    std::size_t puts = 0;
    std::size_t gets = 0;
    std::size_t frames = 0;
};

/// Of all who are there, within an hour. Kept with the test's result, as what docs/performance.md tells.
Asked inAnHour(NodeWorld& world, const std::string& hour = "first")
{
    const auto framesSoFar = [&world] {
        std::size_t frames = 0;
        for (std::size_t who = 0; who < world.size(); ++who)
            frames += world.house(who).carried;
        return frames;
    };
    const Asked before{world.puts, world.gets, framesSoFar()};
    world.pass(1h);
    const Asked asked{world.puts - before.puts, world.gets - before.gets, framesSoFar() - before.frames};
    testing::Test::RecordProperty(hour + "_puts", static_cast<int>(asked.puts));
    testing::Test::RecordProperty(hour + "_gets", static_cast<int>(asked.gets));
    testing::Test::RecordProperty(hour + "_frames", static_cast<int>(asked.frames));
    return asked;
}

struct IdleSwarm : testing::Test {
    IdleSwarm() { world.tickEvery = 1s; }
    NodeWorld world;
};

TEST_F(IdleSwarm, OfOneDeviceWritesItsRecordOnceAnHourAndLooksForNobody)
{
    world.startAll();
    const auto first = inAnHour(world);
    EXPECT_EQ(first.puts, 1U);
    EXPECT_EQ(first.gets, 0U);
    EXPECT_LE(inAnHour(world, "second").puts, 1U);
}

TEST_F(IdleSwarm, OfTwoThatAreConnectedWritesTwoRecordsAndLooksForNobodyAgain)
{
    const auto ben = world.letIn(1, Role::Writer);
    world.startAll();
    ASSERT_LT(world.until([&] { return world.isLinked(0, ben); }, 30s), 30s);
    world.pass(1min);
    const auto asked = inAnHour(world);
    EXPECT_LE(asked.puts, 2U);
    EXPECT_EQ(asked.gets, 0U);
    EXPECT_LE(asked.frames, 2U * 60) << "each tells its state once a minute";
}

TEST_F(IdleSwarm, WhoseOtherMemberIsAwayIsLookedForInEverLongerPauses)
{
    world.letIn(1, Role::Writer);
    world.start(0);
    const auto first = inAnHour(world);
    EXPECT_EQ(first.puts, 1U);
    EXPECT_LE(first.gets, 30U);
    EXPECT_LE(inAnHour(world, "second").gets, 12U) << "a round each half hour";
}

/// The most that a swarm can cost: it looks for 16 at a time, of whom it knows nothing but that they belong.
TEST_F(IdleSwarm, OfTwentyWhoAreAllAwayCostsNoMoreThanSixteenAtATimeDo)
{
    for (std::uint32_t number = 1; number < 20; ++number)
        world.letIn(number, Role::Writer);
    world.start(0);
    const auto first = inAnHour(world);
    EXPECT_EQ(first.puts, 1U);
    EXPECT_LE(first.gets, 16U * 2 * 13) << "by two kinds of record; seven rounds, of which three read three days";
    EXPECT_LE(inAnHour(world, "second").gets, 16U * 2 * 4);
}

} // namespace
} // namespace shoal::swarm
