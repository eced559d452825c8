#include "core/chunks/merkle.h"

#include <bit>
#include <cassert>

namespace shoal {

Sha256 MerkleTree::parentOf(const Sha256& left, const Sha256& right)
{
    std::array<std::uint8_t, 64> both;
    std::copy(left.bytes.begin(), left.bytes.end(), both.begin());
    std::copy(right.bytes.begin(), right.bytes.end(), both.begin() + 32);
    stream_.update(both);
    return stream_.finish();
}

Sha256 MerkleTree::rootOf(std::vector<Sha256>& leaves, std::size_t width, Sha256 pad)
{
    assert(std::has_single_bit(width) && width >= leaves.size());
    if (leaves.empty())
        leaves.push_back(pad);
    // Only the nodes with a real leaf below them are computed; what is right of them is one known hash a level.
    for (; width > 1; width /= 2) {
        if (leaves.size() % 2 != 0)
            leaves.push_back(pad);
        for (std::size_t i = 0; i < leaves.size() / 2; ++i)
            leaves[i] = parentOf(leaves[2 * i], leaves[2 * i + 1]);
        leaves.resize(leaves.size() / 2);
        pad = parentOf(pad, pad);
    }
    return leaves.front();
}

Sha256 emptyPieceRoot(Bytes pieceLength)
{
    std::vector<Sha256> none;
    return MerkleTree{}.rootOf(none, pieceLength / blockSize);
}

Sha256 piecesRootOf(std::vector<Sha256> layer, Bytes pieceLength)
{
    const auto width = std::bit_ceil(layer.size());
    return MerkleTree{}.rootOf(layer, width, emptyPieceRoot(pieceLength));
}

std::size_t leavesOfPiece(Bytes fileSize, Bytes pieceLength)
{
    if (fileSize >= pieceLength)
        return pieceLength / blockSize;
    return std::bit_ceil((fileSize + blockSize - 1) / blockSize);
}

} // namespace shoal
