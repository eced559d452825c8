#include "core/chunks/piece_size.h"

#include <gtest/gtest.h>
#include <vector>

namespace shoal {
namespace {
constexpr Bytes kib = 1024;
constexpr Bytes mib = 1024 * kib;
constexpr Bytes gib = 1024 * mib;
constexpr Bytes tib = 1024 * gib;

TEST(PieceSize, GrowsWithTheSquareRootOfTheContent)
{
    const struct {
        Bytes content, piece;
    } table[] = {
        {1, 16 * kib},          {2560 * kib, 16 * kib}, {2560 * kib + 1, 32 * kib}, {10 * mib, 32 * kib},
        {100 * mib, 128 * kib}, {700 * mib, 512 * kib}, {4 * gib, 1 * mib},         {50 * gib, 4 * mib},
        {1 * tib, 16 * mib},    {10 * tib, 16 * mib},
    };
    for (const auto& [content, piece] : table)
        for (const auto format : {TorrentFormat::V1, TorrentFormat::V2, TorrentFormat::Hybrid})
            EXPECT_EQ(choosePieceLength(std::vector{content}, format), piece) << content;
}

TEST(PieceSize, OutgrowsSixteenMebibytesOnlyForContentThatWouldHaveMoreThanAMillionPieces)
{
    EXPECT_EQ(choosePieceLength(std::vector{16 * tib}, TorrentFormat::V1), 16 * mib);
    EXPECT_EQ(choosePieceLength(std::vector{16 * tib + 1}, TorrentFormat::V1), 32 * mib);
}

TEST(PieceSize, AHybridOfSmallFilesGetsPiecesThatFitThem)
{
    const std::vector<Bytes> files(20'000, 64 * kib);

    EXPECT_EQ(choosePieceLength(files, TorrentFormat::Hybrid), 64 * kib);
    EXPECT_EQ(choosePieceLength(files, TorrentFormat::V1), 512 * kib);
    EXPECT_EQ(choosePieceLength(files, TorrentFormat::V2), 512 * kib);
}

TEST(PieceSize, AHybridKeepsLargePiecesWherePaddingIsLittle)
{
    std::vector<Bytes> files(1000, 40 * mib);
    EXPECT_EQ(choosePieceLength(files, TorrentFormat::Hybrid), 2 * mib);
}

TEST(PieceSize, TinyFilesEndAtTheSmallestPiece)
{
    EXPECT_EQ(choosePieceLength(std::vector<Bytes>(5000, 1 * kib), TorrentFormat::Hybrid), 16 * kib);
}

TEST(PieceSize, PaddingNeverLeadsToMorePiecesThanTheLimit)
{
    // 1 TiB in files of 5 MiB: pieces that fit would be a million and more.
    const std::vector<Bytes> files(209'715, 5 * mib);
    const auto length = choosePieceLength(files, TorrentFormat::Hybrid);

    EXPECT_EQ(length, 4 * mib);
    EXPECT_LE(pieceCountOf(files, length, TorrentFormat::Hybrid), 2 * files.size());
}

TEST(PieceSize, IsAPowerOfTwoInRange)
{
    EXPECT_TRUE(isPieceLength(16 * kib));
    EXPECT_TRUE(isPieceLength(256 * mib));
    for (const Bytes bad : {Bytes{0}, 8 * kib, 48 * kib, 512 * mib})
        EXPECT_FALSE(isPieceLength(bad)) << bad;
}

TEST(PieceSize, PaddingFillsEachFileOfSeveral)
{
    EXPECT_EQ(paddingOf(std::vector<Bytes>{10, 16 * kib, 0}, 16 * kib), 16 * kib - 10);
    EXPECT_EQ(paddingOf(std::vector<Bytes>{10}, 16 * kib), 0U);
}

TEST(PieceSize, CountsPiecesAcrossFilesInV1AndByFileElse)
{
    const std::vector<Bytes> files{1, 16 * kib + 1, 0};

    EXPECT_EQ(pieceCountOf(files, 16 * kib, TorrentFormat::V1), 2U);
    EXPECT_EQ(pieceCountOf(files, 16 * kib, TorrentFormat::V2), 3U);
}

} // namespace
} // namespace shoal
