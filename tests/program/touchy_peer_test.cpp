// A link is followed in two goes: for the list of files, and for the content. A peer may not like to be left and met
// again within milliseconds.
#include "tests/program/touchy_peer.h"
#include "tests/support/closed_network.h"
#include "tests/support/tree.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {
using namespace std::chrono_literals;

TEST(TouchyPeers, AreAskedAgainSoonWhenNobodyElseIsThere)
{
    ClosedNetwork network{1};
    const auto file = network.folder().writeNoise("one.bin", 1'000'000);
    const auto sharerAt = network.newPeer();
    auto sharer = network.run(sharerAt, "share", {file.string()});
    const auto link = linkOf(sharer);
    const TouchyPeer touchy{"127.0.1.1:6881", sharerAt.address};

    const auto target = network.folder() / "target";
    auto getter = network.run(network.newPeer(), "get",
                              {link + "&x.pe=127.0.1.1:6881", "-o", target.string(), "--set", "dht.enabled=false"});

    // libtorrent alone calls again after a minute.
    ASSERT_TRUE(getter.endsWithin(30s)) << getter.account();
    EXPECT_EQ(getter.waitForEnd(), 0) << getter.account();
    EXPECT_EQ(touchy.connections(), 3U);
    EXPECT_EQ(differences(file, target / "one.bin"), std::vector<std::string>{});
}

} // namespace
} // namespace shoal::test
