// The simulation finds faults: with any one of these rules off, some history breaks a promise.
#include "tests/core/swarm/simulation/simulated.h"

#include <gtest/gtest.h>

namespace shoal::swarm::simulation {
namespace {

class SwarmSimulationFinds : public testing::TestWithParam<std::pair<std::string_view, bool Rules::*>> {};

TEST_P(SwarmSimulationFinds, AMissingRule)
{
    constexpr std::size_t most = 8000;
    const auto rules = without(GetParam().second);
    std::size_t played = 1;
    while (played <= most && !brokenIn(played, rules)) // the same histories in each run
        ++played;
    EXPECT_LE(played, most);
    std::printf("found in history %zu\n", played);
}

INSTANTIATE_TEST_SUITE_P(OfThePage, SwarmSimulationFinds, testing::ValuesIn(foundBySimulation),
                         [](const auto& rule) { return std::string{rule.param.first}; });

} // namespace
} // namespace shoal::swarm::simulation
