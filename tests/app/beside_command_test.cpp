// A command on a profile that another command has, which is no service: it is that one's client, for as long as it
// lasts.
#include "core/state/profile_lock.h"
#include "tests/app/command_fixture.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class BesideACommand : public CommandTest {
protected:
    void SetUp() override
    {
        openFails = Error{ErrorKind::ProfileInUse, "/p", "process 7 (shoal get)"};
        folder.write("profile/lock", R"({"pid":7,"purpose":"shoal get","socket":"/run/shoal.sock"})");
    }

    /// The process that runs the engine ends a second from now, and what it ran is left like this.
    void endsLeaving(FakeEngine& engine, const ShareRow& row)
    {
        loop.at(1s, [this, &engine, row] {
            openFails.reset();
            script.rows[row.id] = row;
            engine.emit(EngineLost{});
        });
        loop.waitForOthers();
    }
    void interruptWhen(std::function<bool()> holds)
    {
        look_ = loop.every(1ms, [this, holds = std::move(holds)] {
            if (holds())
                loop.interrupt();
        });
    }
    static ShareRow resting(ShareRow row)
    {
        row.state = ShareState::Paused;
        row.reason.kind = ReasonKind::NotRunning;
        return row;
    }

private:
    Timer look_;
};

TEST_F(BesideACommand, IsItsClientAndSaysHowLongThatLasts)
{
    playSharing();
    loop.at(12s, [this] { loop.interrupt(); });

    EXPECT_EQ(run({"share", "album"}), ExitCode::Ok);

    EXPECT_THAT(connected, ElementsAre("/run/shoal.sock"));
    EXPECT_THAT(served, IsEmpty());
    EXPECT_THAT(terminal.messages,
                HasSubstr("It is shared by process 7 (shoal get); keep this running to go on when that ends."));
    EXPECT_THAT(terminal.messages, HasSubstr("Left to process 7 (shoal get): it goes on until that ends"));
    EXPECT_THAT(terminal.messages, Not(HasSubstr("Warning")));
}

TEST_F(BesideACommand, AddsWhatRunsUntilThatEnds)
{
    EXPECT_EQ(run({"add", link}), ExitCode::Ok);
    EXPECT_THAT(terminal.messages, HasSubstr("runs until process 7 (shoal get) ends; then it rests"));
}

TEST_F(BesideACommand, SaysWhenASettingCounts)
{
    playSharing();
    loop.at(2s, [this] { loop.interrupt(); });

    EXPECT_EQ(run({"share", "album", "--set", "upload.slots=3"}), ExitCode::Ok);
    EXPECT_THAT(terminal.messages,
                HasSubstr("process 7 (shoal get) runs this profile, with settings of its own. They count from when"));
}

TEST_F(BesideACommand, LeavesItNothing)
{
    EXPECT_EQ(run({"get", link, "--detach"}), ExitCode::Usage);
    EXPECT_THAT(script.record.added, IsEmpty());
}

TEST_F(BesideACommand, TakesWhatRestsToAnotherFolder)
{
    script.rows[{1}] = resting(fetching({1}));
    script.onAdd = [this](FakeEngine&, ShareId) { loop.at(1s, [this] { loop.interrupt(); }); };

    EXPECT_EQ(run({"get", link, "-o", (folder / "elsewhere").string()}), ExitCode::Interrupted);
    EXPECT_EQ(script.record.added.at(0).folder, folder / "elsewhere");
}

TEST_F(BesideACommand, GoesOnWithItsOwnShareWhenThatEnds)
{
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        engine.change(fetching(id));
        endsLeaving(engine, resting(fetching(id)));
    };
    interruptWhen([this] { return !script.record.resumed.empty(); });

    EXPECT_EQ(run({"get", link}), ExitCode::Interrupted);

    EXPECT_THAT(script.record.resumed, ElementsAre(ShareId{1}));
    EXPECT_EQ(served.size(), 1U) << "it has the profile, and others may come";
    EXPECT_THAT(terminal.messages, HasSubstr("process 7 (shoal get) has ended. This command goes on by itself."));
    EXPECT_THAT(terminal.messages, HasSubstr("Stopped; everything is saved."));
}

