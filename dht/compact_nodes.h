// Nodes as the DHT writes them on the wire (BEP 5, BEP 32).
#pragma once

#include "dht/network.h"

#include <string_view>
#include <vector>

namespace shoal::dht {

/// Reads "compact node info": 26 bytes a node for IPv4, 38 for IPv6. An incomplete rest and nodes without a port or
/// an address are left out; bytes from strangers never fail.
std::vector<Node> parseCompactNodes(std::string_view bytes, Family family);

} // namespace shoal::dht
