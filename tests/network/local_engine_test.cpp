#include "core/link/magnet.h"
#include "tests/support/engine_driver.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace shoal {
namespace {

using test::closedNetwork;
using test::EngineDriver;
using test::TemporaryFolder;

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

/// A bootstrap node, somebody who shares, somebody who gets: three engines, each with an address of its own.
class ThreeEngines : public ::testing::Test {
protected:
    LocalEngineOptions options(const std::string& name, const std::string& address, const std::string& bootstrap = {})
    {
        return {.profile = folder_ / name, .settings = closedNetwork(address, bootstrap), .purpose = "test"};
    }
    LocalEngineOptions sharerOptions() { return options("sharer", "127.0.0.2", bootstrap_.address()); }
    LocalEngineOptions getterOptions() { return options("getter", "127.0.0.3", bootstrap_.address()); }

    /// Shares what lies at `path` and waits until the DHT knows it; the link names no address.
    Magnet share(EngineDriver& sharer, const std::filesystem::path& path, TorrentFormat format = TorrentFormat::Hybrid)
    {
        const auto created = sharer.create({.paths = {path}, .format = format});
        EXPECT_TRUE(created);
        const auto id = sharer.add({.source = created->bytes,
                                    .folder = created->folder,
                                    .places = created->places,
                                    .trust = DataTrust::JustHashed});
        EXPECT_TRUE(id);
        EXPECT_TRUE(sharer.waitFor<ShareAnnounced>());
        return {.hashes = created->torrent.hashes};
    }

    TemporaryFolder folder_;
    EngineDriver bootstrap_{options("bootstrap", "127.0.0.1")};
};

class EveryFormat : public ThreeEngines, public ::testing::WithParamInterface<TorrentFormat> {};

TEST_P(EveryFormat, GoesFromOneEngineToAnotherThroughTheDhtAlone)
{
    const auto big = contentOf(folder_.writeNoise("album/big.bin", 3'000'000));
    folder_.write("album/sub/small.txt", "small");
    folder_.write("album/empty", "");
    EngineDriver sharer{sharerOptions()};
    const auto link = share(sharer, folder_ / "album", GetParam());

    EngineDriver getter{getterOptions()};
    const auto id = getter.add({.source = link, .folder = folder_ / "target", .whenDone = WhenDone::Stop});
    ASSERT_TRUE(id);
    ASSERT_TRUE(getter.waitFor<ShareFinished>());

    EXPECT_EQ(contentOf(folder_ / "target/album/big.bin"), big);
    EXPECT_EQ(contentOf(folder_ / "target/album/sub/small.txt"), "small");
    EXPECT_TRUE(std::filesystem::exists(folder_ / "target/album/empty"));
    EXPECT_TRUE(getter.waitForRow(*id, [](const auto& row) { return row.state == ShareState::Complete; }));
}

INSTANTIATE_TEST_SUITE_P(Torrents, EveryFormat,
                         ::testing::Values(TorrentFormat::V1, TorrentFormat::V2, TorrentFormat::Hybrid),
                         [](const auto& format) {
                             return format.param == TorrentFormat::V1 ? "V1"
                                 : format.param == TorrentFormat::V2  ? "V2"
                                                                      : "Hybrid";
                         });

} // namespace
} // namespace shoal
