// Which nodes are counted as one, so that nobody can be many for free.
#pragma once

#include "dht/network.h"

namespace shoal::dht {

/// Loopback, link-local and private addresses (RFC 1918, 4193, 6890, carrier-grade NAT's 100.64.0.0/10 too).
bool isLocalAddress(const Endpoint& endpoint);

/// False for what is no address of one computer: port 0, the unspecified address and the rest of 0.0.0.0/8, multicast,
/// the class E with its broadcast (RFC 6890), and IPv4 written as IPv6 (mapped, compatible, 6to4, NAT64), which would
/// be a second name for the same.
bool canBeDialled(const Endpoint& endpoint);

/// Whom an endpoint speaks for: its whole address on the Internet, where ports cost nothing and one computer could pose
/// as thousands of nodes; itself alone on local addresses, where one computer runs many nodes of a closed network.
Endpoint speaksFor(const Endpoint& endpoint);

} // namespace shoal::dht
