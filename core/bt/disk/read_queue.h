// Blocks on their way to peers: read ahead in large parts, and handed over without another copy.
#pragma once

#include "core/bt/disk/disk_parts.h"
#include "core/bt/disk/piece_store.h"
#include "core/bt/disk/torrent_slot.h"

#include <libtorrent/peer_request.hpp>

#include <cstddef>
#include <list>
#include <utility>
#include <vector>

namespace shoal::bt {

/// A peer asks for a piece's blocks in their order, many at a time: once two follow one another, 256 KiB are read at
/// once, and the next 256 KiB when half of them are gone. Each block that was read ahead serves one request. What
/// nobody takes is dropped, the least used piece first, beyond DiskParts::readAheadBytes.
class ReadQueue {
public:
    ReadQueue(DiskParts& parts, PieceStore& store)
        : parts_{parts}
        , store_{store}
    {}

    /// On the network thread; any bytes of a piece up to 16 KiB. The handler is called there later.
    void read(const Slot& slot, const lt::peer_request& request, ReadHandler handler);
    /// On a disk thread: reads the bytes as they are now, and answers.
    void answerNow(TorrentSlot& slot, const lt::peer_request& request, ReadHandler handler);
    /// What was read ahead doesn't count any more: files change. With the lock held.
    void forget(TorrentSlot& slot);
    void forgetPiece(TorrentSlot& slot, int piece);

private:
    bool readHeld(const Slot& slot, const lt::peer_request& request, ReadHandler& handler);
    void readAlone(const Slot& slot, const lt::peer_request& request, ReadHandler handler);
    ReadPiece& touch(TorrentSlot& slot, int piece);
    void startRun(const Slot& slot, int piece, ReadPiece& state, int first, int count, ReadHandler waiter);
    void readRun(TorrentSlot& slot, int piece, int first, int count, std::uint64_t generation);
    void arrived(TorrentSlot& slot, int piece, int block, char* data, const lt::storage_error& error, bool isFresh,
                 std::vector<Answer>& answers);
    void drop(TorrentSlot& slot, std::unordered_map<int, ReadPiece>::iterator piece);
    void makeRoom();
    lt::disk_buffer_holder holder(char* data, int size);

    DiskParts& parts_;
    PieceStore& store_;
    std::list<std::pair<TorrentSlot*, int>> used_; // the last used first
    std::size_t ready_ = 0;                        // blocks that wait for a request
};

} // namespace shoal::bt
