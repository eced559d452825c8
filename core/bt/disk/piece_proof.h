// Whether a piece on disk is what its torrent says.
#pragma once

#include "core/bt/disk/storage.h"
#include "core/bt/disk/unproven_pieces.h"

#include <libtorrent/performance_counters.hpp>

namespace shoal::bt {

/// Reads and hashes the whole piece: by v2 where its hash is known, else by v1. One for which there is no hash at all
/// isn't right. After an error the answer means nothing. Any number of disk threads at once.
bool isPieceRight(Storage& storage, int piece, const UnprovenPieces& unproven, lt::counters& counters,
                  lt::storage_error& error);

} // namespace shoal::bt
