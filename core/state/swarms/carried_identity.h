// Between an identity file and the profile's database (docs/swarm-protocol.md, section 13).
#pragma once

#include "core/state/swarms/kept_swarms.h"
#include "core/swarm/keeping/device_keys.h"
#include "core/swarm/keeping/identity.h"

#include <vector>

namespace shoal::swarm {

/// To be written to a file. Of `members` (owners and admins first) those beyond `mostIdentityMembers` are left out.
Identity identityOf(const KeptSwarm& swarm, const DeviceSeeds& seeds, const KeptEpoch& epoch,
                    const std::vector<DeviceKeys>& members);

/// To be added, with the identity's epoch: it has no name and no entries yet, and writes nothing until a member told
/// what this device wrote. `line` is random.
KeptSwarm importedSwarm(const Identity& identity, const Line& line);

} // namespace shoal::swarm
