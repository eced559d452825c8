// The hashes that a torrent's pieces are checked against.
#pragma once

#include "core/torrent/info_hash.h"

#include <vector>

namespace shoal {

/// `pieces` are v1's SHA-1 (empty for v2 only); `layers` hold, for each file of Torrent::files, v2's piece layer
/// (BEP 52; empty for pad files, empty files and v1 only; for a file of one piece or less it is empty too and
/// `piecesRoot` serves).
struct PieceHashes {
    std::vector<Sha1> pieces;
    std::vector<std::vector<Sha256>> layers;
};

} // namespace shoal
