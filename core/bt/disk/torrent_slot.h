// What the disk back-end keeps of one torrent, and the order in which work on its files is done.
#pragma once

#include "core/bt/disk/disk_parts.h"
#include "core/bt/disk/open_piece.h"
#include "core/bt/disk/read_piece.h"
#include "core/bt/disk/storage.h"
#include "core/bt/disk/unproven_pieces.h"

#include <libtorrent/io_context.hpp>
#include <libtorrent/peer_request.hpp>

#include <boost/asio/executor_work_guard.hpp>

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace shoal::bt {

struct WaitingRead {
    lt::peer_request request;
    ReadHandler handler;
};

/// What of the torrent is believed, and what of that is being hashed. The hashes in `given` never change: a thread that
/// hashes reads them without the lock.
struct Believed {
    explicit Believed(UnprovenPieces unproven);

    bool isUnproven(int piece) const { return given.pieces[static_cast<std::size_t>(piece)]; }
    /// It was hashed and is right, or it is being written anew.
    void settle(int piece);

    UnprovenPieces given;
    std::size_t left = 0; ///< pieces that are unproven
    std::set<int> wrong;  ///< those of them that were hashed
    std::unordered_map<int, std::vector<WaitingRead>> underWay;
    int jobs = 0; ///< that hash; until the last has ended, all of this stays
};

/// All members but `storage` are guarded by DiskParts::mutex.
class TorrentSlot : public std::enable_shared_from_this<TorrentSlot> {
public:
    TorrentSlot(DiskParts& parts, const lt::storage_params& params, std::uint64_t number);

    /// Jobs of one torrent run side by side. With the lock held.
    void submit(JobKind kind, std::function<void()> job);
    /// Runs alone, after all jobs before it and before all after it. With the lock held.
    void fence(std::function<void()> job);
    /// Whether a job that could go on should make room.
    bool isFenceWaiting() const { return fencesWaiting_ > 0; }

    int blocksIn(int piece) const;
    /// Bytes of the block, shorter for the last of the torrent.
    int blockLength(int piece, int block) const;

    /// The torrent: its list of files, which `storage` refers to, has to stay while jobs are under way.
    std::shared_ptr<void> owner;
    Storage storage;

    /// What pieces are hashed for. Of a torrent with v2 hashes nobody says beforehand whether it has v1's, too: both
    /// are made until libtorrent has asked for the first piece.
    DigestKinds kinds;
    std::unordered_map<int, std::unique_ptr<OpenPiece>> openPieces;
    std::unordered_map<int, ReadPiece> readPieces;
    std::unique_ptr<Believed> believed; ///< none: every piece that libtorrent has was hashed
    std::uint64_t readGeneration = 0;   ///< changes when blocks read before are not to be used any more
    std::uint64_t checkGeneration = 0;  ///< changes when checks that wait are not wanted any more

private:
    struct Waiting {
        bool isFence = false;
        JobKind kind = JobKind::Prompt;
        std::function<void()> job;
    };
    void start(JobKind kind, std::function<void()> job);
    void ended();
    void advance();

    DiskParts& parts_;
    int running_ = 0;
    bool isFenceRunning_ = false;
    int fencesWaiting_ = 0;
    std::list<Waiting> waiting_; ///< a deque takes half a kilobyte while it is empty, and so do ten thousand
    // While jobs are under way the network thread has to stay for their answers.
    std::optional<boost::asio::executor_work_guard<lt::io_context::executor_type>> networkStays_;
};

using Slot = std::shared_ptr<TorrentSlot>;

} // namespace shoal::bt
