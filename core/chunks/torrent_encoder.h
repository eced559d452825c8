// Writes .torrent files (BEP 3, 12, 19, 27, 47, 52).
#pragma once

#include "core/torrent/info_hash.h"
#include "core/torrent/piece_hashes.h"
#include "core/torrent/torrent.h"

#include <string>

namespace shoal {

struct EncodedTorrent {
    std::string bytes; ///< the whole file
    InfoHashes hashes;
};

/// `torrent.hashes` are not read: they come out. Files must be in the byte order of their path's elements, their
/// `piecesRoot` set for v2 and hybrid. Each tracker becomes a tier of its own.
EncodedTorrent encodeTorrent(const Torrent& torrent, const PieceHashes& hashes, TorrentFormat format);

} // namespace shoal
