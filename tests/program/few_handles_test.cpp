// Programs that may open few files at once, and a share of many.
#include "tests/support/closed_network.h"
#include "tests/support/tree.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {

TEST(FewHandles, SufficeForBothSidesOfAShareOfManyFiles)
{
    const std::vector<std::string> few{"prlimit", "--nofile=64:64"};
    ClosedNetwork network{1};
    const auto tree = network.folder() / "tree";
    const auto target = network.folder() / "target";
    makeTree(tree, {.files = 600, .seed = 12});

    const auto sharing = network.newPeer();
    auto sharer = network.run(sharing, "share", {tree.string()}, few);
    const auto link = linkOf(sharer) + "&x.pe=" + sharing.address;
    auto getter = network.run(network.newPeer(), "get", {link, "-o", target.string()}, few);
    ASSERT_EQ(getter.waitForEnd(), 0) << getter.account();
    EXPECT_EQ(differences(tree, target / "tree"), std::vector<std::string>{});
    EXPECT_EQ(sharer.interrupt(), 0) << sharer.account();
}

} // namespace
} // namespace shoal::test
