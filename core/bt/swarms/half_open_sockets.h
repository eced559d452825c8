// Connections that others made to a listening port of libtorrent's, and that don't belong to a torrent yet: few, and
// not for long. libtorrent's TLS listener bounds neither (2.0.8), so they are found among the process's own files.
#pragma once

#include "core/bt/swarms/wire_limits.h"

#include <libtorrent/socket.hpp>

#include <map>
#include <set>
#include <vector>

namespace shoal::bt {

struct ConnectedSocket {
    int file = -1;
    lt::tcp::endpoint local;
    lt::tcp::endpoint remote;
};

/// Those among these files, in their order.
std::vector<ConnectedSocket> connectedSockets(const std::vector<int>& files);
/// Nagle's algorithm and delayed acknowledgements cost 88 ms a question and answer.
void sendWithoutDelay(const std::vector<int>& files, const lt::tcp::endpoint& local, const lt::tcp::endpoint& remote);

/// Shuts down all connections of this process that came in by one of `doors`; how many there were.
std::size_t shutConnections(const std::vector<lt::tcp::endpoint>& doors);

/// Which of them to close. Those that came first stay.
class HalfOpenSockets {
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit HalfOpenSockets(const WireLimits& limits)
        : limits_{limits}
    {}
    /// `open`: by the peer's endpoint, all that are there now, and no others.
    std::vector<lt::tcp::endpoint> tooMuch(const std::vector<lt::tcp::endpoint>& open, Time now);

private:
    struct Known {
        Time since;
        std::uint64_t number = 0; ///< in the order of their coming
    };
    WireLimits limits_;
    std::map<lt::tcp::endpoint, Known> known_;
    std::uint64_t lastNumber_ = 0;
};

/// Looks at those among `files` whose local end is one of `doors`; `claimed` are the peers of torrents, `ended` those
/// that were disconnected since the last time and may still wait for the other side's farewell. On the network thread
/// of the session that listens there: only there can't such a socket be closed meanwhile.
class HalfOpenSweeper {
public:
    explicit HalfOpenSweeper(const WireLimits& limits)
        : sockets_{limits}
    {}
    void sweep(const std::vector<int>& files, const std::vector<lt::tcp::endpoint>& doors,
               const std::set<lt::tcp::endpoint>& claimed, const std::set<lt::tcp::endpoint>& ended,
               HalfOpenSockets::Time now);

private:
    HalfOpenSockets sockets_;
};

} // namespace shoal::bt
