// Clocks that are a day or two off, and codes that ran out.
#include "tests/support/tree.h"
#include "tests/swarms/machines.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {
using namespace std::chrono_literals;

std::string hoursOff(const testing::TestParamInfo<std::chrono::hours>& given)
{
    return (given.param < 0h ? "Behind" : "Ahead") + std::to_string(std::abs(given.param.count())) + "Hours";
}

class SwarmClocks : public testing::TestWithParam<std::chrono::hours> {
protected:
    void SetUp() override
    {
        SHOAL_NEEDS_MACHINES();
        machines_.emplace();
        ann_ = &machines_->add();
        ben_ = &machines_->add();
    }
    void restartWithClockOff(Machine& machine, std::chrono::seconds off) const
    {
        machine.stop();
        machine.setClockOff(off);
        machine.start();
    }

    std::optional<Machines> machines_;
    Machine* ann_ = nullptr;
    Machine* ben_ = nullptr;
};

TEST_P(SwarmClocks, TheJoinersWrongClockKeepsNobodyOut)
{
    const auto swarm = ann_->createSwarm("Family");
    const auto file = machines_->folder().writeNoise("film.bin", 500'000);
    const auto share = ann_->share(swarm, file);
    restartWithClockOff(*ben_, GetParam());

    EXPECT_EQ(ben_->join(ann_->invite(swarm)).text("swarm"), swarm);

    ben_->waitForCatalogue(swarm, 1);
    EXPECT_EQ(differences(file, ben_->get(swarm, share) / "film.bin"), std::vector<std::string>{});
}

using SwarmOwnersClock = SwarmClocks;

TEST_P(SwarmOwnersClock, LetsPeopleInWhileItIsWrong)
{
    restartWithClockOff(*ann_, GetParam());
    const auto swarm = ann_->createSwarm("Family");

    EXPECT_EQ(ben_->join(ann_->invite(swarm, {"--role", "writer"})).text("swarm"), swarm);

    const auto file = machines_->folder().writeNoise("film.bin", 500'000);
    const auto share = ben_->share(swarm, file);
    ann_->waitForCatalogue(swarm, 1);
    EXPECT_EQ(differences(file, ann_->get(swarm, share) / "film.bin"), std::vector<std::string>{});
}

INSTANTIATE_TEST_SUITE_P(, SwarmOwnersClock, testing::Values(24h, -24h, 49h, -49h), hoursOff);

INSTANTIATE_TEST_SUITE_P(, SwarmClocks, testing::Values(24h, -24h, 49h, -49h), hoursOff);

using SwarmCodeClocks = SwarmClocks;

TEST_P(SwarmCodeClocks, AnExpiredCodeIsSaidToBe)
{
    const auto swarm = ann_->createSwarm("Family");
    const auto code = ann_->invite(swarm, {"--expires", "1h"});
    restartWithClockOff(*ann_, GetParam());

    const auto file = machines_->folder().write("code", code);
    const auto told = ben_->ask({"swarm", "join", "--code-file", file.string()}, 7); // ExitCode::Refused
    EXPECT_EQ(told.back().text("kind"), "invite-closed") << told.back().line();
    EXPECT_NE(told.back().text("reason").find("expired"), std::string::npos) << told.back().line();
}

INSTANTIATE_TEST_SUITE_P(, SwarmCodeClocks, testing::Values(2h));

} // namespace
} // namespace shoal::test
