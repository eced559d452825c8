// The one libtorrent session of an engine: made, listening, mapped, ended.
#pragma once

#include "core/bt/disk/unproven_pieces.h"
#include "core/bt/swarms/share_session.h"
#include "core/events.h"
#include "core/network_status.h"
#include "core/result.h"
#include "core/settings/settings.h"

#include <libtorrent/alert.hpp>
#include <libtorrent/alert_types.hpp>
#include <libtorrent/session.hpp>

#include <chrono>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace shoal::bt {

enum class SessionUse {
    Public,
    Swarms, ///< private ones: TLS torrents alone, on a port of their own, without DHT, local discovery and uTP
};

struct SessionOptions {
    SessionUse use = SessionUse::Public;
    Settings settings;
    int rememberedPort = 0; ///< tried first where settings say port 0
    std::string dhtState;   ///< what `dhtState()` gave in an earlier run; may be empty
    std::vector<std::shared_ptr<lt::plugin>> plugins;
    std::function<void()> onAlerts; ///< on the network thread: alerts wait. Post and return
};

/// Used on the engine's thread.
class Session {
public:
    /// Error: PortInUse (about = the addresses). Addresses that aren't there are no error: the network may come later.
    static Result<std::unique_ptr<Session>> open(const SessionOptions& options);

    lt::session& library() { return *session_; }
    ShareSession forShares() { return {session_.get(), unproven_.get(), partNames_.get()}; }
    /// The alerts since the last call; valid until the next.
    const std::vector<lt::alert*>& popAlerts();

    /// Takes over what may change while it runs.
    void heed(const Settings& settings);
    /// Keeps what concerns the session as a whole. True when `status()` changed.
    bool handle(const lt::alert& alert);
    /// All but the DHT's view.
    NetworkStatus status() const;
    /// The TCP port that peers reach; 0 when nothing listens.
    int port() const;
    /// Everything that is listened on.
    const std::set<lt::tcp::endpoint>& listening() const { return listening_; }
    /// Whether the endpoint, as the DHT gives it back, is ourselves.
    bool isOurs(const lt::tcp::endpoint& endpoint) const;
    /// Nodes of the DHT, for the next run.
    std::string dhtState() const;

private:
    Session() = default;
    void heardMapping(const lt::alert& alert);
    Reachability reachability() const;

    std::shared_ptr<UnprovenTorrents> unproven_ = std::make_shared<UnprovenTorrents>();
    std::shared_ptr<PartNames> partNames_ = std::make_shared<PartNames>();
    std::unique_ptr<lt::session> session_;
    std::vector<lt::alert*> alerts_;
    Settings settings_;
    SessionUse use_ = SessionUse::Public;
    std::chrono::steady_clock::time_point openedAt_ = std::chrono::steady_clock::now();
    std::set<lt::tcp::endpoint> listening_;
    std::set<lt::address> external_;
    std::string mapping_;
    bool isMapped_ = false;
    bool mappingFailed_ = false;
    bool hadVisitors_ = false;
};

} // namespace shoal::bt
