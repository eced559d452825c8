// What the disk back-end keeps of one torrent, and the order in which work on its files is done.
#pragma once

#include "core/bt/disk/disk_parts.h"
#include "core/bt/disk/open_piece.h"
#include "core/bt/disk/read_piece.h"
#include "core/bt/disk/storage.h"

#include <libtorrent/io_context.hpp>

#include <boost/asio/executor_work_guard.hpp>

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

namespace shoal::bt {

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
    std::uint64_t readGeneration = 0;  ///< changes when blocks read before are not to be used any more
    std::uint64_t checkGeneration = 0; ///< changes when checks that wait are not wanted any more

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
    std::deque<Waiting> waiting_;
    // While jobs are under way the network thread has to stay for their answers.
    std::optional<boost::asio::executor_work_guard<lt::io_context::executor_type>> networkStays_;
};

using Slot = std::shared_ptr<TorrentSlot>;

} // namespace shoal::bt
