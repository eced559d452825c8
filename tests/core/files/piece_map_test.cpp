#include "core/files/piece_map.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Pieces of 100 bytes: a (150), empty (0), b (30), then padding to 200, then c (100).
Torrent sample()
{
    Torrent torrent;
    torrent.pieceLength = 100;
    torrent.pieceCount = 3;
    torrent.files = {{.path = "t/a", .size = 150, .offset = 0},
                     {.path = "t/empty", .size = 0, .offset = 150},
                     {.path = "t/b", .size = 30, .offset = 150},
                     {.path = ".pad/20", .size = 20, .offset = 180, .isPad = true},
                     {.path = "t/c", .size = 100, .offset = 200}};
    return torrent;
}

TEST(PieceMap, KnowsThePiecesOfAFile)
{
    const auto torrent = sample();
    EXPECT_EQ(piecesOf(torrent, 0).first, 0u);
    EXPECT_EQ(piecesOf(torrent, 0).last, 1u);
    EXPECT_EQ(piecesOf(torrent, 2).first, 1u);
    EXPECT_EQ(piecesOf(torrent, 2).last, 1u);
}

TEST(PieceMap, GivesAnEmptyFileNoPiece)
{
    const auto span = piecesOf(sample(), 1);
    EXPECT_GT(span.first, span.last);
}

TEST(PieceMap, KnowsTheFilesOfAPieceWithoutPadding)
{
    EXPECT_THAT(filesOf(sample(), 0), ElementsAre(0));
    EXPECT_THAT(filesOf(sample(), 1), ElementsAre(0, 2));
    EXPECT_THAT(filesOf(sample(), 2), ElementsAre(4));
    EXPECT_THAT(filesOf(sample(), 3), IsEmpty());
}

TEST(PieceMap, CountsTheBytesOfAFileThatAreThere)
{
    EXPECT_EQ(haveBytes(sample(), 0, {true, false, false}), 100u);
    EXPECT_EQ(haveBytes(sample(), 0, {true, true, false}), 150u);
    EXPECT_EQ(haveBytes(sample(), 2, {true, true, false}), 30u);
    EXPECT_EQ(haveBytes(sample(), 4, {true, true, false}), 0u);
}

TEST(PieceMap, WantsAPieceWhenOneOfItsFilesIsWanted)
{
    const std::vector<bool> onlyB{false, false, true, false, false};
    EXPECT_FALSE(isWanted(sample(), 0, onlyB));
    EXPECT_TRUE(isWanted(sample(), 1, onlyB));
    EXPECT_FALSE(isWanted(sample(), 2, onlyB));
}

} // namespace
} // namespace shoal
