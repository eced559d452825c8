// A log as it lies on the disk, checked anew.
#pragma once

#include "core/swarm/bytes.h"
#include "core/swarm/ids.h"
#include "core/swarm_rows.h"

#include <span>

namespace shoal::bt {

/// Every signature, every rule, in the order in which the entries were kept. Any thread.
LogCheck checked(const swarm::SwarmId& swarm, std::span<const swarm::Bytes> entries);

} // namespace shoal::bt
