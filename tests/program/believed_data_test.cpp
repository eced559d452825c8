// What was proven of believed data stays proven, however the service ends.
#include "core/chunks/create.h"
#include "core/control/remote_engine.h"
#include "tests/support/closed_network.h"
#include "tests/support/engine_driver.h"

#include <csignal>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace shoal::test {
namespace {

constexpr Bytes half = 3'000'000;

/// The engine of a service that runs.
EngineDriver engineOf(Program& service)
{
    const auto ready = service.waitFor("ready");
    auto engine = connectEngine(ready ? ready->text("socket") : "");
    if (!engine)
        throw std::runtime_error{engine.error().reason};
    return EngineDriver{std::move(*engine)};
}

TEST(BelievedData, StaysProvenAsFarAsItWasAfterKill9)
{
    ClosedNetwork network{1};
    network.folder().writeNoise("album/one", half, 1);
    network.folder().writeNoise("album/other", half, 2);
    const auto created = createTorrent({.paths = {network.folder() / "album"}}, {}, {});
    ASSERT_TRUE(created);
    std::ofstream{network.folder() / "album.torrent", std::ios::binary} << created->bytes;
    const auto home = network.newPeer();
    {
        auto service = network.run(home, "service");
        auto engine = engineOf(service);
        const auto id = engine.add({.source = created->bytes, .folder = created->folder, .trust = DataTrust::Unproven});
        ASSERT_TRUE(id);
        ASSERT_TRUE(engine.waitForRow(*id, [](const auto& row) { return row.state == ShareState::Seeding; }));
        EXPECT_EQ(engine.row(*id).unproven, 2 * half);

        const auto getterPeer = network.newPeer();
        auto getter = network.run(getterPeer, "get",
                                  {(network.folder() / "album.torrent").string(), "--files", "one", "-o",
                                   (getterPeer.home / "target").string()});
        ASSERT_EQ(getter.waitForEnd(), 0) << getter.account();
        ASSERT_TRUE(engine.waitForRow(*id, [](const auto& row) { return row.unproven == half; }));
        for (const auto command : {&Engine::pause, &Engine::resume}) // to stop saves what was reached
            ASSERT_TRUE(
                engine.ask<ShareId>([&](Engine& asked, auto reply) { (asked.*command)(*id, std::move(reply)); }));
        ASSERT_TRUE(engine.waitForRow(*id, [](const auto& row) { return row.state == ShareState::Seeding; }));
        service.signal(SIGKILL);
        EXPECT_EQ(service.waitForEnd(), 128 + SIGKILL);
    }
    auto service = network.run(home, "service");
    auto engine = engineOf(service);
    ASSERT_TRUE(engine.waitForRow({1}, [](const auto& row) { return row.state == ShareState::Seeding; }));

    EXPECT_EQ(engine.row({1}).unproven, half);
    EXPECT_EQ(engine.row({1}).checkTotal, 0U);
    EXPECT_EQ(service.interrupt(), 0) << service.account();
}

} // namespace
} // namespace shoal::test
