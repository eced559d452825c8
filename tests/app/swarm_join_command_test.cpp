// `shoal swarm join`: until this device is a member, whatever happens meanwhile.
#include "core/swarm/joining/invite_code.h"
#include "tests/app/command_fixture.h"
#include "tests/support/json_event.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string code = swarm::formatCode({.swarm = {{1}}, .author = {{2}}, .seed = {{3}}, .hints = {}});
const swarm::SwarmId joinedId{{0xc4, 0x01}};

class SwarmJoinTest : public CommandTest {
protected:
    void SetUp() override
    {
        script.swarms.join = at(JoinState::Searching);
        script.onSubscribe = [this](FakeEngine& engine) { engine_ = &engine; };
    }

    static JoinRow at(JoinState state)
    {
        JoinRow row{.id = {3}, .state = state, .device = {{0xbe}}, .author = "0102"};
        if (state == JoinState::Joined) {
            row.swarm = joinedId;
            row.name = "choir";
            row.role = SwarmRole::Writer;
        }
        return row;
    }
    FakeEngine& engine() { return *engine_; }
    void happensAt(std::chrono::milliseconds time, Event event)
    {
        loop.at(time, [this, event] { engine_->emit(event); });
    }
    std::vector<std::string> told() const
    {
        std::vector<std::string> words;
        for (const auto& line : lines()) {
            EXPECT_EQ(test::faultOfEvent(line), std::nullopt);
            const test::JsonEvent event{line};
            words.push_back(event.name() == "joining" ? event.text("state") : event.name());
        }
        return words;
    }

private:
    FakeEngine* engine_ = nullptr;
};

TEST_F(SwarmJoinTest, TellsEachStepAndEndsAsAMember)
{
    happensAt(1s, SwarmJoinChanged{at(JoinState::WaitingForAuthor)});
    happensAt(2s, SwarmJoinChanged{at(JoinState::WaitingForAuthor)});
    happensAt(3s, SwarmJoinChanged{at(JoinState::FetchingLog)});
    happensAt(4s, SwarmJoinChanged{at(JoinState::Joined)});

    EXPECT_EQ(run({"swarm", "join", code, "--label", "ben", "--json"}), ExitCode::Ok);

    EXPECT_THAT(told(), ElementsAre("searching", "waiting-for-author", "fetching-log", "joined"));
    const test::JsonEvent joined{lines().back()};
    EXPECT_EQ(joined.text("swarm"), toHex(joinedId.bytes));
    EXPECT_EQ(joined.text("name"), "choir");
    EXPECT_EQ(joined.text("role"), "writer");
    ASSERT_EQ(script.swarms.record.joined.size(), 1U);
    EXPECT_EQ(script.swarms.record.joined[0].code, code);
    EXPECT_EQ(script.swarms.record.joined[0].label, "ben");
}

TEST_F(SwarmJoinTest, LosesNoNewsThatComesBeforeTheAnswer)
{
    script.swarms.onJoin = [this] {
        auto other = at(JoinState::Joined);
        other.id = {9};
        engine().emit(SwarmJoinChanged{other});
        engine().emit(SwarmJoinChanged{at(JoinState::Joined)});
    };

    EXPECT_EQ(run({"swarm", "join", code, "--json"}), ExitCode::Ok);

    EXPECT_EQ(told().back(), "joined");
}

TEST_F(SwarmJoinTest, SaysWhomItWaitsFor)
{
    happensAt(1s, SwarmJoinChanged{at(JoinState::WaitingForAuthor)});
    happensAt(2s, SwarmJoinChanged{at(JoinState::WaitingForApproval)});
    happensAt(3s, SwarmJoinChanged{at(JoinState::Joined)});

    run({"swarm", "join", code});

    EXPECT_THAT(terminal.messages, HasSubstr("Waiting for the device 0102 that made the code"));
    EXPECT_THAT(terminal.messages, HasSubstr("whoever made the code sees this device as be000000"));
}

TEST_F(SwarmJoinTest, EndsWithTheReasonWhenItIsNotLetIn)
{
    auto refused = at(JoinState::Refused);
    refused.error = Error{ErrorKind::InviteClosed, "", "it was used up"};
    happensAt(1s, SwarmJoinChanged{refused});

    EXPECT_EQ(run({"swarm", "join", code}), ExitCode::Refused);

    EXPECT_THAT(terminal.messages, HasSubstr("lets nobody in any more: it was used up. Ask whoever gave you the code"));
}

TEST_F(SwarmJoinTest, OpensNothingForACodeThatIsNone)
{
    EXPECT_EQ(run({"swarm", "join", "shoal:!!", "--json"}), ExitCode::NotFound);

    EXPECT_THAT(terminal.results, HasSubstr(R"("kind":"bad-code")"));
    EXPECT_TRUE(opened.empty());
}

TEST_F(SwarmJoinTest, IsLeftByCtrlC)
{
    loop.at(1s, [this] { loop.interrupt(); });

    EXPECT_EQ(run({"swarm", "join", code}), ExitCode::Interrupted);

    EXPECT_THAT(script.swarms.record.stopped, IsEmpty()) << "the same code goes on with it";
}

TEST_F(SwarmJoinTest, WaitsForNothingOnlyWhereAServiceGoesOn)
{
    EXPECT_EQ(run({"swarm", "join", code, "--no-wait"}), ExitCode::Usage);

    EXPECT_THAT(terminal.messages, HasSubstr("no service runs this profile"));
    EXPECT_THAT(script.swarms.record.joined, IsEmpty());
}

TEST_F(SwarmJoinTest, GoesOnWithTheSameCodeWhenTheEngineIsBack)
{
    happensAt(1s, EngineBack{});
    happensAt(2s, SwarmJoinChanged{at(JoinState::Joined)});

    EXPECT_EQ(run({"swarm", "join", code, "--json"}), ExitCode::Ok);

    ASSERT_EQ(script.swarms.record.joined.size(), 2U);
    EXPECT_EQ(script.swarms.record.joined[0].code, script.swarms.record.joined[1].code);
    EXPECT_THAT(told(), ElementsAre("searching", "joined"));
}

} // namespace
} // namespace shoal::app
