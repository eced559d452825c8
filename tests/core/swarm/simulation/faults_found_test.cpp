// The simulation finds faults: with any one of these rules off, some history breaks a promise.
#include "tests/core/swarm/simulation/simulated.h"

#include <gtest/gtest.h>
#include <ostream>

namespace shoal::swarm::simulation {

void PrintTo(const NamedRule& rule, std::ostream* out) { *out << rule.name; }

namespace {

class SwarmSimulationFinds : public testing::TestWithParam<NamedRule> {};

TEST_P(SwarmSimulationFinds, AMissingRule)
{
    constexpr std::size_t most = 8000;
    auto rules = without(GetParam().rule);
    if (GetParam().also != nullptr)
        rules.*GetParam().also = false;
    std::size_t played = 1;
    while (played <= most && !brokenIn(played, rules)) // the same histories in each run
        ++played;
    EXPECT_LE(played, most);
    std::printf("found in history %zu\n", played);
}

INSTANTIATE_TEST_SUITE_P(OfThePage, SwarmSimulationFinds, testing::ValuesIn(foundBySimulation),
                         [](const auto& rule) { return std::string{rule.param.name}; });

} // namespace
} // namespace shoal::swarm::simulation
