// Where other members may reach this computer.
#pragma once

#include "core/network_status.h"
#include "core/swarm/records/addresses.h"

namespace shoal::bt {

/// Of the session's listening addresses: the one that others see it by first, then those of its interfaces; at most
/// `mostAddresses`, and none twice.
swarm::Addresses ownAddresses(const NetworkStatus& status);

} // namespace shoal::bt
