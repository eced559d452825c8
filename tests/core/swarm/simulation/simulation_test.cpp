// Random histories of a swarm in which anybody may lie: every promise of docs/swarm-protocol.md, section 1, holds at
// every moment, and the same entries make the same swarm.
#include "tests/core/swarm/promises/tale.h"
#include "tests/core/swarm/simulation/play.h"
#include "tests/core/swarm/simulation/simulated.h"

#include <gtest/gtest.h>

namespace shoal::swarm::simulation {
namespace {
using namespace std::chrono_literals;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t histories = 1000;
#else
constexpr std::size_t histories = 5000;
#endif

TEST(SwarmSimulation, KeepsEveryPromiseInThousandsOfRandomHistories)
{
    const auto broken = firstBroken(firstSeed(), histories, 1min);
    EXPECT_FALSE(broken) << *broken;
}

TEST(SwarmSimulation, EveryOrderOfArrivalMakesTheSameSwarm)
{
    const auto first = firstSeed();
    for (auto seed = first; seed < first + 60; ++seed) {
        Play play{seed, Signing::Real, {}};
        std::optional<PlainState> expected;
        play.run([&](const World&, const View&, const PlainState& state) { expected = state; });
        auto entries = play.world().signedEntries();
        Dice dice{seed};
        for (int order = 0; order < 3; ++order) {
            shuffle(entries, dice);
            Log log{play.world().swarm()};
            for (const auto& bytes : entries) {
                ASSERT_NE(log.add(bytes), Arrival::Void) << "SHOAL_SEED=" << seed << " repeats it";
                if (dice.inPercent(10)) {
                    ASSERT_EQ(log.add(bytes), Arrival::Known);
                }
            }
            ASSERT_EQ(log.size(), entries.size());
            ASSERT_TRUE(plainFold(log) == *expected) << "SHOAL_SEED=" << seed << " repeats it";
            judgeByOthers(log);
        }
    }
}

TEST(SwarmSimulation, ASeedMakesTheSameHistoryAgain)
{
    const auto told = [](std::uint64_t seed) {
        std::vector<EntryId> ids;
        Play play{seed, Signing::Left, {}};
        play.run([&](const World& world, const View& view, const PlainState&) {
            if (view.size() == world.story().size())
                for (const auto* const e : view)
                    ids.push_back(e->id);
        });
        return ids;
    };
    EXPECT_EQ(told(7), told(7));
    EXPECT_NE(told(7), told(8));
}

} // namespace
} // namespace shoal::swarm::simulation
