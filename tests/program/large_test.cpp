// The same uses at the sizes that people have. Long: only with `./dev test --long`.
#include "tests/support/closed_network.h"
#include "tests/support/tree.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {

TEST(Large, ATreeOfFiveThousandOddFilesComesThroughTwentyOneNodesByteForByte)
{
    ClosedNetwork network{21};
    const auto tree = network.folder() / "tree";
    makeTree(tree, {.files = 5000, .largest = 32 * 1024, .seed = 5000});
    auto sharer = network.run(network.newPeer(), "share", {tree.string()});
    const auto target = network.folder() / "target";
    auto getter = network.run(network.newPeer(), "get", {linkOf(sharer), "-o", target.string()});

    ASSERT_EQ(getter.waitForEnd(), 0) << getter.account();
    EXPECT_EQ(differences(tree, target / "tree"), std::vector<std::string>{});
}

TEST(Large, AFileOfTwoGibibytesComesThroughTwentyOneNodesByteForByte)
{
    ClosedNetwork network{21};
    const auto file = network.folder() / "two.gib";
    makeBigFile(file, Bytes{2} << 30, 2);
    auto sharer = network.run(network.newPeer(), "share", {file.string()});
    const auto target = network.folder() / "target";
    auto getter = network.run(network.newPeer(), "get", {linkOf(sharer), "-o", target.string()});

    ASSERT_EQ(getter.waitForEnd(), 0) << getter.account();
    EXPECT_EQ(differences(file, target / "two.gib"), std::vector<std::string>{});
}

} // namespace
} // namespace shoal::test
