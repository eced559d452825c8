#include "core/bt/disk/torrent_slot.h"

#include <algorithm>
#include <utility>

namespace shoal::bt {

Believed::Believed(UnprovenPieces unproven)
    : given{std::move(unproven)}
    , left{static_cast<std::size_t>(std::ranges::count(given.pieces, true))}
{}

void Believed::settle(int piece)
{
    if (!isUnproven(piece))
        return;
    given.pieces[static_cast<std::size_t>(piece)] = false;
    wrong.erase(piece);
    --left;
}

TorrentSlot::TorrentSlot(DiskParts& parts, const lt::storage_params& params, std::uint64_t number)
    : storage{params, *parts.files, parts.filePool, number}
    , kinds{.v1 = true, .v2 = params.files.v2()}
    , parts_{parts}
{}

int TorrentSlot::blocksIn(int piece) const
{
    return (storage.files().piece_size(lt::piece_index_t{piece}) + blockBytes - 1) / blockBytes;
}

int TorrentSlot::blockLength(int piece, int block) const
{
    return std::min(blockBytes, storage.files().piece_size(lt::piece_index_t{piece}) - block * blockBytes);
}

void TorrentSlot::submit(JobKind kind, std::function<void()> job)
{
    if (fencesWaiting_ > 0 || isFenceRunning_)
        waiting_.push_back({false, kind, std::move(job)});
    else
        start(kind, std::move(job));
}

void TorrentSlot::fence(std::function<void()> job)
{
    waiting_.push_back({true, JobKind::Prompt, std::move(job)});
    ++fencesWaiting_;
    advance();
}

void TorrentSlot::start(JobKind kind, std::function<void()> job)
{
    if (!networkStays_)
        networkStays_.emplace(parts_.network.get_executor());
    ++running_;
    parts_.threads.add(kind, [self = shared_from_this(), job = std::move(job)]() mutable {
        job();
        job = nullptr; // what it held goes before the network thread may
        self->ended();
    });
}

void TorrentSlot::ended()
{
    const std::lock_guard lock{parts_.mutex};
    --running_;
    isFenceRunning_ = false; // nothing else runs beside a fence
    advance();
    if (running_ == 0 && waiting_.empty())
        networkStays_.reset();
}

void TorrentSlot::advance()
{
    while (!waiting_.empty() && !isFenceRunning_) {
        if (waiting_.front().isFence && running_ > 0)
            return;
        auto next = std::move(waiting_.front());
        waiting_.pop_front();
        if (next.isFence) {
            --fencesWaiting_;
            isFenceRunning_ = true;
        }
        start(next.kind, std::move(next.job));
    }
}

} // namespace shoal::bt
