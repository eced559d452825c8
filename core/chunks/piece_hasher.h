// Turns a stream of content into the hashes of its pieces: v1's SHA-1, v2's Merkle roots, or both in one pass.
#pragma once

#include "core/chunks/digest.h"
#include "core/chunks/merkle.h"
#include "core/torrent/torrent.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace shoal {

/// Hashes of one piece; what a format doesn't have is zero.
struct PieceDigests {
    Sha1 v1;
    Sha256 v2;
};

/// How a torrent is cut into pieces.
struct PieceShape {
    Bytes pieceLength = 0;
    Bytes totalSize = 0; ///< of the piece space, padding included
    bool hasV1 = false;
    bool hasV2 = false; ///< then every piece holds bytes of one file only
};
PieceShape shapeOf(const std::vector<TorrentFile>& files, Bytes pieceLength, TorrentFormat format);

/// One thread at a time.
class PieceHasher {
public:
    using OnPiece = std::function<void(std::uint32_t piece, const PieceDigests& digests)>;
    PieceHasher(const PieceShape& shape, OnPiece onPiece);

    /// The next byte fed is this piece's first.
    void startAt(std::uint32_t piece);
    /// Bytes of a file of `fileSize`, in order. In v2, calls end at a block's end or at the file's.
    void feed(std::span<const std::uint8_t> bytes, Bytes fileSize);
    /// Padding: zeros to v1, nothing to v2.
    void feedPadding(Bytes size);
    /// Bytes that can't be had: the pieces they lie in get no hashes.
    void skip(Bytes size);

private:
    Bytes leftInPiece() const { return pieceEnd_ - position_; }
    void beginPiece(std::uint32_t piece);
    void advance(Bytes size);
    void endPiece();

    PieceShape shape_;
    OnPiece onPiece_;
    Sha1Stream v1_;
    Sha256Stream block_;
    MerkleTree tree_;
    std::vector<Sha256> leaves_; ///< of the piece's blocks so far
    Bytes position_ = 0;         ///< in the piece space
    Bytes pieceEnd_ = 0;
    Bytes fileSize_ = 0;  ///< of the file that the piece belongs to
    bool isWhole_ = true; ///< nothing of the piece was skipped
};

} // namespace shoal
