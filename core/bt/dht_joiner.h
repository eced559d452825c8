// Brings this computer into the DHT, keeps it there, and knows how it stands.
#pragma once

#include "core/bt/dht_network.h"
#include "core/settings/settings.h"
#include "dht/network_watch.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/udp.hpp>
#include <libtorrent/session_handle.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace shoal::bt {

/// libtorrent looks its bootstrap nodes up and asks them once; when nobody answered (no network yet, a node that
/// started later) it waits for minutes. So while hardly anybody is known they are asked again here, ever more rarely.
/// Lives on the engine's thread, whose loop it is given; the session must outlive it.
class DhtJoiner {
public:
    using Time = std::chrono::steady_clock::time_point;

    DhtJoiner(boost::asio::io_context& loop, lt::session_handle& session, const Settings& settings, Time now);

    /// Call it several times a second. True when the view changed.
    bool tick(Time now);
    /// Takes an alert of the DHT.
    void handle(const lt::alert& alert) { network_.handle(alert); }
    dht::NetworkView view() const;
    /// Starts no more work on the loop.
    void stop() { resolver_.cancel(); }

private:
    void rejoin();
    void resolve(const std::string& host, std::uint16_t port);

    boost::asio::ip::udp::resolver resolver_;
    lt::session_handle& session_;
    std::vector<std::string> bootstrap_;
    DhtNetwork network_;
    std::unique_ptr<dht::NetworkWatch> watch_; // only while the DHT is on
    Time now_;
    Time watchedAt_{};
    Time rejoinAt_;
    std::chrono::seconds rejoinPause_;
};

} // namespace shoal::bt
