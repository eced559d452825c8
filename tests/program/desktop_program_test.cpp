// The real `shoal-desktop`, without a screen: one window a profile, one engine, both ended in order.
#include "tests/support/closed_network.h"

#include <csignal>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {

class DesktopProcess : public testing::Test {
protected:
    Program start(const std::vector<std::string>& arguments = {}) const
    {
        auto words = network.options(peer);
        words.insert(words.end(), arguments.begin(), arguments.end());
        return Program{words,
                       {.home = peer.home,
                        .wrap = {"env", "QT_QPA_PLATFORM=offscreen", "DBUS_SESSION_BUS_ADDRESS=unix:path=/dev/null",
                                 "DBUS_SYSTEM_BUS_ADDRESS=unix:path=/dev/null"},
                        .program = SHOAL_DESKTOP_PROGRAM}};
    }

    /// The process whose engine answers for the profile.
    std::int64_t answeringProcess() const
    {
        auto status = network.run(peer, "status");
        EXPECT_EQ(status.waitForEnd(), 0) << status.account();
        const auto shown = status.waitFor("status");
        return shown ? shown->number("pid") : 0;
    }

    /// While the program lives, and for a time.
    template <class Condition>
    static bool comes(Program& program, Condition condition)
    {
        const auto until = std::chrono::steady_clock::now() + programPatience;
        while (!condition())
            if (program.endsWithin(std::chrono::milliseconds{20}) || std::chrono::steady_clock::now() > until)
                return false;
        return true;
    }

    /// It runs the profile, and says where others can ask it. Looking at the lock disturbs nobody; a command would take
    /// the profile itself.
    bool comesToServe(Program& program) const
    {
        return comes(program, [&] {
            const auto holder = contentOf(peer.profile() / "lock");
            return holder.find(std::to_string(program.pid())) != std::string::npos
                && holder.find(".sock") != std::string::npos;
        });
    }

    /// Other starts can reach its window.
    bool comesToListen(Program& program) const
    {
        return comes(program, [&] {
            for (const auto& file : std::filesystem::recursive_directory_iterator{peer.home})
                if (file.path().extension() == ".window")
                    return true;
            return false;
        });
    }

    ClosedNetwork network{0};
    const Peer peer = network.newPeer();
};

TEST_F(DesktopProcess, RunsItsProfileForOthersToo)
{
    auto desktop = start();
    ASSERT_TRUE(comesToServe(desktop)) << desktop.account();
    desktop.signal(SIGTERM);
    EXPECT_EQ(desktop.waitForEnd(), 0) << desktop.account();
    EXPECT_NE(answeringProcess(), desktop.pid()) << "the profile is free again";
}

TEST_F(DesktopProcess, SeedsWhatIsOnTheList)
{
    const auto file = network.folder().writeNoise("own.bin", 20'000);
    auto adder = network.run(peer, "add", {file.string()});
    ASSERT_EQ(adder.waitForEnd(), 0) << adder.account();

    auto desktop = start({"--minimised"});
    ASSERT_TRUE(comesToServe(desktop)) << desktop.account();
    auto shown = network.run(peer, "ls", {"own.bin"});
    ASSERT_EQ(shown.waitForEnd(), 0) << shown.account();
    const auto row = shown.waitFor("share");
    ASSERT_TRUE(row);
    EXPECT_TRUE(row->text("state") == "seeding" || row->text("state") == "checking") << row->line();
    EXPECT_EQ(desktop.interrupt(), 0) << desktop.account();
}

TEST_F(DesktopProcess, HandsOverToTheOneThatHasTheWindow)
{
    auto first = start();
    ASSERT_TRUE(comesToServe(first)) << first.account();
    auto second = start({"magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567"});
    EXPECT_EQ(second.waitForEnd(), 0) << second.account();
    EXPECT_EQ(answeringProcess(), first.pid()) << first.account();
    first.signal(SIGTERM);
    EXPECT_EQ(first.waitForEnd(), 0) << first.account();
}

TEST_F(DesktopProcess, LeavesTheSharesOfAServiceToIt)
{
    auto service = network.run(peer, "service");
    ASSERT_TRUE(service.waitFor("ready"));
    auto desktop = start();
    ASSERT_TRUE(comesToListen(desktop)) << desktop.account();
    auto second = start();
    EXPECT_EQ(second.waitForEnd(), 0) << "there is a window already; " << second.account();
    EXPECT_EQ(answeringProcess(), service.pid());
    desktop.signal(SIGTERM);
    EXPECT_EQ(desktop.waitForEnd(), 0) << desktop.account();
    EXPECT_EQ(answeringProcess(), service.pid()) << "it goes on";
    EXPECT_EQ(service.interrupt(), 0) << service.account();
}

TEST_F(DesktopProcess, SaysWhichOptionItDoesNotKnow)
{
    auto desktop = start({"--nonsense"});
    EXPECT_EQ(desktop.waitForEnd(), 2);
    EXPECT_NE(desktop.messages().find("nonsense"), std::string::npos) << desktop.account();
}

} // namespace
} // namespace shoal::test
