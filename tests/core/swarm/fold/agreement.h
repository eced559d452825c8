// Holds the fold of core/swarm/fold against the plain one, in all that it offers.
#pragma once

#include "core/swarm/log/log.h"

#include <vector>

namespace shoal::swarm {

/// Of a log as it stands.
void expectAgreement(const Log& log);

/// Of a log that takes one entry after the other, the fold updated after each: as if it had come at once.
void expectAgreementOnTheWay(const SwarmId& swarm, const std::vector<Bytes>& inOrderOfArrival);

} // namespace shoal::swarm