TEST_F(BesideACommand, GoesOnSeedingWhatIsComplete)
{
    playSharing();
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        engine.change(serving(id));
        auto row = serving(id);
        row.state = ShareState::Complete;
        row.completedAt = std::chrono::sys_seconds{1s};
        endsLeaving(engine, row);
    };
    interruptWhen([this] { return !script.record.resumed.empty(); });

    EXPECT_EQ(run({"share", "album"}), ExitCode::Ok);
    EXPECT_THAT(script.record.resumed, ElementsAre(ShareId{1}));
}

TEST_F(BesideACommand, LeavesAShareAtRestThatSomebodyPaused)
{
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        engine.change(fetching(id));
        auto row = resting(fetching(id));
        row.reason.kind = ReasonKind::PausedByUser;
        endsLeaving(engine, row);
    };
    interruptWhen([this] { return terminal.messages.find("Paused by you") != std::string::npos; });

    EXPECT_EQ(run({"get", link}), ExitCode::Interrupted);
    EXPECT_THAT(script.record.resumed, IsEmpty());
}

TEST_F(BesideACommand, IsDoneWhenTheShareIsThoughItDidNotHearSo)
{
    script.onAdd = [this](FakeEngine& engine, ShareId id) {
        engine.change(fetching(id));
        auto row = serving(id);
        row.state = ShareState::Complete;
        row.whenDone = WhenDone::Stop;
        row.completedAt = std::chrono::sys_seconds{1s};
        endsLeaving(engine, row);
    };

    EXPECT_EQ(run({"get", link}), ExitCode::Ok);
    EXPECT_THAT(script.record.resumed, IsEmpty());
}

TEST_F(BesideACommand, BeginsACheckAnew)
{
    auto row = serving({1});
    row.hasMetadata = true;
    script.rows[{1}] = row;
    script.onVerify = [this](FakeEngine& engine, ShareId id) {
        auto checked = script.rows[id];
        const bool isFirst = script.record.verified.size() == 1;
        checked.state = isFirst ? ShareState::Checking : ShareState::Seeding;
        engine.change(checked);
        if (isFirst)
            endsLeaving(engine, resting(checked));
    };

    EXPECT_EQ(run({"verify", "1"}), ExitCode::Ok);
    EXPECT_THAT(script.record.verified, ElementsAre(ShareId{1}, ShareId{1}));
}

TEST_F(BesideACommand, ThereIsNoServiceToBeToldAnything)
{
    for (const auto* const what : {"stop", "status", "reload"}) {
        EXPECT_EQ(run({"service", what}), ExitCode::NotFound) << what;
        EXPECT_THAT(std::exchange(terminal.messages, {}),
                    HasSubstr("none runs; process 7 (shoal get) has the profile"));
    }
    EXPECT_THAT(stopped, IsEmpty());

    connectFails = Error{ErrorKind::EngineGone, "/run/shoal.sock", "nobody listens there"};
    EXPECT_EQ(run({"service", "stop"}), ExitCode::NotFound);
    EXPECT_THAT(terminal.messages, Not(HasSubstr("process 7"))) << "that one has ended long ago";
}

TEST_F(CommandTest, ServesTheProfileThatItOpens)
{
    playSharing();
    loop.at(2s, [this] { loop.interrupt(); });

    EXPECT_EQ(run({"share", "album"}), ExitCode::Ok);

    ASSERT_EQ(served.size(), 1U);
    EXPECT_EQ(opened.at(0).socket, served[0]);
    EXPECT_EQ(opened[0].tenure, Tenure::OfACommand);
}

TEST_F(CommandTest, SaysThatOthersAreTurnedAwayWhereItCannotServe)
{
    serveFails = Error{ErrorKind::PermissionDenied, "/p/control.sock", {}};

    EXPECT_EQ(run({"status"}), ExitCode::Ok);
    EXPECT_THAT(terminal.messages, HasSubstr("Other commands can't use this profile while this one runs"));
}

} // namespace
} // namespace shoal::app
