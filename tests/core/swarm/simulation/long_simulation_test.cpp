// As many random histories as fit in ten minutes, a million at most.
#include "tests/core/swarm/simulation/simulated.h"

#include <gtest/gtest.h>

namespace shoal::swarm::simulation {
namespace {
using namespace std::chrono_literals;

TEST(LongSwarmSimulation, KeepsEveryPromiseInAMillionRandomHistories)
{
    const auto broken = firstBroken(firstSeed(), 1'000'000, 10min);
    EXPECT_FALSE(broken) << *broken;
}

} // namespace
} // namespace shoal::swarm::simulation
