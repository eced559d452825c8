// Lets no byte of a piece that is only believed go to a peer before the whole piece was hashed.
#pragma once

#include "core/bt/disk/disk_parts.h"
#include "core/bt/disk/read_queue.h"
#include "core/bt/disk/torrent_slot.h"

#include <libtorrent/peer_request.hpp>

namespace shoal::bt {

/// The first read of any block of such a piece hashes it, on a disk thread; reads of it that come meanwhile wait.
/// Right: all of them are answered, and it is as every other piece from then on. Wrong: they fail (failed_hash_check),
/// and so does every later read of it. All else goes straight to the ReadQueue.
class ReadGate {
public:
    ReadGate(DiskParts& parts, ReadQueue& reads)
        : parts_{parts}
        , reads_{reads}
    {}

    /// On the network thread. The handler is called there later.
    void read(const Slot& slot, const lt::peer_request& request, ReadHandler handler);
    /// It is written: libtorrent hashes it itself before it counts. With the lock held.
    static void written(TorrentSlot& slot, int piece);

private:
    bool holdsBack(const Slot& slot, const lt::peer_request& request, ReadHandler& handler);
    void prove(TorrentSlot& slot, int piece);

    DiskParts& parts_;
    ReadQueue& reads_;
};

} // namespace shoal::bt
