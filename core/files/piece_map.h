// Which pieces hold which files, and how much of a file is there.
#pragma once

#include "core/chunks/verify.h"
#include "core/torrent/torrent.h"

#include <cstdint>
#include <vector>

namespace shoal {

/// Pieces [first, last] that hold a byte of the file; first > last for an empty one.
struct PieceSpan {
    std::uint32_t first = 1;
    std::uint32_t last = 0;
};
PieceSpan piecesOf(const Torrent& torrent, std::uint32_t file);

/// Bytes in the piece, pad files counted: the last one may be shorter than the others.
Bytes bytesIn(const Torrent& torrent, std::uint32_t piece);
/// Blocks of a whole transfer of the piece, 1 or more.
std::uint32_t blocksIn(const Torrent& torrent, std::uint32_t piece);

/// The files of which the piece holds a byte, pad files left out.
std::vector<std::uint32_t> filesOf(const Torrent& torrent, std::uint32_t piece);

/// Bytes of the file that lie in [begin, end) of the piece space.
Bytes overlap(const TorrentFile& file, Bytes begin, Bytes end);

/// Bytes of the file that lie in pieces we have.
Bytes haveBytes(const Torrent& torrent, std::uint32_t file, const PieceSet& have);

/// Whether a wanted file has a byte in the piece.
bool isWanted(const Torrent& torrent, std::uint32_t piece, const std::vector<bool>& wantedFiles);

} // namespace shoal
