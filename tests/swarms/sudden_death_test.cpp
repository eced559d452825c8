// Services that are killed at any moment while a device joins: one device comes of it, and nothing is lost.
#include "tests/swarms/machines.h"

#include <csignal>
#include <gtest/gtest.h>
#include <random>

namespace shoal::test {
namespace {

class SwarmSuddenDeath : public testing::TestWithParam<int> {};

TEST_P(SwarmSuddenDeath, OfTheJoinerOrTheAuthorMakesNoSecondDevice)
{
    SHOAL_NEEDS_MACHINES();
    Machines machines;
    auto& ann = machines.add();
    auto& ben = machines.add();
    const auto swarm = ann.createSwarm("Family");
    const auto code = ann.invite(swarm);
    std::mt19937 random{static_cast<unsigned>(GetParam())};
    const auto file = machines.folder().write("code", code);

    for (int death = 0; death < 4; ++death) {
        const auto joining = ben.begin({"swarm", "join", "--code-file", file.string()});
        auto& dying = random() % 2 == 0 ? ann : ben;
        dying.service().endsWithin(std::chrono::milliseconds{random() % 700});
        dying.kill();
        joining->signal(SIGKILL); // or it takes the profile over, whose service is gone
        joining->waitForEnd();
        dying.start();
    }
    EXPECT_EQ(ben.join(code).text("swarm"), swarm);
    EXPECT_EQ(ann.waitForMembers(swarm, 2).size(), 2U);
    EXPECT_EQ(ben.waitForMembers(swarm, 2).size(), 2U);
}

INSTANTIATE_TEST_SUITE_P(, SwarmSuddenDeath, testing::Range(0, 6));

} // namespace
} // namespace shoal::test
