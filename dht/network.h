// The DHT as the rest of this folder reaches it: a node on the wire that somebody else runs.
#pragma once

#include "dht/node_id.h"

#include <array>
#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace shoal::dht {

/// When something happens; time always comes in as an argument.
using Time = std::chrono::steady_clock::time_point;

enum class Family { V4, V6 }; ///< the two are networks of their own (BEP 32)

/// An address and UDP port. IPv4 uses the first four bytes of the address; the others are zero.
struct Endpoint {
    Family family = Family::V4;
    std::array<std::uint8_t, 16> address{};
    std::uint16_t port = 0;
    auto operator<=>(const Endpoint&) const = default;
};

struct Node {
    NodeId id;
    Endpoint endpoint;
    auto operator<=>(const Node&) const = default;
};

/// One node's answer to a question. Whatever it says of others is hearsay.
struct FoundNodes {
    NodeId from;             ///< the id that the answering node gave itself
    std::vector<Node> nodes; ///< the nearest it knows, in any order; may be empty, wrong or invented
};
using OnFoundNodes = std::function<void(std::optional<FoundNodes>)>;

/// What our own node holds.
struct RoutingTable {
    std::vector<NodeId> self; ///< our own ids, one for each address that we listen on; empty while the DHT is off
    std::vector<Node> nodes;  ///< from all of them, without duplicates
};

class Network {
public:
    virtual ~Network() = default;

    /// Asks the node at `endpoint` for those nearest to `target` (BEP 5, find_node). Calls back exactly once, on this
    /// thread, never within the call: with nothing if no sensible answer came within some seconds. The network may be
    /// destroyed first; then it never calls.
    virtual void findNode(const Endpoint& endpoint, const NodeId& target, OnFoundNodes onFound) = 0;

    /// The latest snapshot, some seconds old at most. The reference holds until control returns to the event loop.
    virtual const RoutingTable& routingTable() const = 0;
};

} // namespace shoal::dht
