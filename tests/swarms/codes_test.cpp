// Codes that can't be used, each told apart, and nothing lost by them.
#include "tests/swarms/machines.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {

class SwarmCodes : public testing::Test {
protected:
    void SetUp() override
    {
        SHOAL_NEEDS_MACHINES();
        machines_.emplace();
        ann_ = &machines_->add();
        ben_ = &machines_->add();
        swarm_ = ann_->createSwarm("Family");
    }

    /// How a join that can't succeed ends.
    JsonEvent refusal(const std::string& code) const
    {
        const auto file = machines_->folder().write("code", code);
        const auto program = ben_->begin({"swarm", "join", "--code-file", file.string()});
        EXPECT_NE(program->waitForEnd(), 0) << program->account();
        const auto events = program->eventsOf("error");
        EXPECT_EQ(events.size(), 1U) << program->account();
        return events.empty() ? JsonEvent{"{}"} : events.front();
    }

    std::optional<Machines> machines_;
    Machine* ann_ = nullptr;
    Machine* ben_ = nullptr;
    std::string swarm_;
};

TEST_F(SwarmCodes, AMistypedOneIsToldFromOneThatIsCutOff)
{
    auto code = ann_->invite(swarm_);
    auto mistyped = code;
    mistyped[30] = mistyped[30] == 'a' ? 'b' : 'a';

    const auto first = refusal(mistyped);
    const auto second = refusal(code.substr(0, code.size() - 4));
    const auto third = refusal("magnet:?xt=urn:btih:0");

    for (const auto& error : {first, second, third})
        EXPECT_EQ(error.text("kind"), "bad-code") << error.line();
    EXPECT_NE(first.text("reason"), second.text("reason"));
    EXPECT_NE(second.text("reason"), third.text("reason"));
    EXPECT_EQ(ben_->join(code).text("swarm"), swarm_) << "the code itself is as good as before";
}

TEST_F(SwarmCodes, AUsedOneIsToldFromACancelledOne)
{
    const auto used = ann_->invite(swarm_);
    auto& cleo = machines_->add();
    cleo.join(used);
    const auto cancelled = ann_->invite(swarm_);
    ann_->ask({"swarm", "cancel-invite", swarm_, cancelled});

    const auto first = refusal(used);
    const auto second = refusal(cancelled);

    EXPECT_EQ(first.text("kind"), "invite-closed") << first.line();
    EXPECT_EQ(second.text("kind"), "invite-closed") << second.line();
    EXPECT_NE(first.text("reason"), second.text("reason"));
    EXPECT_EQ(ann_->members(swarm_).size(), 2U);
}

TEST_F(SwarmCodes, WhileTheirAuthorIsAwayTheJoinerWaitsAndSaysForWhomAlsoAfterARestart)
{
    const auto code = ann_->invite(swarm_);
    const auto author = ann_->device(swarm_);
    ann_->stop();
    const auto file = machines_->folder().write("code", code);
    const auto waiting = ben_->begin({"swarm", "join", "--code-file", file.string()});
    const auto heard = waiting->waitFor("joining");
    ASSERT_TRUE(heard) << waiting->account();
    EXPECT_EQ(heard->text("author"), author.substr(0, 16));
    waiting->interrupt();

    ben_->kill();
    ben_->start();
    ann_->start();

    EXPECT_EQ(ben_->join(code).text("swarm"), swarm_);
    EXPECT_EQ(ann_->members(swarm_).size(), 2U);
}

TEST_F(SwarmCodes, OneThatNeedsApprovalWaitsForItsAuthor)
{
    const auto code = ann_->invite(swarm_, {"--approve"});
    const auto file = machines_->folder().write("code", code);
    const auto waiting = ben_->begin({"swarm", "join", "--code-file", file.string(), "--label", "Ben"});
    const auto heard = waiting->waitFor(
        "joining", [](const JsonEvent& event) { return event.text("state") == "waiting-for-approval"; });
    ASSERT_TRUE(heard) << waiting->account();

    ann_->ask({"swarm", "approve", swarm_, heard->text("device")});

    EXPECT_EQ(waiting->waitForEnd(), 0) << waiting->account();
    EXPECT_EQ(ann_->members(swarm_).size(), 2U);
}

} // namespace
} // namespace shoal::test
