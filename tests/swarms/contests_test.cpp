// Two who want what only one can have, at the same time.
#include "tests/swarms/machines.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {

class SwarmContests : public testing::Test {
protected:
    void SetUp() override
    {
        SHOAL_NEEDS_MACHINES();
        machines_.emplace();
        ann_ = &machines_->add();
        ben_ = &machines_->add();
        cleo_ = &machines_->add();
        swarm_ = ann_->createSwarm("Family");
    }

    std::size_t suspended(const Machine& machine) const
    {
        return static_cast<std::size_t>(std::ranges::count_if(
            machine.members(swarm_), [](const JsonEvent& member) { return member.flag("suspended"); }));
    }
    /// Asks until so many are shown as suspended.
    void waitForSuspended(const Machine& machine, std::size_t count) const
    {
        const auto deadline = std::chrono::steady_clock::now() + programPatience / 3;
        while (suspended(machine) != count && std::chrono::steady_clock::now() < deadline) {}
        EXPECT_EQ(suspended(machine), count) << machine.address();
    }

    std::optional<Machines> machines_;
    Machine* ann_ = nullptr;
    Machine* ben_ = nullptr;
    Machine* cleo_ = nullptr;
    std::string swarm_;
};

TEST_F(SwarmContests, OneCodeOnTwoDevicesAtOnceLetsOneInAndTellsTheOtherThatItIsUsedUp)
{
    const auto file = machines_->folder().write("code", ann_->invite(swarm_));
    const std::vector<std::string> join{"swarm", "join", "--code-file", file.string()};
    const auto bens = ben_->begin(join);
    const auto cleos = cleo_->begin(join);

    const auto ends = std::pair{bens->waitForEnd().value_or(-1), cleos->waitForEnd().value_or(-1)};

    EXPECT_NE(ends.first == 0, ends.second == 0) << bens->account() << cleos->account();
    const auto& loser = ends.first == 0 ? *cleos : *bens;
    const auto errors = loser.eventsOf("error");
    ASSERT_EQ(errors.size(), 1U) << loser.account();
    EXPECT_EQ(errors[0].text("kind"), "invite-closed");
    EXPECT_NE(errors[0].text("reason").find("used"), std::string::npos) << errors[0].line();
    EXPECT_EQ(ann_->members(swarm_).size(), 2U);
}

TEST_F(SwarmContests, TwoAdminsWhoRemoveEachOtherAreBothSuspendedUntilTheOwnerSettlesIt)
{
    for (auto* machine : {ben_, cleo_})
        machine->join(ann_->invite(swarm_, {"--role", "writer"}));
    for (auto* machine : {ann_, ben_, cleo_})
        machine->waitForMembers(swarm_, 3);
    const auto bens = ben_->device(swarm_);
    const auto cleos = cleo_->device(swarm_);
    for (const auto& device : {bens, cleos})
        ann_->ask({"swarm", "role", swarm_, device, "admin"});
    for (auto* machine : {ben_, cleo_}) {
        const auto deadline = std::chrono::steady_clock::now() + programPatience / 3;
        const auto admins = [&] {
            return std::ranges::count_if(machine->members(swarm_),
                                         [](const JsonEvent& each) { return each.text("role") == "admin"; });
        };
        while (admins() != 2 && std::chrono::steady_clock::now() < deadline) {}
        ASSERT_EQ(admins(), 2);
    }

    machines_->unplug(*cleo_);
    ben_->ask({"swarm", "remove", swarm_, cleos});
    cleo_->ask({"swarm", "remove", swarm_, bens});
    machines_->plugBackIn(*cleo_);

    waitForSuspended(*ann_, 2);

    for (const auto& device : {cleos, bens})
        ann_->ask({"swarm", "settle", swarm_, device});

    EXPECT_EQ(suspended(*ann_), 0U);
    EXPECT_EQ(ann_->members(swarm_).size(), 3U);
}

} // namespace
} // namespace shoal::test
