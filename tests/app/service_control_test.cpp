// shoal service stop, status and reload, and --system.
#include "app/shoal/run/service_place.h"
#include "core/state/profile_lock.h"
#include "tests/app/command_fixture.h"

#include <gmock/gmock.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace shoal::app {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;

class ServiceControl : public CommandTest {
protected:
    /// A service has the profile, and says so.
    void beServed()
    {
        held_.emplace(*ProfileLock::take(folder / "profile", "shoal service", socket, Tenure::OfAService));
    }

    const std::filesystem::path socket = folder / "control.sock";

private:
    std::optional<ProfileLock> held_;
};

TEST_F(ServiceControl, FailsWhenNoneRuns)
{
    for (const auto* const what : {"stop", "status", "reload"}) {
        EXPECT_EQ(run({"service", what}), ExitCode::NotFound) << what;
        EXPECT_EQ(std::exchange(terminal.messages, {}),
                  "shoal: A service of " + (folder / "profile").string()
                      + " is not there: none runs. Start one: shoal service.\n");
    }
    EXPECT_TRUE(connected.empty());
    EXPECT_TRUE(opened.empty()) << "it never runs an engine of its own";
}

TEST_F(ServiceControl, FailsTheSameWhenItHasDied)
{
    beServed();
    connectFails = stopFails = Error{ErrorKind::EngineGone, socket.string(), "nobody listens there"};
    for (const auto* const what : {"stop", "status", "reload"}) {
        EXPECT_EQ(run({"service", what}), ExitCode::NotFound) << what;
        EXPECT_THAT(std::exchange(terminal.messages, {}), HasSubstr("none runs"));
    }
}

TEST_F(ServiceControl, StopsItAndWaitsForItsEnd)
{
    beServed();

    EXPECT_EQ(run({"service", "stop", "--json"}), ExitCode::Ok);

    EXPECT_THAT(stopped, ElementsAre(socket));
    EXPECT_THAT(lines(),
                ElementsAre(R"({"event":"service-stopping","pid":77,"patience_seconds":90})",
                            R"({"event":"service-stopped","pid":77})"));
}

TEST_F(ServiceControl, SaysWhenItTakesTooLongToSave)
{
    beServed();
    ends = false;

    EXPECT_EQ(run({"service", "stop"}), ExitCode::Failure);

    EXPECT_THAT(terminal.messages, HasSubstr("waiting for at most 1 min 30 s"));
    EXPECT_THAT(terminal.messages, HasSubstr("process 77 is saving still"));
}

TEST_F(ServiceControl, ShowsHowItDoes)
{
    beServed();
    script.status = {.version = "1.2", .pid = 77, .runningFor = 65s, .shares = 4};
    script.status.states = {{ShareState::Downloading, 1}, {ShareState::Seeding, 3}};
    script.status.upRate = {1 << 20};
    script.status.network.listening = {"127.0.0.2:7000"};

    EXPECT_EQ(run({"service", "status"}), ExitCode::Ok);
    EXPECT_THAT(connected, ElementsAre(socket));
    EXPECT_THAT(terminal.results, HasSubstr("shoal 1.2, process 77, since "));
    EXPECT_THAT(terminal.results, HasSubstr("(1 min 5 s)"));
    EXPECT_THAT(terminal.results, HasSubstr("4: 1 downloading, 3 seeding\n"));
    EXPECT_THAT(terminal.results, HasSubstr("up 1.00 MiB/s"));

    terminal.results.clear();
    EXPECT_EQ(run({"service", "status", "--json"}), ExitCode::Ok);
    ASSERT_EQ(lines().size(), 1U);
    EXPECT_EQ(test::faultOfEvent(lines()[0]), std::nullopt);
    EXPECT_THAT(terminal.results, HasSubstr(R"("downloading":1,"seeding":3,"complete":0)"));
}

TEST_F(ServiceControl, NamesTheSettingsThatTakeARestart)
{
    beServed();
    script.needRestart = std::vector<std::string>{"network.listen", "dht.enabled"};

    EXPECT_EQ(run({"service", "reload"}), ExitCode::Ok);

    EXPECT_EQ(script.record.reloads, 1);
    EXPECT_THAT(terminal.messages, HasSubstr("network.listen, dht.enabled"));
}

TEST_F(ServiceControl, ToldOfWrongSettingsFailsAsACommandLineDoes)
{
    beServed();
    script.needRestart = fail(ErrorKind::BadSetting, "upload.slots", "it is a number");

    EXPECT_EQ(run({"service", "reload"}), ExitCode::Usage);
}

class SystemService : public CommandTest {
protected:
    void SetUp() override
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        socket.native().copy(address.sun_path, sizeof address.sun_path - 1);
        ASSERT_EQ(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    }
    void TearDown() override { ::close(listener); }

    void hint(const Arguments& arguments)
    {
        const Services services{.systemSocket = socket};
        struct Told : Reporter {
            void report(const Report& report) override { told.push_back(report); }
            std::vector<Report> told;
        } reporter;
        Context context{services, terminal, loop, reporter};
        hintAtSystemService(arguments, context);
        hints = reporter.told.size();
    }

    const std::filesystem::path socket = folder / "system.sock";
    int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    std::size_t hints = 0;
};

TEST_F(SystemService, IsAskedInPlaceOfAProfileOfOnesOwn)
{
    EXPECT_EQ(runWords({"service", "status", "--system"}), ExitCode::Ok);
    EXPECT_EQ(runWords({"--system", "dht", "status", "--json"}), ExitCode::Failure) << "the fake knows no node";
    EXPECT_THAT(connected, ElementsAre(socket, socket));
    EXPECT_TRUE(opened.empty());
}

TEST_F(SystemService, IsStoppedTheSameWay)
{
    EXPECT_EQ(runWords({"service", "stop", "--system"}), ExitCode::Ok);
    EXPECT_THAT(stopped, ElementsAre(socket));
}

TEST_F(SystemService, HasAProfileOfItsOwn)
{
    EXPECT_EQ(run({"service", "status", "--system"}), ExitCode::Usage);
    EXPECT_THAT(terminal.messages, HasSubstr("leave out --profile"));
}

TEST_F(SystemService, ThatDoesNotRunIsNamedWithWhatStartsIt)
{
    connectFails = Error{ErrorKind::NotFound, socket.string()};
    EXPECT_EQ(runWords({"service", "status", "--system"}), ExitCode::NotFound);
    EXPECT_THAT(terminal.messages, HasSubstr("nobody listens at " + socket.string()));
    EXPECT_THAT(terminal.messages, HasSubstr("systemctl start shoal"));
}

TEST_F(SystemService, IsForMembersOfItsGroupAndSaysSo)
{
    connectFails = Error{ErrorKind::PermissionDenied, socket.string()};
    EXPECT_EQ(runWords({"service", "status", "--system"}), ExitCode::Failure);
    EXPECT_THAT(terminal.messages, HasSubstr("adduser USER shoal"));
}

TEST_F(SystemService, IsHintedAtForPeopleWhoNamedNoProfile)
{
    hint({});
    EXPECT_EQ(hints, 1U);
    hint({.isJson = true});
    EXPECT_EQ(hints, 0U);
    hint({.profile = "x"});
    EXPECT_EQ(hints, 0U);
    hint({.isSystem = true});
    EXPECT_EQ(hints, 0U);
    std::filesystem::remove(socket);
    hint({});
    EXPECT_EQ(hints, 0U);
}

} // namespace
} // namespace shoal::app
