// Another program and Shoal find each other over a DHT of Shoal's nodes, by a link that holds no address and no
// tracker.
#include "tests/support/clients/client.h"
#include "tests/support/closed_network.h"
#include "tests/support/sealed_network.h"
#include "tests/support/tree.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {
constexpr std::size_t nodes = 4;

class OverTheDht : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_EQ(addPrivateAddresses(), std::nullopt);
        network_.emplace(nodes);
        folder_.writeNoise("tree/some MiB.bin", 3'000'000, 1);
        folder_.writeNoise("tree/a folder/of one byte", 1, 2);
    }

    Program share(const std::vector<std::string>& options) const
    {
        auto arguments = options;
        arguments.insert(arguments.end(), {tree().string(), "--v1"});
        return network_->run({.address = "10.77.0.2:6881", .home = folder_ / "sharer"}, "share", arguments);
    }

    /// Runs it with its downloads in a folder, and with one more option.
    Program runAria2(const std::string& source, const std::filesystem::path& target, const std::string& option) const
    {
        auto command =
            aria2OverDht({.address = "10.77.0.3", .home = folder_ / "aria2", .folder = target, .source = source},
                         network_->bootstrap());
        command.push_back(option);
        return {{command.begin() + 1, command.end()}, {.home = folder_ / "aria2", .program = command.front()}};
    }

    std::filesystem::path tree() const { return folder_ / "tree"; }

    TemporaryFolder folder_;
    std::optional<ClosedNetwork> network_;
};

TEST_F(OverTheDht, Aria2GetsByItsLinkAloneWhatShoalShares)
{
    auto sharer = share({});
    const auto link = linkOf(sharer);
    ASSERT_NE(link, "");

    auto client = runAria2(link, folder_ / "got", "--seed-time=0");

    EXPECT_EQ(client.waitForEnd(), 0) << client.account();
    EXPECT_EQ(differences(tree(), folder_ / "got" / "tree"), std::vector<std::string>{});
}

TEST_F(OverTheDht, ShoalGetsByItsLinkAloneWhatAria2Seeds)
{
    const auto torrent = folder_ / "tree.torrent";
    auto maker = share({"--no-seed", "--torrent-file", torrent.string()});
    const auto created = maker.waitFor("created");
    ASSERT_TRUE(created);
    auto client = runAria2(torrent.string(), folder_.path(), "--check-integrity=true");

    auto getter = network_->run({.address = "10.77.0.4:6881", .home = folder_ / "getter"}, "get",
                                {created->text("link"), "-o", (folder_ / "got").string()});

    EXPECT_EQ(getter.waitForEnd(), 0) << getter.account() << client.account();
    EXPECT_EQ(differences(tree(), folder_ / "got" / "tree"), std::vector<std::string>{});
}

} // namespace
} // namespace shoal::test
