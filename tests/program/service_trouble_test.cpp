// What goes wrong around a service that runs for months.
#include "core/control/remote_engine.h"
#include "tests/support/closed_network.h"
#include "tests/support/mounts.h"
#include "tests/support/tree.h"

#include <csignal>
#include <future>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {
namespace fs = std::filesystem;

/// A program that is told the time by libfaketime, which reads how far off it shall be from the file, each time.
std::vector<std::string> withClockFrom(const fs::path& file)
{
    const std::string library = SHOAL_FAKE_CLOCK;
    return {"env",
            "LD_PRELOAD=" + library,
            "FAKETIME_TIMESTAMP_FILE=" + file.string(),
            "FAKETIME_NO_CACHE=1",
            "FAKETIME_DONT_FAKE_MONOTONIC=1",
            "NO_FAKE_STAT=1"};
}

class TroubledService : public testing::Test {
protected:
    void start(const std::vector<std::string>& wrap = {})
    {
        service.reset();
        // It can't be moved.
        // NOLINTNEXTLINE(modernize-make-unique)
        service.reset(new Program{network.run(home, "service", {}, wrap)});
        const auto ready = service->waitFor("ready");
        ASSERT_TRUE(ready);
        auto connected = connectEngine(ready->text("socket"));
        ASSERT_TRUE(connected) << connected.error().reason;
        client = std::move(*connected);
    }

    template <class T>
    Result<T> ask(const std::function<void(Reply<T>)>& command)
    {
        auto promise = std::make_shared<std::promise<Result<T>>>();
        auto future = promise->get_future();
        command([promise](Result<T> result) { promise->set_value(std::move(result)); });
        return future.get();
    }
    ShareRow row()
    {
        return ask<SharePage>([&](auto reply) { client->query({}, {}, {0, 1}, reply); })->rows.at(0);
    }
    /// Asks again and again; the test's own time-out ends what never comes.
    ShareRow rowIn(ShareState state)
    {
        for (;;)
            if (auto now = row(); now.state == state)
                return now;
    }
    /// `comment` makes its .torrent file as large as one likes.
    Result<ShareId> tryToShare(const fs::path& path, const std::string& comment = {})
    {
        const auto created =
            ask<CreatedTorrent>([&](auto reply) { client->create({.paths = {path}, .comment = comment}, reply); });
        if (!created)
            return fail(created.error());
        return ask<ShareId>([&](auto reply) {
            client->add({.source = created->bytes, .folder = created->folder, .places = created->places}, reply);
        });
    }
    void share(const fs::path& path) { ASSERT_TRUE(tryToShare(path)); }

    ClosedNetwork network{0};
    Peer home = network.newPeer();
    std::unique_ptr<Program> service;
    std::unique_ptr<Engine> client;
};

TEST_F(TroubledService, SaysThatItsProfileWasRemovedAndGoesOnServing)
{
    start();
    share(network.folder().writeNoise("one.bin", 100'000));
    fs::rename(home.profile(), home.home / "away");

    const auto warned = service->waitFor("warning");
    ASSERT_TRUE(warned);
    EXPECT_EQ(warned->text("kind"), "not-found");
    EXPECT_EQ(row().state, ShareState::Seeding);
    service->signal(SIGTERM);
    EXPECT_TRUE(service->waitForEnd());
}

TEST_F(TroubledService, LeavesAShareAloneWhoseFolderVanishedAndHasItBackWithTheFolder)
{
    const auto folder = network.folder() / "drive";
    fs::create_directory(folder);
    const auto file = network.folder().writeNoise("drive/one.bin", 100'000);
    start();
    share(file);
    rowIn(ShareState::Seeding);
    ASSERT_EQ(service->interrupt(), 0);
    fs::rename(folder, network.folder() / "unplugged");

    start();
    const auto gone = rowIn(ShareState::Failed);
    EXPECT_EQ(gone.reason.kind, ReasonKind::ContentGone);
    EXPECT_FALSE(fs::exists(folder)) << "nothing is written where a drive should be";

    fs::rename(network.folder() / "unplugged", folder);
    ASSERT_TRUE(ask<ShareId>([&](auto reply) { client->resume(gone.id, reply); }));
    EXPECT_EQ(rowIn(ShareState::Seeding).checked, 0U);
}

TEST_F(TroubledService, TakesNothingThatAFullDiskCannotKeepAndGoesOnWhenThereIsRoomAgain)
{
    const SmallDisk disk{network.folder() / "small", "8m"};
    home.profileElsewhere = network.folder() / "small/profile";
    // Without one its socket is in the profile, where only who sees the small disk finds it.
    fs::create_directories(home.home / "run");
    ASSERT_NO_FATAL_FAILURE(start(disk.wrap()));
    share(network.folder().writeNoise("first.bin", 100'000));
    const auto filler = disk.fill();

    const auto second = network.folder().writeNoise("second.bin", 5'000'000, 2);
    const auto refused = tryToShare(second, std::string(1'000'000, 'x'));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::DiskFull) << refused.error().reason;
    EXPECT_EQ(row().name, "first.bin");

    fs::remove(filler);
    share(second);
    service->signal(SIGKILL);
    ASSERT_EQ(service->waitForEnd(), 128 + SIGKILL);
    ASSERT_NO_FATAL_FAILURE(start(disk.wrap()));
    EXPECT_EQ(ask<SharePage>([&](auto reply) { client->query({}, {}, {0, 9}, reply); })->total, 2U);
}

TEST_F(TroubledService, DoesNotMindAClockThatJumps)
{
    const auto clock = network.folder().write("clock", "+0d");
    start(withClockFrom(clock));
    const auto file = network.folder().writeNoise("one.bin", 3'000'000);
    share(file);
    rowIn(ShareState::Seeding);
    const auto link = ask<ShareDetails>([&](auto reply) { client->details(row().id, reply); })->link;

    int getters = 0;
    for (const auto* jump : {"+400d", "-4000d", "+0d"}) {
        network.folder().write("clock", jump);
        const auto target = network.folder() / ("target" + std::to_string(++getters));
        auto getter = network.run(network.newPeer(), "get", {link + "&x.pe=" + home.address, "-o", target.string()});
        ASSERT_EQ(getter.waitForEnd(), 0) << jump << getter.account();
        EXPECT_EQ(differences(file, target / "one.bin"), std::vector<std::string>{});
        EXPECT_EQ(row().state, ShareState::Seeding) << jump;
    }
    EXPECT_EQ(service->interrupt(), 0) << service->account();
    start();
    EXPECT_EQ(rowIn(ShareState::Seeding).checked, 0U);
}

TEST_F(TroubledService, EndsInOrderAtSigterm)
{
    start();
    share(network.folder().writeNoise("one.bin", 100'000));
    rowIn(ShareState::Seeding);
    service->signal(SIGTERM);
    EXPECT_EQ(service->waitForEnd(), 0) << service->account();
    const auto stopped = service->waitFor("stopped");
    ASSERT_TRUE(stopped);
    EXPECT_TRUE(stopped->flag("saved"));
}

} // namespace
} // namespace shoal::test
