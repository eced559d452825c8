// A service as a system administrator meets it: its manager, its signals, other users, its end.
#include "tests/support/closed_network.h"
#include "tests/support/notify_socket.h"
#include "tests/support/tree.h"

#include <csignal>
#include <fstream>
#include <gmock/gmock.h>
#include <grp.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace shoal::test {
namespace {
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr bool tellsSystemd = SHOAL_TELLS_SYSTEMD;

/// What `service` says of its profile to a command of the same.
ProgramRun ask(const Peer& peer, std::vector<std::string> words)
{
    words.insert(words.end(), {"--profile", peer.profile().string(), "--json"});
    return runProgram(words, {.home = peer.home});
}

void writeSettings(const Peer& peer, const std::string& text) { std::ofstream{peer.profile() / "shoal.toml"} << text; }

TEST(ManagedService, TellsItsManagerWhenItCanBeAskedHowItDoesAndWhenItStops)
{
    if (!tellsSystemd)
        GTEST_SKIP() << "built without libsystemd";
    ClosedNetwork network{1};
    const auto home = network.newPeer();
    NotifySocket manager{network.folder() / "notify"};
    auto service =
        network.run(home, "service", {}, {"env", "NOTIFY_SOCKET=" + manager.path().string(), "WATCHDOG_USEC=200000"});

    manager.waitFor("READY=1");
    const auto status = ask(home, {"service", "status"});
    EXPECT_EQ(status.exit, 0) << "it said that it is ready, and doesn't answer: " << status.messages;
    manager.waitFor("STATUS=no shares");
    manager.waitFor("WATCHDOG=1");
    manager.waitFor("WATCHDOG=1");

    service.signal(SIGHUP);
    EXPECT_THAT(manager.waitFor("RELOADING=1"), HasSubstr("\nMONOTONIC_USEC="));
    manager.waitFor("READY=1");

    service.signal(SIGTERM);
    manager.waitFor("STOPPING=1");
    EXPECT_EQ(service.waitForEnd(), 0) << service.account();
}

TEST(ManagedService, IsNotPingedForWhileItStandsStill)
{
    if (!tellsSystemd)
        GTEST_SKIP() << "built without libsystemd";
    ClosedNetwork network{1};
    NotifySocket manager{network.folder() / "notify"};
    auto service = network.run(network.newPeer(), "service", {},
                               {"env", "NOTIFY_SOCKET=" + manager.path().string(), "WATCHDOG_USEC=100000"});
    manager.waitFor("WATCHDOG=1");
    service.signal(SIGSTOP);
    EXPECT_FALSE(service.endsWithin(std::chrono::milliseconds{50})); // what was under way has come
    manager.told();
    EXPECT_FALSE(service.endsWithin(std::chrono::milliseconds{500}));
    EXPECT_THAT(manager.told(), IsEmpty());
    service.signal(SIGCONT);
    manager.waitFor("WATCHDOG=1");
}

TEST(ManagedService, SavesEverythingAtSigterm)
{
    ClosedNetwork network{3};
    const auto file = network.folder().writeNoise("one.bin", 1'000'000);
    const auto home = network.newPeer();
    auto service = network.run(home, "service");
    ASSERT_TRUE(service.waitFor("ready"));
    auto sharer = network.run(home, "share", {file.string()});
    ASSERT_FALSE(linkOf(sharer).empty());
    EXPECT_EQ(sharer.interrupt(), 0);

    service.signal(SIGTERM);
    EXPECT_EQ(service.waitForEnd(), 0) << service.account();
    const auto stopped = service.waitFor("stopped");
    ASSERT_TRUE(stopped);
    EXPECT_TRUE(stopped->flag("saved"));
    auto again = network.run(home, "service");
    ASSERT_TRUE(again.waitFor("ready"));
    const auto status = ask(home, {"service", "status"});
    ASSERT_EQ(status.events.size(), 1U) << status.messages;
    EXPECT_EQ(status.events[0].number("shares"), 1);
    EXPECT_EQ(status.events[0].number("pid"), again.pid());
    EXPECT_EQ(status.events[0].text("profile"), home.profile().string());
}

TEST(ManagedService, ReadsItsSettingsAgainAtAHangupAndWhenItIsTold)
{
    ClosedNetwork network{1};
    const auto home = network.newPeer();
    auto service = network.run(home, "service");
    ASSERT_TRUE(service.waitFor("ready"));

    writeSettings(home, "[limits]\nupload = 1000\n[network]\nutp = false\n");
    service.signal(SIGHUP);
    const auto reloaded = service.waitFor("reloaded");
    ASSERT_TRUE(reloaded);
    EXPECT_EQ(reloaded->line(), R"({"event":"reloaded","needs_restart":["network.utp"]})");

    writeSettings(home, "[network]\nport_mapping = true\nlan = true\n[upload]\nslots = 3\n");
    const auto told = ask(home, {"service", "reload"});
    EXPECT_EQ(told.exit, 0) << told.messages;
    EXPECT_EQ(told.output, "{\"event\":\"reloaded\",\"needs_restart\":[]}\n") << "closed networks have none of these";
    EXPECT_TRUE(service.waitForNext("reloaded"));

    writeSettings(home, "[upload]\nslots = \"many\"\n");
    EXPECT_EQ(ask(home, {"service", "reload"}).exit, 2);
    EXPECT_TRUE(service.waitForNext("warning"));
    EXPECT_EQ(ask(home, {"service", "status"}).exit, 0) << "it goes on";
}

TEST(ManagedService, IsStoppedByACommandThatReturnsWhenTheProfileIsFree)
{
    ClosedNetwork network{1};
    const auto home = network.newPeer();
    EXPECT_EQ(ask(home, {"service", "stop"}).exit, 3) << "none runs";
    auto service = network.run(home, "service");
    ASSERT_TRUE(service.waitFor("ready"));

    const auto stop = ask(home, {"service", "stop"});
    EXPECT_EQ(stop.exit, 0) << stop.messages;
    ASSERT_EQ(stop.events.size(), 2U);
    EXPECT_EQ(stop.events[1].name(), "service-stopped");
    EXPECT_EQ(stop.events[1].number("pid"), service.pid());
    EXPECT_EQ(service.waitForEnd(), 0) << service.account();
    EXPECT_EQ(ask(home, {"service", "status"}).exit, 3);
    auto next = network.run(home, "service");
    EXPECT_TRUE(next.waitFor("ready")) << "the profile is free";
}

/// A place that everybody may enter, and a group of nobody's but those to whom a test gives it.
class SharedService : public testing::Test {
protected:
    void SetUp() override
    {
        if (::geteuid() != 0)
            GTEST_SKIP() << "only root can become another user";
        for (const auto& place : {network.folder().path(), home.home, somebody.home}) {
            std::filesystem::create_directories(place);
            std::filesystem::permissions(place, std::filesystem::perms::all);
        }
    }

