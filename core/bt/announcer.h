// Announces one torrent to the DHT until it is seen there, and keeps asking while peers are wanted.
#pragma once

#include "core/bt/engine_parts.h"

#include <libtorrent/alert_types.hpp>
#include <libtorrent/torrent_handle.hpp>

#include <chrono>
#include <optional>

namespace shoal::bt {

/// libtorrent announces when it likes and doesn't say whether a node stored it. So after each announce the DHT is asked
/// for the torrent's peers (BEP 5, get_peers): once we are among them, the link works.
class Announcer {
public:
    Announcer(EngineParts& parts, lt::torrent_handle handle, lt::sha1_hash hash);

    /// Call it several times a second. `wantsPeers`: nobody was found yet.
    void tick(bool wantsPeers);
    /// A reply of the DHT. True when it shows our own announce for the first time.
    bool heard(const lt::dht_get_peers_reply_alert& reply);
    bool isAnnounced() const { return isAnnounced_; }
    /// Out of turn.
    void announceNow();
    /// When the DHT was asked last, and when it will be next; none: not yet, or when libtorrent likes.
    std::optional<std::chrono::sys_seconds> announcedAt() const { return announcedAt_; }
    std::optional<Time> nextAnnounce() const { return isAtRest_ ? std::nullopt : std::optional{nextAnnounce_}; }

private:
    void announce();
    void lookUp();

    EngineParts& parts_;
    lt::torrent_handle handle_;
    lt::sha1_hash hash_;
    bool isAnnounced_ = false;
    bool isAtRest_ = false;
    std::optional<std::chrono::sys_seconds> announcedAt_;
    Time nextAnnounce_{};
    Time nextLookUp_{};
    std::chrono::milliseconds announcePause_;
    std::chrono::milliseconds lookUpPause_;
};

} // namespace shoal::bt
