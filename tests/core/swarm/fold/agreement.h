// The fold that runs against the fold that is plain.
#pragma once

#include "core/swarm/fold/fold.h"
#include "tests/core/swarm/simulation/plain_fold.h"

#include <string>
#include <vector>

namespace shoal::swarm {

/// What a fold says, in the words of the plain one; levels and disputes, which it doesn't tell, are taken from there.
simulation::PlainState stateOf(const Log& log, const Fold& fold, const simulation::PlainState& plain);

/// Where the two differ; empty when they don't.
std::string differenceOn(const Log& log, const Fold& fold, const simulation::PlainState& plain);

/// The fold of the log, made at once, must say what the plain fold says. Every tale in promises/ is judged so too.
void expectAgreement(const Log& log);
/// Likewise after each entry, as they come.
void expectAgreementOnTheWay(const SwarmId& swarm, const std::vector<Bytes>& inOrderOfArrival);

} // namespace shoal::swarm
