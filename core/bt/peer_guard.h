// Watches what peers do, from inside libtorrent's network thread, and ends connections to those who lie.
#pragma once

#include "core/conduct.h"

#include <libtorrent/extensions.hpp>
#include <libtorrent/socket.hpp>
#include <libtorrent/torrent_handle.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace shoal::bt {

/// A peer that was found out. From now on nobody comes in from its address.
struct Misconduct {
    lt::torrent_handle handle;
    lt::tcp::endpoint peer;
    std::string client;
    Misdeed misdeed = Misdeed::BreaksProtocol;
    std::string detail;
    std::chrono::seconds banTime{0};
};

/// Both are called on the network thread: post and return.
struct GuardNews {
    std::function<void(Misconduct)> onMisconduct;
    /// A piece of a v2-only torrent failed its hash. Until the torrent is added anew it keeps no peer: libtorrent 2.0.8
    /// would ask for the hashes of the piece's blocks, and a peer that refuses them makes it write out of bounds
    /// (mended in 2.0.14).
    std::function<void(lt::torrent_handle)> onBrokenPiece;
};

/// A plugin that also takes orders.
class PeerGuard : public lt::plugin {
public:
    /// Ends every connection to its address, and lets nobody in from there until the session ends. Network thread.
    virtual void ban(Misconduct misconduct) = 0;
};

/// Guards besides against arvidn/libtorrent#8692: a peer that claims v2 for a torrent whose metadata turns out to be
/// v1 only makes 2.0.8 to 2.0.13 read a null pointer. Such peers are gone before libtorrent looks.
///
/// Of all plugins of a session only this one may have `alert_feature`: what it does in `on_alert` can move the alert
/// that later plugins would be handed.
std::shared_ptr<PeerGuard> makePeerGuard(const ConductLimits& limits, GuardNews news);

} // namespace shoal::bt
