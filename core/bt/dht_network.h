// libtorrent's DHT node behind the interface that dht/ asks for.
#pragma once

#include "dht/network.h"

#include <chrono>
#include <cstdint>
#include <libtorrent/fwd.hpp>
#include <libtorrent/socket.hpp>
#include <map>
#include <string>
#include <vector>

namespace shoal::bt {

/// Lives on the engine's thread and is driven by it. Of the session it needs no more than its alerts, whatever the
/// alert mask is. The session must outlive it.
class DhtNetwork final : public dht::Network {
public:
    using Time = dht::Time;

    /// libtorrent keeps bootstrap nodes out of its routing table, and in a network of two nothing else is there: those
    /// whose addresses are given as `routers` are asked here, and counted while they answer.
    DhtNetwork(lt::session_handle& session, Time now, std::vector<dht::Endpoint> routers = {});

    /// One more bootstrap node, whose name has been looked up.
    void addRouter(const lt::udp::endpoint& endpoint);

    void findNode(const dht::Endpoint& endpoint, const dht::NodeId& target, dht::OnFoundNodes onFound) override;
    const dht::RoutingTable& routingTable() const override { return table_; }

    /// Takes an alert; false if it is none of ours.
    bool handle(const lt::alert& alert);
    /// Gives up on silent nodes and asks for the routing table again. Call it about once a second.
    void tick(Time now);

private:
    struct Question {
        dht::OnFoundNodes onFound;
        Time deadline;
    };
    struct Table {
        std::vector<dht::Node> nodes;
        Time seenAt;
    };

    struct Router {
        dht::Endpoint endpoint;
        dht::NodeId id;
        Time answeredAt{}; // long ago: never
    };

    void giveUpOnSilentNodes();
    void refresh();
    void askRouters();
    void forgetOldTables();
    void rebuildTable();
    void onAnswer(const lt::dht_direct_response_alert& alert);
    void onStats(const lt::dht_stats_alert& alert);
    void onLiveNodes(const lt::dht_live_nodes_alert& alert);

    lt::session_handle& session_;
    Time now_;
    Time refreshAt_;
    std::uintptr_t lastQuestion_ = 0;
    std::map<std::uintptr_t, Question> questions_;
    std::vector<Router> routers_;
    std::map<dht::NodeId, Table> tables_; // by our own node's id: one for each address that we listen on
    dht::RoutingTable table_;             // all of them together
};

/// Those of "1.2.3.4:6881", "[::1]:6881" that are addresses; host names are left to libtorrent.
std::vector<dht::Endpoint> numericEndpoints(const std::vector<std::string>& hosts);

} // namespace shoal::bt
