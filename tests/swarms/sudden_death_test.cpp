// Services that are killed at any moment while a device joins, is let in or has its code cancelled: each thing happens
// once, and nothing is lost.
#include "tests/support/tree.h"
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

/// Ben waits to be let in. Ann's person says something to her service, which is killed a moment later.
class SwarmDeathOfTheAuthor : public testing::TestWithParam<int> {
protected:
    void SetUp() override
    {
        SHOAL_NEEDS_MACHINES();
        machines_.emplace();
        ann_ = &machines_->add();
        ben_ = &machines_->add();
        swarm_ = ann_->createSwarm("Family");
        code_ = machines_->folder().write("code", ann_->invite(swarm_, {"--approve"}));
        joining_ = ben_->begin({"swarm", "join", "--code-file", code_.string()});
        const auto waits = joining_->waitFor(
            "joining", [](const JsonEvent& event) { return event.text("state") == "waiting-for-approval"; });
        ASSERT_TRUE(waits) << joining_->account();
        device_ = waits->text("device");
    }
    /// Whether the command was answered well before the service was gone.
    bool isDoneBeforeDeath(const Words& command)
    {
        const auto said = ann_->begin(command);
        ann_->service().endsWithin(std::chrono::milliseconds{GetParam() * 15});
        ann_->kill();
        said->signal(SIGKILL); // or it takes the profile over, whose service is gone
        const bool isDone = said->waitForEnd() == 0;
        ann_->start();
        return isDone;
    }
    std::size_t waiting() const
    {
        std::size_t count = 0;
        for (const auto& invite : ann_->ask({"swarm", "invites", swarm_}))
            count += invite.line().find(device_) != std::string::npos ? 1 : 0;
        return count;
    }

    std::optional<Machines> machines_;
    Machine* ann_ = nullptr;
    Machine* ben_ = nullptr;
    std::string swarm_, device_;
    std::filesystem::path code_;
    std::unique_ptr<Program> joining_;
};

TEST_P(SwarmDeathOfTheAuthor, DuringAnApprovalLetsTheDeviceInOnce)
{
    const Words approve{"swarm", "approve", swarm_, device_};
    const bool isDone = isDoneBeforeDeath(approve);
    if (!isDone && waiting() == 1)
        ann_->ask(approve);
    EXPECT_EQ(joining_->waitForEnd(), 0) << joining_->account();
    EXPECT_EQ(ann_->waitForMembers(swarm_, 2).size(), 2U);
    EXPECT_EQ(ben_->waitForMembers(swarm_, 2).size(), 2U);
    EXPECT_EQ(waiting(), 0U);
}

TEST_P(SwarmDeathOfTheAuthor, DuringACancellingLetsNobodyInOnceItIsCancelled)
{
    const Words cancel{"swarm", "cancel-invite", swarm_, contentOf(code_)};
    const bool isDone = isDoneBeforeDeath(cancel);
    if (!isDone)
        ann_->begin(cancel)->waitForEnd(); // or it happened, and was said to nobody
    const auto late = ann_->begin({"swarm", "approve", swarm_, device_});
    EXPECT_NE(late->waitForEnd(), 0) << late->account();
    EXPECT_NE(joining_->waitForEnd(), 0) << joining_->account();
    const auto errors = joining_->eventsOf("error");
    ASSERT_EQ(errors.size(), 1U) << joining_->account();
    EXPECT_EQ(errors[0].text("kind"), "invite-closed") << errors[0].line();
    EXPECT_EQ(ann_->members(swarm_).size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(, SwarmDeathOfTheAuthor, testing::Values(0, 1, 3));

} // namespace
} // namespace shoal::test
