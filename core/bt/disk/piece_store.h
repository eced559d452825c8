// Blocks on their way to the disk: kept in memory up to a bound, hashed there, and written in runs.
#pragma once

#include "core/bt/disk/disk_parts.h"
#include "core/bt/disk/torrent_slot.h"

#include <libtorrent/disk_interface.hpp>
#include <libtorrent/disk_observer.hpp>
#include <libtorrent/peer_request.hpp>

#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

namespace shoal::bt {

/// Part of a block or of a piece, in bytes from the piece's beginning.
struct PieceRange {
    int begin = 0;
    int end = 0;
};

class PieceStore {
public:
    explicit PieceStore(DiskParts& parts)
        : parts_{parts}
    {}

    // On the network thread; handlers are called there later.

    /// Copies the block. True: memory is full; `observer` is told when there is room again.
    bool write(const Slot& slot, const lt::peer_request& block, const char* bytes,
               const std::shared_ptr<lt::disk_observer>& observer, WriteHandler handler);
    /// Answers after every block of the piece that was given before is written: who hears that a piece is right may say
    /// that he has it. Nothing is read back that was hashed on its way.
    void hash(const Slot& slot, int piece, HashRequest request, lt::disk_job_flags_t flags);
    /// Answers when everything that was asked before is done, and nothing of the piece is in memory, nor of its hashes.
    void clear(const Slot& slot, int piece, ClearHandler handler);

    // On a disk thread, inside a fence.

    /// Writes all that is in memory of the torrent.
    void flush(TorrentSlot& slot);
    /// Gives up what is in memory: it is answered with operation_aborted.
    void drop(TorrentSlot& slot);
    /// After `flush`: hashes of pieces that go on later are made from the disk then.
    void forgetDigests(TorrentSlot& slot);

    /// What of the bytes is in memory, copied; returns what isn't. With the lock held.
    static std::vector<PieceRange> copyHeld(const TorrentSlot& slot, int piece, int offset, std::span<char> into);
    /// On a disk thread: bytes of a piece as they are, in memory or on disk.
    void read(TorrentSlot& slot, int piece, int offset, std::span<char> into, lt::storage_error& error);

private:
    using Lock = std::unique_lock<std::mutex>;

    OpenPiece& open(const Slot& slot, int piece);
    std::unique_ptr<OpenPiece> newPiece(const TorrentSlot& slot, int piece) const;
    void startJob(const Slot& slot, int piece, OpenPiece& open);
    void work(const Slot& slot, int piece);
    void store(TorrentSlot& slot, int piece, OpenPiece& open, const std::vector<int>& blocks, Lock& lock);
    void answerHash(TorrentSlot& slot, int piece, OpenPiece& open, Lock& lock);
    void hashFromDisk(TorrentSlot& slot, int piece, HashRequest request);
    void answerAborted(int piece, HashRequest request);
    void giveUp(int piece, OpenPiece& open);
    static void forgetIdle(TorrentSlot& slot);
    void relieve();
    void released(std::vector<char*>& blocks);

    DiskParts& parts_;
    std::size_t heldBytes_ = 0;
    bool isFull_ = false;
    std::vector<std::weak_ptr<lt::disk_observer>> observers_;
    std::unordered_map<TorrentSlot*, std::weak_ptr<TorrentSlot>> slots_; // those with open pieces, and some that had
};

} // namespace shoal::bt
