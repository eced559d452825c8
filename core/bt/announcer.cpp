#include "core/bt/announcer.h"

#include <algorithm>

namespace shoal::bt {
namespace {

using namespace std::chrono_literals;

// The first announce may meet a DHT that is only just joining, so it is repeated soon, then ever more rarely.
constexpr auto firstAnnouncePause = 2s;
constexpr auto longestAnnouncePause = 5min;
// An announce is stored some 0.1 s after it left on a near network, within seconds on the Internet.
constexpr auto firstLookUpPause = 200ms;
constexpr auto longestLookUpPause = 4s;

} // namespace

Announcer::Announcer(EngineParts& parts, lt::torrent_handle handle, lt::sha1_hash hash)
    : parts_{parts}
    , handle_{std::move(handle)}
    , hash_{hash}
    , announcePause_{firstAnnouncePause}
    , lookUpPause_{firstLookUpPause}
{}

void Announcer::tick(bool wantsPeers)
{
    isAtRest_ = isAnnounced_ && !wantsPeers;
    if (isAtRest_)
        return;
    if (parts_.now >= nextAnnounce_)
        announce();
    if (!isAnnounced_ && parts_.now >= nextLookUp_)
        lookUp();
}

void Announcer::announceNow()
{
    handle_.force_dht_announce();
    announcedAt_ = wallClock();
}

void Announcer::announce()
{
    announceNow();
    nextAnnounce_ = parts_.now + announcePause_;
    announcePause_ = std::min<std::chrono::milliseconds>(announcePause_ * 2, longestAnnouncePause);
    lookUpPause_ = firstLookUpPause;
    nextLookUp_ = parts_.now + lookUpPause_;
}

void Announcer::lookUp()
{
    parts_.session->library().dht_get_peers(hash_);
    lookUpPause_ = std::min<std::chrono::milliseconds>(lookUpPause_ * 2, longestLookUpPause);
    nextLookUp_ = parts_.now + lookUpPause_;
}

bool Announcer::heard(const lt::dht_get_peers_reply_alert& reply)
{
    if (isAnnounced_ || reply.info_hash != hash_)
        return false;
    const auto peers = reply.peers();
    isAnnounced_ =
        std::any_of(peers.begin(), peers.end(), [this](const auto& peer) { return parts_.session->isOurs(peer); });
    return isAnnounced_;
}

} // namespace shoal::bt
