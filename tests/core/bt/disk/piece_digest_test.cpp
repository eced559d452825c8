// A piece's hashes, made block by block.
#include "core/bt/disk/piece_digest.h"

#include <libtorrent/hasher.hpp>

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace shoal::bt {
namespace {

std::string randomBytes(std::size_t size)
{
    std::mt19937 random{42};
    std::string bytes(size, '\0');
    for (auto& byte : bytes)
        byte = static_cast<char>(random());
    return bytes;
}

std::span<const char> blockOf(const std::string& piece, int block)
{
    return std::span{piece}.subspan(
        static_cast<std::size_t>(block) * blockBytes,
        std::min<std::size_t>(blockBytes, piece.size() - static_cast<std::size_t>(block) * blockBytes));
}

TEST(PieceDigest, IsTheHashOfAllBlocksFedInOrder)
{
    const auto piece = randomBytes(5 * blockBytes + 100);
    PieceDigest digest{static_cast<int>(piece.size()), static_cast<int>(piece.size()), {.v1 = true, .v2 = true}};
    for (int block = 0; block < 6; ++block) {
        EXPECT_FALSE(digest.isComplete());
        digest.feed(block, blockOf(piece, block));
        EXPECT_TRUE(digest.hasSeen(block));
    }
    ASSERT_TRUE(digest.isComplete());
    EXPECT_EQ(digest.sha1(), lt::hasher(piece).final());
    for (int block = 0; block < 6; ++block) {
        const auto bytes = blockOf(piece, block);
        EXPECT_EQ(digest.sha256(block),
                  lt::hasher256(lt::span<const char>{bytes.data(), static_cast<long>(bytes.size())}).final());
    }
}

TEST(PieceDigest, TakesABlockThatComesEarlyForSha256OnlyUntilItIsFedAgain)
{
    const auto piece = randomBytes(3 * blockBytes);
    PieceDigest digest{3 * blockBytes, 3 * blockBytes, {.v1 = true, .v2 = true}};
    digest.feed(2, blockOf(piece, 2));
    EXPECT_TRUE(digest.hasSha256(2));
    EXPECT_FALSE(digest.hasSeen(2));
    digest.feed(0, blockOf(piece, 0));
    digest.feed(1, blockOf(piece, 1));
    EXPECT_FALSE(digest.isComplete());
    digest.feed(2, blockOf(piece, 2));
    ASSERT_TRUE(digest.isComplete());
    EXPECT_EQ(digest.sha1(), lt::hasher(piece).final());
}

TEST(PieceDigest, OfV2AloneTakesBlocksInAnyOrder)
{
    const auto piece = randomBytes(3 * blockBytes);
    PieceDigest digest{3 * blockBytes, 3 * blockBytes, {.v1 = false, .v2 = true}};
    for (const int block : {2, 0, 1})
        digest.feed(block, blockOf(piece, block));
    EXPECT_TRUE(digest.isComplete());
}

TEST(PieceDigest, HashesAHybridsPaddingForV1AndLeavesItOutForV2)
{
    constexpr int real = blockBytes + 1000;
    auto piece = randomBytes(4 * blockBytes);
    std::fill(piece.begin() + real, piece.end(), '\0');
    PieceDigest digest{4 * blockBytes, real, {.v1 = true, .v2 = true}};
    digest.feed(0, blockOf(piece, 0));
    digest.feedPadding();
    EXPECT_FALSE(digest.hasSeen(2)); // a block of content comes first
    digest.feed(1, blockOf(piece, 1));
    digest.feedPadding();
    ASSERT_TRUE(digest.isComplete());
    EXPECT_EQ(digest.v2Blocks(), 2);
    EXPECT_EQ(digest.sha1(), lt::hasher(piece).final());
    EXPECT_EQ(digest.sha256(1), lt::hasher256(lt::span<const char>{piece.data() + blockBytes, 1000}).final());
}

} // namespace
} // namespace shoal::bt
