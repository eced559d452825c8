// The window over the engine of a running `shoal service`.
#include "tests/desktop/journeys/user.h"

#include <csignal>

namespace shoal::test {
namespace {

class BesideAService : public testing::Test {
protected:
    void add(const std::string& name)
    {
        const auto file = network_.folder().writeNoise(name, 50'000);
        auto adder = network_.run(peer_, "add", {file.string()});
        ASSERT_EQ(adder.waitForEnd(), 0) << adder.account();
    }
    std::string stateInList(const std::string& name)
    {
        auto ls = network_.run(peer_, "ls", {name});
        EXPECT_EQ(ls.waitForEnd(), 0) << ls.account();
        const auto row = ls.waitFor("share");
        return row ? row->text("state") : std::string{};
    }
    Program startService() const { return network_.run(peer_, "service"); }

    ClosedNetwork network_{0};
    const Peer peer_ = network_.newPeer();
};

TEST_F(BesideAService, TheWindowShowsWhatOthersDoAndTheyWhatItDoes)
{
    auto service = startService();
    ASSERT_TRUE(service.waitFor("ready"));
    add("first.bin");
    User user{network_, peer_};
    ASSERT_NO_FATAL_FAILURE(user.start());
    ASSERT_TRUE(arrives([&] { return user.rows().size() == 1; }));

    add("second.bin");
    ASSERT_TRUE(arrives([&] { return user.rows().size() == 2; }));

    ASSERT_TRUE(arrives([&] { return user.showsOnly(ShareState::Seeding); }));
    user.press("Ctrl+A");
    user.press("Ctrl+P");
    ASSERT_TRUE(arrives([&] { return user.showsOnly(ShareState::Paused); }));
    EXPECT_EQ(stateInList("first.bin"), "paused");
    EXPECT_EQ(stateInList("second.bin"), "paused");

    user.closeWindow();
    EXPECT_TRUE(arrives([&] { return user.hasEnded(); }));
    EXPECT_EQ(service.interrupt(), 0) << "the window's end isn't the service's; " << service.account();
}

TEST_F(BesideAService, TheWindowWaitsForAServiceThatWasKilledAndGoesOn)
{
    auto service = startService();
    ASSERT_TRUE(service.waitFor("ready"));
    add("file.bin");
    User user{network_, peer_};
    ASSERT_NO_FATAL_FAILURE(user.start());
    ASSERT_TRUE(arrives([&] { return user.showsOnly(ShareState::Seeding); }));

    service.signal(SIGKILL);
    ASSERT_TRUE(arrives([&] { return !user.message().empty(); }));
    EXPECT_NE(user.message().find("does not answer"), std::string::npos) << user.message();
    EXPECT_FALSE(user.list().isEnabled());
    EXPECT_EQ(user.rows().size(), 1u) << "what was known stays in sight";
    service.waitForEnd();

    auto next = startService();
    ASSERT_TRUE(next.waitFor("ready"));
    ASSERT_TRUE(arrives([&] { return user.list().isEnabled(); })) << user.message();
    EXPECT_EQ(user.message(), "");
    user.chooseFirst();
    user.press("Ctrl+P");
    ASSERT_TRUE(arrives([&] { return user.showsOnly(ShareState::Paused); }));
    EXPECT_EQ(stateInList("file.bin"), "paused");
}

} // namespace
} // namespace shoal::test
