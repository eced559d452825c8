#include "core/chunks/merkle.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>

namespace shoal {
namespace {

Sha256 leaf(char c) { return sha256Of(bytesOf(std::string(1, c))); }

Sha256 pair(const Sha256& left, const Sha256& right)
{
    std::string both;
    for (const auto* half : {&left, &right})
        both.append(reinterpret_cast<const char*>(half->bytes.data()), half->bytes.size());
    return sha256Of(bytesOf(both));
}

TEST(Digest, KnowsThePublishedVectors)
{
    EXPECT_EQ(toHex(sha1Of(bytesOf("abc")).bytes), "a9993e364706816aba3e25717850c26c9cd0d89d");
    EXPECT_EQ(toHex(sha256Of(bytesOf("abc")).bytes),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, AStreamStartsAgainAfterFinishAndAfterRestart)
{
    Sha1Stream stream;
    stream.update(bytesOf("something else"));
    stream.restart();
    stream.update(bytesOf("a"));
    stream.update(bytesOf("bc"));
    EXPECT_EQ(stream.finish(), sha1Of(bytesOf("abc")));
    stream.update(bytesOf("abc"));
    EXPECT_EQ(stream.finish(), sha1Of(bytesOf("abc")));
}

TEST(Merkle, OneLeafIsItsOwnRoot)
{
    std::vector<Sha256> leaves{leaf('a')};
    EXPECT_EQ(MerkleTree{}.rootOf(leaves, 1), leaf('a'));
}

TEST(Merkle, MissingLeavesAreZero)
{
    std::vector<Sha256> leaves{leaf('a'), leaf('b'), leaf('c')};
    EXPECT_EQ(MerkleTree{}.rootOf(leaves, 4), pair(pair(leaf('a'), leaf('b')), pair(leaf('c'), {})));
}

TEST(Merkle, AWideTreeOfOneLeafIsPaddedOnEachLevel)
{
    std::vector<Sha256> leaves{leaf('a')};
    const auto pads = pair({}, {});
    EXPECT_EQ(MerkleTree{}.rootOf(leaves, 8), pair(pair(pair(leaf('a'), {}), pads), pair(pads, pads)));
}

TEST(Merkle, AnEmptyPiecesRootIsATreeOfZeros)
{
    EXPECT_EQ(emptyPieceRoot(blockSize), Sha256{});
    EXPECT_EQ(emptyPieceRoot(4 * blockSize), pair(pair({}, {}), pair({}, {})));
}

TEST(Merkle, AFilesRootPadsItsLayerWithEmptyPieces)
{
    const auto empty = emptyPieceRoot(2 * blockSize);
    EXPECT_EQ(piecesRootOf({leaf('a'), leaf('b'), leaf('c')}, 2 * blockSize),
              pair(pair(leaf('a'), leaf('b')), pair(leaf('c'), empty)));
}

TEST(Merkle, AFileShorterThanAPieceHasATreeOfItsOwnWidth)
{
    EXPECT_EQ(leavesOfPiece(1, 8 * blockSize), 1U);
    EXPECT_EQ(leavesOfPiece(2 * blockSize + 1, 8 * blockSize), 4U);
    EXPECT_EQ(leavesOfPiece(8 * blockSize - 1, 8 * blockSize), 8U);
    EXPECT_EQ(leavesOfPiece(8 * blockSize + 1, 8 * blockSize), 8U);
}

} // namespace
} // namespace shoal