    /// Runs a command as nobody, with a group besides or none.
    ProgramRun asSomebody(const std::string& group, const std::vector<std::string>& words,
                          const std::string& program = {}) const
    {
        std::vector<std::string> wrap{"setpriv", "--reuid=65534", "--regid=65534"};
        wrap.push_back(group.empty() ? "--clear-groups" : "--groups=" + group);
        // The system's socket is where this service has its own.
        wrap.insert(wrap.begin(),
                    {"unshare", "-m", "sh", "-c",
                     "mount -t tmpfs -o mode=755 none /run && mkdir /run/shoal && mount --bind "
                         + socket.parent_path().string() + " /run/shoal && exec \"$@\"",
                     "sh"});
        return runProgram(words, {.home = somebody.home, .wrap = wrap, .program = program});
    }

    ClosedNetwork network{1};
    const Peer home = network.newPeer();
    const Peer somebody = network.newPeer();
    const std::filesystem::path socket = network.folder() / "run/control.sock";
};

TEST_F(SharedService, AnswersAMemberOfItsGroupThroughSystemAndNobodyElse)
{
    std::filesystem::create_directories(socket.parent_path());
    const auto* const group = ::getgrnam("games"); // any that every Debian has
    ASSERT_NE(group, nullptr);
    auto service = network.run(home, "service", {"--socket", socket.string(), "--socket-group", "games"});
    ASSERT_TRUE(service.waitFor("ready"));
    ASSERT_EQ(::chown(socket.parent_path().c_str(), 0, group->gr_gid), 0);
    ASSERT_EQ(::chmod(socket.parent_path().c_str(), 0750), 0); // as RuntimeDirectoryMode=

    const auto member = asSomebody("games", {"service", "status", "--system", "--json"});
    EXPECT_EQ(member.exit, 0) << member.output;
    const auto stranger = asSomebody("", {"service", "status", "--system"});
    EXPECT_EQ(stranger.exit, 1);
    EXPECT_THAT(stranger.messages, AllOf(HasSubstr("/run/shoal/control.sock"), HasSubstr("adduser USER shoal")));
}

TEST_F(SharedService, KeepsItsProfileToItselfEvenFromItsGroup)
{
    std::filesystem::create_directories(socket.parent_path());
    const auto file = network.folder().writeNoise("one.bin", 100'000);
    auto service = network.run(home, "service", {"--socket", socket.string(), "--socket-group", "games"});
    ASSERT_TRUE(service.waitFor("ready"));
    auto sharer = network.run(home, "share", {file.string()});
    ASSERT_FALSE(linkOf(sharer).empty());

    struct stat found {};
    ASSERT_EQ(::stat(home.profile().c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777U, 0700U);
    for (const auto& entry : std::filesystem::recursive_directory_iterator{home.profile()}) {
        const auto read = asSomebody("games", {entry.path().string()}, "cat");
        EXPECT_NE(read.exit, 0) << entry.path();
        EXPECT_THAT(read.output, IsEmpty()) << entry.path();
    }
}

} // namespace
} // namespace shoal::test
