// Where other members may reach this computer.
#pragma once

#include "core/network_status.h"
#include "core/swarm/records/addresses.h"

#include <libtorrent/address.hpp>
#include <string>
#include <vector>

namespace shoal::bt {

/// Of the session's listening addresses: the one that others see it by first, then those of its interfaces; at most
/// `mostAddresses`, and none twice. Loopback only where `listen` (Settings::listen) names it: on a machine that has
/// lost its network it would be all there is. What no interface has any more is left out: the library doesn't tell that
/// it listens there no longer.
swarm::Addresses ownAddresses(const NetworkStatus& status, const std::vector<std::string>& listen,
                              const std::vector<lt::address>& interfaces);

/// Of all interfaces that are up, loopback too; in order, so that two lists that differ tell of a move.
std::vector<lt::address> interfaceAddresses();

/// Whether any of them but loopback's can be used.
bool hasInterface(const std::vector<lt::address>& interfaces);

} // namespace shoal::bt
