// The part of ShareRunner that tells people how it stands, and why.
#include "core/bt/share_runner.h"

#include "core/files/piece_map.h"

#include <algorithm>
#include <utility>

namespace shoal::bt {
namespace {

Reason reasonOf(const Error& error, const Room& room)
{
    Reason reason{.about = error.about, .detail = error.reason};
    reason.needed = static_cast<std::int64_t>(room.needed);
    reason.free = static_cast<std::int64_t>(room.free);
    switch (error.kind) {
    case ErrorKind::DiskFull: reason.kind = ReasonKind::DiskFull; break;
    case ErrorKind::NotEnoughSpace: reason.kind = ReasonKind::LowDiskSpace; break;
    case ErrorKind::PermissionDenied: reason.kind = ReasonKind::PermissionDenied; break;
    case ErrorKind::AlreadyExists: reason.kind = ReasonKind::FileInTheWay; break;
    case ErrorKind::NotFound: reason.kind = ReasonKind::ContentGone; break;
    default: reason.kind = ReasonKind::DiskError;
    }
    return reason;
}

} // namespace

bool ShareRunner::isComplete() const { return torrent_ && doneExact_ == wantedTotal_; }

Bytes ShareRunner::doneBytes() const
{
    Bytes sum = 0;
    for (std::uint32_t i = 0; i < wanted_.size(); ++i)
        sum += wanted_[i] ? haveBytes(*torrent_, i, have_) : 0;
    return sum;
}

ShareState ShareRunner::state() const
{
    if (phase_ == Phase::Failed)
        return ShareState::Failed;
    if (share_.isPaused)
        return ShareState::Paused;
    switch (phase_) {
    case Phase::Metadata: return ShareState::FetchingMetadata;
    case Phase::Preparing: return ShareState::Checking;
    case Phase::Running: return isComplete() ? ShareState::Seeding : ShareState::Downloading;
    default: return share_.completedAt ? ShareState::Complete : ShareState::Paused;
    }
}

/// libtorrent keeps our own address in its list after it has found out.
std::uint32_t ShareRunner::knownPeers() const
{
    const auto others = std::max(0, status_.listPeers - static_cast<int>(ourselves_.size()));
    return std::max(static_cast<std::uint32_t>(others), static_cast<std::uint32_t>(peers_.rows.size()));
}

Circumstances ShareRunner::circumstances() const
{
    using std::chrono::duration_cast, std::chrono::milliseconds;
    const auto& network = parts_.network;
    Circumstances now;
    now.state = state();
    now.running = duration_cast<milliseconds>(parts_.now - startedAt_);
    now.still = duration_cast<milliseconds>(parts_.now - movedAt_);
    now.hasMoved = movedAt_ != runningSince_;
    now.isListening = !network.listening.empty();
    now.isPrivate = torrent_ && torrent_->isPrivate;
    now.isOfSwarm = share_.swarm.has_value();
    now.hasTrackers = status_.hasTracker || (torrent_ && !torrent_->trackers.empty());
    now.dht = parts_.dhtView().health;
    now.reachability = network.reachability;
    now.connectedPeers = static_cast<std::uint32_t>(peers_.rows.size());
    now.knownPeers = knownPeers();
    now.chokingPeers = peers_.choking;
    now.heldPeers = peers_.waiting;
    for (const auto& [peer, words] : failures_)
        ++now.failures[words];
    findMissingPieces(now);
    return now;
}

/// Nothing else happens to a share that nobody answers, and yet its reason changes as it waits.
void ShareRunner::tellReasonThatCameByTime()
{
    const bool isWaiting = phase_ == Phase::Metadata || phase_ == Phase::Running;
    if (!isWaiting || parts_.now - reasonLookedAt_ < std::chrono::seconds{1})
        return;
    reasonLookedAt_ = parts_.now;
    const auto kind = why(circumstances()).kind;
    if (std::exchange(lastReason_, kind) != kind)
        changed();
}

void ShareRunner::findMissingPieces(Circumstances& now) const
{
    if (phase_ != Phase::Running || now.connectedPeers == 0 || isComplete())
        return;
    for (std::uint32_t piece = 0; piece < have_.size(); ++piece) {
        const auto index = lt::piece_index_t{static_cast<int>(piece)};
        const bool isHeld = index < peers_.held.end_index() && peers_.held[index];
        if (have_[piece] || isHeld || !isWanted(*torrent_, piece, wanted_))
            continue;
        if (now.missingPieces++ == 0)
            now.missingPiece = piece;
    }
}

Bytes ShareRunner::done() const
{
    return isComplete() ? wantedTotal_ : std::clamp(status_.wantedDone, doneExact_, std::max(doneExact_, wantedTotal_));
}

ShareFigures ShareRunner::figures() const
{
    ShareFigures figures{.state = state(),
                         .size = share_.size,
                         .wanted = wantedTotal_,
                         .done = done(),
                         .downloaded = std::max(share_.downloaded, status_.downloaded),
                         .uploaded = std::max(share_.uploaded, status_.uploaded),
                         // libtorrent's mean of it takes a minute to go down to nothing.
                         .downRate = {isComplete() ? 0 : status_.downRate},
                         .upRate = {status_.upRate},
                         .peers = static_cast<std::uint32_t>(peers_.rows.size()),
                         .timeLeft = {}};
    if (figures.state == ShareState::Downloading && figures.downRate.value > 0)
        figures.timeLeft = std::chrono::seconds{(figures.wanted - figures.done) / figures.downRate.value};
    return figures;
}

ShareRow ShareRunner::row() const
{
    const auto now = figures();
    ShareRow row;
    row.id = share_.id;
    row.hashes = share_.hashes;
    row.name = share_.shownName();
    row.state = now.state;
    row.reason = failure_ ? reasonOf(*failure_, room_) : why(circumstances());
    if (isWaiting() && !share_.isPaused)
        row.reason = *waitsFor_;
    row.swarm = share_.swarm;
    row.hasMetadata = torrent_ || !share_.torrent.empty();
    row.size = share_.size;
    row.wanted = now.wanted;
    row.done = now.done;
    row.unproven = unprovenBytes_;
    row.checked = checking_.done;
    row.checkTotal = checking_.total;
    row.downloaded = now.downloaded;
    row.uploaded = now.uploaded;
    row.downRate = now.downRate;
    row.upRate = now.upRate;
    row.peers = now.peers;
    row.seeds = peers_.seeds;
    row.knownPeers = knownPeers();
    row.timeLeft = now.timeLeft;
    row.isAnnounced = announcer_ && announcer_->isAnnounced();
    row.whenDone = share_.whenDone;
    row.folder = share_.folder;
    row.addedAt = share_.addedAt;
    row.completedAt = share_.completedAt;
    row.labels = share_.labels;
    row.limits = share_.limits;
    row.priority = share_.priority;
    return row;
}

} // namespace shoal::bt
