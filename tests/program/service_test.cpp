// One engine a profile: a service that runs it, and commands that go through it.
#include "tests/support/closed_network.h"
#include "tests/support/tree.h"

#include <csignal>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace shoal::test {
namespace {

/// A get by a peer of its own.
void expectFetched(const ClosedNetwork& network, const Peer& getterPeer, const std::string& link,
                   const std::filesystem::path& content)
{
    const auto target = getterPeer.home / "target";
    auto getter = network.run(getterPeer, "get", {link, "-o", target.string()});
    ASSERT_EQ(getter.waitForEnd(), 0) << getter.account();
    EXPECT_EQ(differences(content, target / content.filename()), std::vector<std::string>{});
}

TEST(Service, GoesOnSharingWhatACommandBeganAndLeft)
{
    ClosedNetwork network{3};
    const auto file = network.folder().writeNoise("one.bin", 3'000'000);
    const auto home = network.newPeer();
    auto service = network.run(home, "service");
    ASSERT_TRUE(service.waitFor("ready"));

    auto sharer = network.run(home, "share", {file.string()});
    const auto link = linkOf(sharer);
    EXPECT_EQ(sharer.interrupt(), 0) << sharer.account();

    expectFetched(network, network.newPeer(), link, file);
    EXPECT_EQ(service.interrupt(), 0) << service.account();
}

TEST(Service, FetchesForACommand)
{
    ClosedNetwork network{3};
    const auto file = network.folder().writeNoise("one.bin", 3'000'000);
    auto sharer = network.run(network.newPeer(), "share", {file.string()});
    const auto link = linkOf(sharer);
    const auto home = network.newPeer();
    auto service = network.run(home, "service");
    ASSERT_TRUE(service.waitFor("ready"));

    expectFetched(network, home, link, file);
}

TEST(Service, GoesOnWithWhatIsLeftToIt)
{
    ClosedNetwork network{3};
    const auto file = network.folder().writeNoise("one.bin", 3'000'000);
    const auto home = network.newPeer(), other = network.newPeer();
    auto service = network.run(home, "service");
    auto otherService = network.run(other, "service");
    ASSERT_TRUE(service.waitFor("ready"));
    ASSERT_TRUE(otherService.waitFor("ready"));

    auto sharer = network.run(home, "share", {file.string(), "--detach"});
    ASSERT_EQ(sharer.waitForEnd(), 0) << sharer.account();
    const auto shared = sharer.waitFor("added");
    ASSERT_TRUE(shared);
    const auto target = other.home / "target";
    auto getter = network.run(other, "get", {shared->text("link"), "-o", target.string(), "--detach"});
    ASSERT_EQ(getter.waitForEnd(), 0) << getter.account();
    EXPECT_EQ(getter.eventsOf("done").size(), 0U);

    expectFetched(network, other, shared->text("link"), file);
}

TEST(Service, KeepsWhatItSeedsWhereItIs)
{
    ClosedNetwork network{0};
    const auto file = network.folder().writeNoise("one.bin", 3'000'000);
    const auto home = network.newPeer();
    auto service = network.run(home, "service");
    ASSERT_TRUE(service.waitFor("ready"));
    auto sharer = network.run(home, "share", {file.string(), "--detach"});
    const auto shared = sharer.waitFor("added");
    ASSERT_TRUE(shared);

    auto getter = network.run(home, "get", {shared->text("link"), "-o", (home.home / "elsewhere").string()});
    EXPECT_EQ(getter.waitForEnd(), 1) << getter.account();
    const auto error = getter.waitFor("error");
    ASSERT_TRUE(error);
    EXPECT_EQ(error->text("kind"), "already-exists");
    auto again = network.run(home, "get", {shared->text("link"), "-o", network.folder().path().string()});
    EXPECT_EQ(again.waitForEnd(), 0) << again.account();
    expectFetched(network, network.newPeer(), shared->text("link") + "&x.pe=" + home.address, file);
}

TEST(Service, IsNeededToLeaveSomethingToIt)
{
    ClosedNetwork network{1};
    const auto file = network.folder().writeNoise("one.bin", 1000);
    auto sharer = network.run(network.newPeer(), "share", {file.string(), "--detach"});
    EXPECT_EQ(sharer.waitForEnd(), 2) << sharer.account();
    const auto error = sharer.waitFor("error");
    ASSERT_TRUE(error);
    EXPECT_EQ(error->text("about"), "--detach");
}

TEST(Service, HasItsSharesBackAfterKill9)
{
    ClosedNetwork network{3};
    const auto file = network.folder().writeNoise("one.bin", 3'000'000);
    const auto home = network.newPeer();
    auto service = network.run(home, "service");
    ASSERT_TRUE(service.waitFor("ready"));
    auto sharer = network.run(home, "share", {file.string()});
    const auto link = linkOf(sharer);
    service.signal(SIGKILL);
    EXPECT_EQ(service.waitForEnd(), 128 + SIGKILL);
    auto again = network.run(home, "service");
    ASSERT_TRUE(again.waitFor("ready"));
    expectFetched(network, network.newPeer(), link, file);
    EXPECT_EQ(sharer.interrupt(), 0) << "it waited for the service: " << sharer.account();
}

TEST(Service, MayBeStartedAgainUnderACommandThatWaits)
{
    ClosedNetwork network{3};
    const auto file = network.folder().writeNoise("one.bin", 3'000'000);
    const auto sharerPeer = network.newPeer();
    std::string link;
    {
        auto sharer = network.run(sharerPeer, "share", {file.string()});
        link = linkOf(sharer);
        EXPECT_EQ(sharer.interrupt(), 0);
    }
    const auto home = network.newPeer();
    const auto target = home.home / "target";
    auto service = network.run(home, "service");
    ASSERT_TRUE(service.waitFor("ready"));
    auto getter = network.run(home, "get", {link, "-o", target.string()});
    ASSERT_TRUE(getter.waitFor("progress"));

    EXPECT_EQ(service.interrupt(), 0);
    const auto warning =
        getter.waitFor("warning", [](const auto& event) { return event.text("kind") == "engine-gone"; });
    EXPECT_TRUE(warning);
    auto sharer = network.run(sharerPeer, "seed", {file.string()});
    ASSERT_TRUE(sharer.waitFor("ready"));
    auto again = network.run(home, "service");
    ASSERT_TRUE(again.waitFor("ready"));

    EXPECT_EQ(getter.waitForEnd(), 0) << getter.account();
    EXPECT_TRUE(getter.waitFor("done"));
    EXPECT_EQ(differences(file, target / "one.bin"), std::vector<std::string>{});
}

TEST(Service, IsNotStartedTwiceForOneProfile)
{
    ClosedNetwork network{1};
    const auto home = network.newPeer();
    auto service = network.run(home, "service");
    ASSERT_TRUE(service.waitFor("ready"));
    auto second = network.run(home, "service");
    EXPECT_EQ(second.waitForEnd(), 4) << second.account();
}

TEST(Service, ListensForItsUserAlone)
{
    ClosedNetwork network{1};
    auto service = network.run(network.newPeer(), "service");
    const auto ready = service.waitFor("ready");
    ASSERT_TRUE(ready);
    const std::filesystem::path socket = ready->text("socket");
    struct stat found {};
    ASSERT_EQ(::stat(socket.c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 07777U, 0600U);
    ASSERT_EQ(::stat(socket.parent_path().c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 07777U, 0700U);
    EXPECT_EQ(service.interrupt(), 0);
    EXPECT_FALSE(std::filesystem::exists(socket));
}

} // namespace
} // namespace shoal::test
