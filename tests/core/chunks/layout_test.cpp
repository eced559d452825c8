#include "core/chunks/layout.h"
#include "core/chunks/piece_size.h"

#include <gtest/gtest.h>

namespace shoal {
namespace {
constexpr Bytes piece = 16 * 1024;

Scan scanOf(std::initializer_list<std::pair<const char*, Bytes>> files)
{
    Scan scan{.name = "n", .isFolder = true};
    for (const auto& [path, size] : files)
        scan.files.push_back({.path = path, .seen = {.size = size}});
    return scan;
}

TEST(Layout, V1PutsFilesEndToEnd)
{
    const auto layout = layOut(scanOf({{"n/a", 10}, {"n/b", 0}, {"n/c", piece}}), TorrentFormat::V1, piece);

    ASSERT_EQ(layout->files.size(), 3U);
    EXPECT_EQ(layout->files[2].offset, 10U);
    EXPECT_EQ(layout->pieceCount, 2U);
}

TEST(Layout, HybridStartsEachFileAtAPieceAndFillsTheLastToo)
{
    const auto layout = layOut(scanOf({{"n/a", 10}, {"n/b", 0}, {"n/c", 10}}), TorrentFormat::Hybrid, piece);

    ASSERT_EQ(layout->files.size(), 5U);
    EXPECT_TRUE(layout->files[1].isPad);
    EXPECT_EQ(layout->files[1].path, "n/.pad/16374");
    EXPECT_EQ(layout->files[3].offset, piece);
    EXPECT_TRUE(layout->files[4].isPad);
    EXPECT_EQ(layout->indices, (std::vector<std::uint32_t>{0, 2, 3}));
    EXPECT_EQ(layout->pieceCount, 2U);
}

TEST(Layout, ALoneFileNeedsNoPadding)
{
    EXPECT_EQ(layOut(scanOf({{"n/a", 10}}), TorrentFormat::Hybrid, piece)->files.size(), 1U);
}

TEST(Layout, RefusesMorePiecesThanClientsTake)
{
    const auto most = mostPieces * piece;

    EXPECT_EQ(layOut(scanOf({{"n/a", most}}), TorrentFormat::V1, piece)->pieceCount, mostPieces);
    const auto over = layOut(scanOf({{"n/a", most + 1}}), TorrentFormat::V1, piece);
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().about, "piece-size");
}

TEST(Layout, AFileOfSixteenTebibytesFitsInV1Only)
{
    const auto huge = scanOf({{"n/a", Bytes{16} << 40}});

    EXPECT_TRUE(layOut(huge, TorrentFormat::V1, largestPiece));
    EXPECT_EQ(layOut(huge, TorrentFormat::Hybrid, largestPiece).error().kind, ErrorKind::UnsupportedFile);
}

} // namespace
} // namespace shoal
