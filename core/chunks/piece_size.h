// How large the pieces of a new torrent are.
#pragma once

#include "core/torrent/torrent.h"
#include "core/units.h"

#include <span>

namespace shoal {

inline constexpr Bytes smallestPiece = 16 * 1024;
inline constexpr Bytes largestAutomaticPiece = 16 * 1024 * 1024;
inline constexpr Bytes largestPiece = 256 * 1024 * 1024;
/// BitTorrent clients refuse torrents with more.
inline constexpr std::uint64_t mostPieces = 2'097'152;

/// A power of two, 16 KiB to 256 MiB.
bool isPieceLength(Bytes length);

/// Bytes that a hybrid adds as padding: each file is filled up to whole pieces (BEP 47, BEP 52).
Bytes paddingOf(std::span<const Bytes> fileSizes, Bytes pieceLength);

/// Pieces in all. In v2 and hybrid every file starts a piece of its own.
std::uint64_t pieceCountOf(std::span<const Bytes> fileSizes, Bytes pieceLength, TorrentFormat format);

/// 16 KiB up to 2.5 MiB of content, doubled for each fourfold of that, at most 16 MiB: the number of pieces then grows
/// with the square root of the size. A hybrid halves it as long as padding would add more than a quarter to what
/// everybody hashes, unless that made more than 65,536 pieces and more than two a file. Content that would have more
/// than 1,048,576 pieces gets larger ones.
Bytes choosePieceLength(std::span<const Bytes> fileSizes, TorrentFormat format);

} // namespace shoal
