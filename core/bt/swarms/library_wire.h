// The wire of private swarms over libtorrent: a session of its own, of TLS torrents alone.
#pragma once

#include "core/bt/session.h"
#include "core/bt/swarms/wire_limits.h"
#include "core/bt/swarms/wire_plugin.h"
#include "core/swarm/node/wire.h"

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace shoal::bt {

struct LibraryWireOptions {
    Settings settings;
    int rememberedPort = 0; ///< tried first where `swarms.port` is 0: what `Session::port()` was in an earlier run
    Executor home;          ///< posts to the engine's thread
    std::function<void()> onAlerts;                   ///< as in SessionOptions
    std::vector<std::shared_ptr<lt::plugin>> plugins; ///< of shares: a peer guard and a peer watch of their own
    std::filesystem::path scratch;                    ///< a folder; hubs and lobbies name files there and make none
    WireLimits limits;
};

/// Lives on the engine's thread. Open it when the first swarm or joining needs it: a session costs some 2 MB.
///
/// Shares are run in `session()` by ShareRunner, under EngineParts whose `session` it is. Only addresses that `dial`
/// was given are dialled: connections that libtorrent makes of its own accord are cut.
class LibraryWire final : public swarm::Wire {
public:
    /// Errors as Session::open.
    static Result<std::unique_ptr<LibraryWire>> open(LibraryWireOptions options);
    ~LibraryWire() override;

    /// Where others reach us by TLS is `session().status().listening`; all with the port `session().port()`.
    Session& session() { return *session_; }
    /// Takes an alert of `session()`. False: others may want it too (all alerts of shares' torrents are theirs).
    bool handle(const lt::alert& alert);
    /// About once a second: gives up on addresses that nothing was heard of.
    void tick(std::chrono::steady_clock::time_point now);
    /// Settings that take effect at once.
    void heed(const Settings& settings);

    swarm::TorrentNumber meet(const swarm::WireTorrent& torrent, const std::string& info,
                              swarm::WireUser& user) override;
    swarm::TorrentNumber expect(const swarm::WireTorrent& torrent, swarm::Bytes infoHash,
                                swarm::WireUser& user) override;
    void leave(swarm::TorrentNumber torrent) override;
    void dial(swarm::TorrentNumber torrent, const dht::Endpoint& address) override;
    void send(swarm::LinkNumber link, swarm::Frame frame) override;
    std::size_t waiting(swarm::LinkNumber link) const override;
    void allow(swarm::LinkNumber link) override;
    void cut(swarm::LinkNumber link) override;

private:
    using Time = std::chrono::steady_clock::time_point;
    struct Place {
        swarm::WireTorrent torrent;
        swarm::WireUser* user = nullptr;
        std::shared_ptr<WirePlan> plan;
        lt::torrent_handle handle; ///< invalid until the session has it
        bool isOurs = false;       ///< `meet` added it, so `leave` removes it
        bool isCertified = false;  ///< and may be dialled
        std::vector<dht::Endpoint> toDial;
        std::map<dht::Endpoint, Time> dialled; ///< and neither reached nor given up on
    };
    struct LiveLink {
        swarm::TorrentNumber torrent{};
        swarm::TorrentUse use = swarm::TorrentUse::Hub;
        lt::torrent_handle handle;
        dht::Endpoint peer;
        swarm::LinkRole role = swarm::LinkRole::Dialler;
        std::shared_ptr<PeerLink> plugin; ///< its own thread's; only ordered from here
        std::shared_ptr<LinkMeter> meter;
        bool isCut = false;
    };

    explicit LibraryWire(LibraryWireOptions options);
    swarm::TorrentNumber place(const swarm::WireTorrent& torrent, swarm::Bytes infoHash, swarm::WireUser& user,
                               bool isOurs);
    WireNews news();
    void onOpened(const PeerOpened& opened);
    void onHello(swarm::LinkNumber link, const swarm::Bytes& hello);
    void onFrame(swarm::LinkNumber link, const swarm::Frame& frame);
    void onClosed(swarm::LinkNumber link);
    void onNotReached(swarm::TorrentNumber torrent, const dht::Endpoint& address, const std::string& why);
    bool onAdded(const lt::add_torrent_alert& added);
    void certify(lt::torrent_handle handle);
    void callNow(Place& place, const dht::Endpoint& address);
    Place* placeOf(const lt::info_hash_t& hashes);
    /// Has it done on libtorrent's thread, where an extension's maker is run.
    static void order(lt::torrent_handle handle, std::weak_ptr<PeerLink> link, std::function<void(PeerLink&)> what);
    Place* find(swarm::TorrentNumber torrent);
    /// Null for one that ended, or that was cut.
    LiveLink* find(swarm::LinkNumber link);

    LibraryWireOptions options_;
    std::shared_ptr<bool> isAlive_ = std::make_shared<bool>(true); // news that come later find it gone
    std::shared_ptr<WirePlans> plans_;
    std::shared_ptr<WireDoor> door_;
    std::unique_ptr<Session> session_;
    std::map<swarm::TorrentNumber, Place> places_;
    std::map<swarm::Bytes, swarm::TorrentNumber> byHash_;
    std::map<swarm::LinkNumber, LiveLink> links_;
    std::uint64_t lastTorrent_ = 0;
    Time now_ = std::chrono::steady_clock::now();
};

} // namespace shoal::bt
