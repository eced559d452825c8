// The part of ShareRunner that knows of private swarms: their shares go into the network under the certificate of the
// current epoch, which changes their info-hash, and nothing of it is kept.
#include "core/bt/share_runner.h"

#include "core/bt/convert.h"
#include "core/bt/library_torrent.h"
#include "core/bt/part_hash.h"
#include "core/bt/swarms/share_metadata.h"
#include "core/bt/swarms/whole_hash.h"

#include <libtorrent/torrent_flags.hpp>

#include <algorithm>
#include <utility>

namespace shoal::bt {
namespace {

/// Members are found by other ways, and nobody else is to hear of it.
void closeToStrangers(lt::add_torrent_params& params)
{
    params.flags |= lt::torrent_flags::disable_dht | lt::torrent_flags::disable_lsd | lt::torrent_flags::disable_pex;
    params.trackers.clear();
    params.tracker_tiers.clear();
    params.url_seeds.clear();
    params.http_seeds.clear();
    params.dht_nodes.clear();
    params.peers.clear();
}

} // namespace

void ShareRunner::dress(lt::add_torrent_params params)
{
    if (!parts_.swarmShares || !parts_.dress)
        return waitFor({.kind = ReasonKind::SwarmWaits, .about = {}, .detail = "private swarms aren't at work here"});
    auto certificate = parts_.dress->certificateOf(*share_.swarm);
    if (!certificate) {
        const auto& error = certificate.error();
        if (error.kind == ErrorKind::NoRight)
            return waitFor({.kind = ReasonKind::NotAMember});
        return waitFor({.kind = ReasonKind::SwarmWaits,
                        .about = {},
                        .detail = error.reason.empty() ? "its swarm can't let it run" : error.reason});
    }
    const auto given = std::make_shared<lt::add_torrent_params>(std::move(params));
    changed();
    parts_.worker->post([weak = weak_from_this(), home = parts_.home, torrent = share_.torrent, given,
                         certificate = std::move(*certificate)] {
        const auto bytes = dressedTorrent(torrent, certificate);
        auto loaded = bytes ? loadTorrent(*bytes) : Result<LoadedTorrent>{shoal::fail(ErrorKind::NotATorrent)};
        auto library = loaded ? loaded->library : nullptr;
        home([weak, given, certificate, library = std::move(library)]() mutable {
            if (const auto self = weak.lock())
                self->dressed(std::move(*given), certificate, std::move(library));
        });
    });
}

void ShareRunner::dressed(lt::add_torrent_params params, const std::string& certificate,
                          std::shared_ptr<lt::torrent_info> torrent)
{
    if (phase_ != Phase::Running || handle_.is_valid() || dressed_)
        return; // it was stopped meanwhile
    if (!torrent)
        return fail({ErrorKind::NotATorrent, share_.nameOrHash(), "its info dictionary takes no certificate"});
    const auto current = parts_.dress->certificateOf(*share_.swarm);
    if (!current || *current != certificate)
        return dress(std::move(params)); // a new epoch came
    params.ti = std::move(torrent);
    closeToStrangers(params);
    const auto hashes = params.ti->info_hashes();
    dressed_ = std::make_unique<DressedShare>(DressedShare{*share_.swarm, *share_.swarmShare, wholeHashOf(hashes)});
    parts_.swarmShares->partNames->put(hashes.get_best(), partHashOf(share_));
    parts_.dress->comes(*dressed_);
    enter(std::move(params));
}

void ShareRunner::waitFor(Reason why)
{
    removeFromSession();
    phase_ = Phase::Resting;
    waitsFor_ = std::make_unique<Reason>(std::move(why));
    changed();
}

/// What is kept speaks of the torrent without a certificate, and of nobody whom the swarm didn't name.
void ShareRunner::undress(lt::add_torrent_params& saved) const
{
    if (!share_.swarm)
        return;
    saved.info_hashes = toLibrary(share_.hashes);
    closeToStrangers(saved);
}

void ShareRunner::tellLeft()
{
    if (const auto left = std::exchange(dressed_, nullptr))
        parts_.dress->left(*left);
}

swarm::Amount ShareRunner::amount(swarm::Amount kept) const
{
    if (phase_ == Phase::Failed || share_.isPaused)
        return swarm::Amount::None;
    if (!torrent_)
        return kept;
    const auto has = std::count(have_.begin(), have_.end(), true);
    if (has == 0)
        return torrent_->pieceCount == 0 ? swarm::Amount::Whole : swarm::Amount::None;
    return has == static_cast<std::ptrdiff_t>(have_.size()) ? swarm::Amount::Whole : swarm::Amount::Part;
}

} // namespace shoal::bt
