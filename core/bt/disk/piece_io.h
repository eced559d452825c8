// Runs of a piece's blocks between memory and a torrent's files.
#pragma once

#include "core/bt/disk/piece_digest.h"
#include "core/bt/disk/storage.h"

#include <libtorrent/performance_counters.hpp>

#include <span>
#include <vector>

namespace shoal::bt {

struct BlockBytes {
    int block = 0;
    std::span<const char> bytes;
};

/// Blocks that follow one another go out in one call; in ascending order. Stops at the first error.
void writeBlocks(Storage& storage, int piece, std::span<const BlockBytes> blocks, lt::counters& counters,
                 lt::storage_error& error);

/// Feeds what the digest has not seen, read from disk in large parts. `size` bytes are the piece's.
void feedFromDisk(Storage& storage, int piece, int size, PieceDigest& digest, lt::counters& counters,
                  lt::storage_error& error);

} // namespace shoal::bt
