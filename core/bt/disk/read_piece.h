// A piece that is being sent: its blocks that were read before anybody asked.
#pragma once

#include "core/bt/disk/completions.h"

#include <list>
#include <map>
#include <optional>
#include <utility>

namespace shoal::bt {

class TorrentSlot;

struct ReadBlock {
    char* data = nullptr; ///< null while it is being read
    ReadHandler waiter;   ///< of the one request that came meanwhile
    bool isStale = false; ///< it was written while it was being read
};

/// Guarded by DiskParts::mutex.
struct ReadPiece {
    std::map<int, ReadBlock> blocks;
    int lastAsked = -1;
    int plannedEnd = 0; ///< blocks before it were read, or are being read, in one run from where it began
    std::list<std::pair<TorrentSlot*, int>>::iterator place; ///< in ReadQueue's order of use
};

} // namespace shoal::bt
