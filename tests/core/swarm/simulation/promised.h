// What is promised of every set of entries (docs/swarm-protocol.md, section 1), judged by what the simulation knows of
// its devices: who is honest, who was let in by whom.
#pragma once

#include "tests/core/swarm/simulation/plain_fold.h"
#include "tests/core/swarm/simulation/world.h"

#include <functional>
#include <optional>
#include <string>

namespace shoal::swarm::simulation {

/// The first promise that is broken, with the entry or device that it is about. `state` is what `rules` make of `view`.
std::optional<std::string> brokenPromise(const World& world, const View& view, const PlainState& state,
                                         const Rules& rules);

/// A history as people read it, an entry a line.
std::string readable(const World& world, const View& view, const PlainState& state);

/// The same promise broken by as few entries as leaving out one after another gets to.
View cutDown(View view, const std::function<bool(const View&)>& isBroken);

} // namespace shoal::swarm::simulation
