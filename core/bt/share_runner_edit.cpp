// The part of ShareRunner that follows what the user changes while it runs, and asks for peers when told to.
#include "core/bt/share_runner.h"

#include "core/bt/library_priorities.h"
#include "core/files/file_priorities.h"

#include <libtorrent/peer_class.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace shoal::bt {
namespace {

// Weights in libtorrent's sharing out of a limit: from 1, which is everything's, to 255.
constexpr int highWeight = 16;
constexpr int lowShareOfSlots = 4; ///< a quarter of the upload slots

constexpr int mostBytesPerSecond = std::numeric_limits<int>::max() - 1;

int limitOf(BytesPerSecond limit) { return static_cast<int>(std::min<std::uint64_t>(limit.value, mostBytesPerSecond)); }

/// The class that libtorrent made for the limits of a torrent of that name, which nobody has weighted yet. It hands out
/// no torrent's class, but any class by its number.
std::optional<lt::peer_class_t> classNamed(const lt::session& session, const std::string& name)
{
    constexpr std::uint32_t gap = 64; // numbers of classes that are gone again
    for (std::uint32_t number = 0, unused = 0; unused < gap; ++number) {
        const auto each = session.get_peer_class(lt::peer_class_t{number});
        unused = each.label.empty() ? unused + 1 : 0;
        if (each.label == name && each.upload_priority != highWeight)
            return lt::peer_class_t{number};
    }
    return {};
}

} // namespace

bool ShareRunner::edited(const StoredShare& share)
{
    share_.givenName = share.givenName;
    share_.labels = share.labels;
    share_.limits = share.limits;
    share_.priority = share.priority;
    share_.wanted = share.wanted;
    share_.fileChanges = share.fileChanges;
    applyLimits();
    changed();
    return torrent_ ? reprioritise() : phase_ == Phase::Metadata;
}

/// Which files come first can change at once; which are wanted decides what has to be looked at.
bool ShareRunner::reprioritise()
{
    auto files = filePriorities(*torrent_, share_.wanted, share_.fileChanges);
    if (!files || wantedOf(*files) != wanted_)
        return false;
    if (std::exchange(priorities_, std::move(*files)) == priorities_)
        return true;
    if (phase_ == Phase::Running && handle_.is_valid())
        handle_.prioritize_files(libraryPriorities(*torrent_, priorities_));
    // Before libtorrent has it, or while its files are looked at, the old choice is on its way already.
    return phase_ != Phase::Preparing && (phase_ != Phase::Running || handle_.is_valid());
}

void ShareRunner::applyLimits()
{
    if (!handle_.is_valid())
        return;
    const bool isHigh = share_.priority == Priority::High;
    handle_.set_download_limit(limitOf(share_.limits.down));
    // A limit that nothing reaches gives the torrent a class, and only classes have weights.
    handle_.set_upload_limit(isHigh && share_.limits.up.value == 0 ? mostBytesPerSecond : limitOf(share_.limits.up));
    handle_.set_max_uploads(
        share_.priority == Priority::Low ? std::max(1, parts_.settings.uploadSlots / lowShareOfSlots) : -1);
    auto& session = *parts_.sessionOf(share_)->library;
    if (isHigh && !class_)
        class_ = classNamed(session, handle_.status(lt::torrent_handle::query_name).name);
    if (!class_)
        return;
    auto weighted = session.get_peer_class(*class_);
    weighted.upload_priority = weighted.download_priority = isHigh ? highWeight : 1;
    session.set_peer_class(*class_, weighted);
}

bool ShareRunner::reannounce()
{
    const bool isAsking = phase_ == Phase::Metadata || phase_ == Phase::Running;
    if (!isAsking)
        return false;
    if (!handle_.is_valid())
        return true; // it is on its way into the network, and is announced when it gets there
    handle_.force_reannounce(0, -1, lt::torrent_handle::ignore_min_interval);
    if (announcer_)
        announcer_->announceNow();
    return true;
}

bool ShareRunner::addPeer(const lt::tcp::endpoint& peer)
{
    if (phase_ == Phase::Resting || phase_ == Phase::Failed || share_.swarm)
        return false;
    givenPeers_.insert(peer); // whose data is looked at yet calls them when it goes into the network
    if (handle_.is_valid())
        handle_.connect_peer(peer);
    else if (phase_ != Phase::Preparing)
        latePeers_.push_back(peer);
    return true;
}

} // namespace shoal::bt
