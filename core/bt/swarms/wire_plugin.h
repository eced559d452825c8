// What watches the swarms' connections on libtorrent's network thread, and what passes between that thread and the
// engine's.
#pragma once

#include "core/bt/swarms/wire_limits.h"
#include "core/events.h"
#include "core/swarm/node/wire.h"

#include <libtorrent/extensions.hpp>
#include <libtorrent/info_hash.hpp>
#include <libtorrent/socket.hpp>
#include <libtorrent/torrent_handle.hpp>

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace shoal::bt {

class PeerLink;

/// A torrent as the network thread knows it. What is `const` is read, the rest changes under the lock.
struct WirePlan {
    WirePlan(swarm::TorrentNumber itsNumber, const swarm::WireTorrent& torrent, swarm::Bytes itsHash)
        : number{itsNumber}
        , use{torrent.use}
        , self{torrent.self}
        , infoHash{std::move(itsHash)}
    {}

    const swarm::TorrentNumber number;
    const swarm::TorrentUse use;
    const std::optional<swarm::DeviceId> self;
    const swarm::Bytes infoHash;

    std::mutex mutex;
    std::set<lt::tcp::endpoint> dialled; ///< by order: whatever else libtorrent dials is cut
    bool isLeft = false;                 ///< nobody is welcome any more
};

/// The plans by the info-hash that libtorrent knows a torrent by (of two the 32 bytes). Any thread.
class WirePlans {
public:
    void add(std::shared_ptr<WirePlan> plan);
    void remove(const WirePlan& plan);
    /// Null for a torrent that nobody has spoken of.
    std::shared_ptr<WirePlan> find(const lt::info_hash_t& hashes) const;

private:
    mutable std::mutex mutex_;
    std::map<swarm::Bytes, std::shared_ptr<WirePlan>> plans_;
};

/// How much of a link's frames waits: both threads count.
struct LinkMeter {
    /// What a frame that came takes until the engine's thread has heard it.
    static std::size_t costOf(std::size_t size) { return size + 256; }

    std::atomic<std::size_t> unheard{0};  ///< came, and the engine's thread hasn't heard it
    std::atomic<std::size_t> ordered{0};  ///< frames that the network thread hasn't taken
    std::atomic<std::size_t> buffered{0}; ///< in libtorrent's buffer, when it was last looked at
    std::atomic<bool> isAsked{false};     ///< it will be looked at again
};

struct PeerOpened {
    swarm::OpenedLink link;
    lt::torrent_handle torrent;
    std::shared_ptr<PeerLink> plugin;
    std::shared_ptr<LinkMeter> meter;
};

/// Called on the network thread: post and return.
struct WireNews {
    std::function<void(PeerOpened)> onOpened;
    std::function<void(swarm::LinkNumber, swarm::Bytes hello)> onHello;
    std::function<void(swarm::LinkNumber, swarm::Frame)> onFrame;
    std::function<void(swarm::LinkNumber)> onClosed; ///< only of those that were opened
    std::function<void(swarm::TorrentNumber, lt::tcp::endpoint, std::string why)> onNotReached;
    /// A connection that nobody ordered: let it be ended, outside of libtorrent's call.
    std::function<void(lt::torrent_handle, std::weak_ptr<PeerLink>)> onStray;
};

/// Where the session listens for TLS, told to the network thread.
class WireDoor {
public:
    using Endpoints = std::vector<lt::tcp::endpoint>;
    void set(Endpoints endpoints);
    std::shared_ptr<const Endpoints> endpoints() const;

private:
    mutable std::mutex mutex_;
    std::shared_ptr<const Endpoints> endpoints_ = std::make_shared<const Endpoints>();
};

std::shared_ptr<lt::plugin> makeWirePlugin(std::shared_ptr<WirePlans> plans, std::shared_ptr<const WireDoor> door,
                                           WireNews news, const WireLimits& limits);

} // namespace shoal::bt
