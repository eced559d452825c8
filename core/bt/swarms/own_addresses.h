// Where other members may reach this computer.
#pragma once

#include "core/network_status.h"
#include "core/swarm/records/addresses.h"

#include <string>
#include <vector>

namespace shoal::bt {

/// Of the session's listening addresses: the one that others see it by first, then those of its interfaces; at most
/// `mostAddresses`, and none twice. Loopback only where `listen` (Settings::listen) names it: on a machine that has
/// lost its network it would be all there is.
swarm::Addresses ownAddresses(const NetworkStatus& status, const std::vector<std::string>& listen);

/// Whether any interface but loopback has an address.
bool hasInterface();

} // namespace shoal::bt
