// The real program meets a peer that lies: it names it, keeps nothing of it, and goes on with the others.
#include "core/chunks/create.h"
#include "core/link/magnet.h"
#include "tests/support/closed_network.h"
#include "tests/support/hostile/lies.h"
#include "tests/support/tree.h"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace shoal::test {
namespace {

TEST(BannedPeer, IsNamedAndTheFileComesFromAnHonestOne)
{
    ClosedNetwork network{3};
    const auto film = network.folder().writeNoise("film.bin", 3'000'000);
    std::ifstream stream{film, std::ios::binary};
    const std::string content{std::istreambuf_iterator<char>{stream}, {}};
    const auto created = createTorrent({.paths = {film}});
    ASSERT_TRUE(created);
    const HostilePeer liar{"127.0.9.9", lyingSeed(baitOf(*created, content), SeedLie::Corrupts)};
    const auto link = formatMagnet({.hashes = created->torrent.hashes, .peers = {liar.address()}});
    const auto target = network.folder() / "target";

    auto getter = network.run(network.newPeer(), "get", {link, "-o", target.string()});
    const auto banned = getter.waitFor("banned");
    ASSERT_TRUE(banned) << getter.account();
    EXPECT_EQ(banned->text("address"), liar.address());
    EXPECT_EQ(banned->text("misdeed"), "corrupt-data");
    EXPECT_EQ(banned->text("client"), "LI 0.0.0.1");

    auto sharer = network.run(network.newPeer(), "share", {film.string()});
    EXPECT_EQ(getter.waitForEnd(), 0) << getter.account();
    EXPECT_EQ(differences(film, target / "film.bin"), std::vector<std::string>{});
}

} // namespace
} // namespace shoal::test
