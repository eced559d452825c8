// A million random histories, in four parts that run beside each other.
#include "tests/core/swarm/simulation/simulated.h"

#include <gtest/gtest.h>

namespace shoal::swarm::simulation {
namespace {
using namespace std::chrono_literals;

class LongSwarmSimulation : public testing::TestWithParam<std::uint64_t> {};

TEST_P(LongSwarmSimulation, KeepsEveryPromiseInAMillionRandomHistories)
{
    constexpr std::uint64_t part = 250'000;
    const auto broken = firstBroken(anySeed() + GetParam() * part, part, 1h);
    EXPECT_FALSE(broken) << *broken;
}

INSTANTIATE_TEST_SUITE_P(Part, LongSwarmSimulation, testing::Range<std::uint64_t>(0, 4));

} // namespace
} // namespace shoal::swarm::simulation
