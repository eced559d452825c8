// A hybrid torrent whose halves are hashes of different content: found out while it is fetched.
#include "core/bt/torrent_reader.h"
#include "core/chunks/create.h"
#include "core/link/magnet.h"
#include "tests/support/engine_driver.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

namespace shoal {
namespace {

using test::closedNetwork;
using test::EngineDriver;

class Contradiction : public testing::Test {
protected:
    EngineDriver open(const std::string& name, const std::string& address, const std::string& bootstrap = {})
    {
        return EngineDriver{
            {.profile = folder_ / name, .settings = closedNetwork(address, bootstrap), .purpose = "test"}};
    }
    CreatedTorrent create(const std::string& folder, unsigned seed)
    {
        folder_.writeNoise(folder + "/film", 100'000, seed);
        return createTorrent({.paths = {folder_ / folder / "film"}}).value();
    }
    /// The v1 piece hashes stand behind "6:pieces100:…".
    static std::string withPiecesOf(std::string torrent, const std::string& other)
    {
        const std::string key = "6:pieces140:";
        const auto from = other.find(key);
        const auto to = torrent.find(key);
        EXPECT_NE(from, std::string::npos);
        EXPECT_NE(to, std::string::npos);
        return torrent.replace(to + key.size(), 140, other, from + key.size(), 140);
    }

    test::TemporaryFolder folder_;
};

TEST_F(Contradiction, OfTheTwoHalvesEndsTheShareAndSaysWhoseFaultItIs)
{
    auto bootstrap = open("bootstrap", "127.0.0.1");
    auto sharer = open("sharer", "127.0.0.2", bootstrap.address());
    auto getter = open("getter", "127.0.0.3", bootstrap.address());
    const auto honest = create("honest", 1);
    const auto torrent = withPiecesOf(honest.bytes, create("other", 2).bytes);
    ASSERT_TRUE(bt::readTorrent(torrent)) << "nothing shows it before there is content";
    ASSERT_TRUE(sharer.add({.source = torrent, .folder = folder_ / "honest", .trust = DataTrust::JustHashed}));
    ASSERT_TRUE(sharer.waitFor<ShareAnnounced>());

    ASSERT_TRUE(getter.add({.source = torrent, .folder = folder_ / "target"}));

    EXPECT_TRUE(getter.waitFor<ShareFailed>([](const ShareFailed& failed) {
        return failed.error.kind == ErrorKind::NotATorrent && failed.error.about == "film"
            && failed.error.reason.find("its two halves, v1 and v2, are hashes of different content")
            != std::string::npos;
    }));
}

} // namespace
} // namespace shoal
