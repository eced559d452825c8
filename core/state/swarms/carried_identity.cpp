#include "core/state/swarms/carried_identity.h"

#include <algorithm>

namespace shoal::swarm {

Identity identityOf(const KeptSwarm& swarm, const DeviceSeeds& seeds, const KeptEpoch& epoch,
                    const std::vector<DeviceKeys>& members)
{
    const auto count = static_cast<std::ptrdiff_t>(std::min(members.size(), mostIdentityMembers));
    return {.swarm = swarm.id,
            .signingSeed = seeds.signing,
            .agreementSeed = seeds.agreement,
            .person = swarm.person,
            .label = swarm.label,
            .last = swarm.last,
            .epoch = epoch.epoch,
            .epochSecret = epoch.secret,
            .members = {members.begin(), members.begin() + count}};
}

KeptSwarm importedSwarm(const Identity& identity, const Line& line)
{
    return {.id = identity.swarm,
            .name = {},
            .keys = {writeSeeds({identity.signingSeed, identity.agreementSeed}), false},
            .person = identity.person,
            .label = identity.label,
            .line = line,
            .last = {},
            .before = 0,
            .doubt = Doubt::Imported,
            .known = identity.last ? identity.last->sequence : 0};
}

} // namespace shoal::swarm
