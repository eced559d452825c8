// The Merkle trees of BitTorrent v2 (BEP 52): SHA-256 over 16 KiB blocks, pairs of hashes above.
#pragma once

#include "core/chunks/digest.h"
#include "core/torrent/info_hash.h"
#include "core/units.h"

#include <cstddef>
#include <vector>

namespace shoal {

/// Computes roots; keeps its digest context and scratch space. One thread at a time.
class MerkleTree {
public:
    /// The root over `leaves`, filled up to `width` (a power of two, at least leaves.size() and 1) with `pad`.
    /// `leaves` is scratch space afterwards.
    Sha256 rootOf(std::vector<Sha256>& leaves, std::size_t width, Sha256 pad = {});

private:
    Sha256 parentOf(const Sha256& left, const Sha256& right);
    Sha256Stream stream_;
};

/// The root of a whole piece of missing blocks: what stands in a piece layer beyond a file's end.
Sha256 emptyPieceRoot(Bytes pieceLength);

/// A file's root from its piece layer; with one hash it is that hash.
Sha256 piecesRootOf(std::vector<Sha256> layer, Bytes pieceLength);

/// How many leaves a piece's tree has: the piece's blocks, or, for a file shorter than a piece, the file's own blocks
/// rounded up to a power of two (BEP 52).
std::size_t leavesOfPiece(Bytes fileSize, Bytes pieceLength);

} // namespace shoal
