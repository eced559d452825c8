// Each promise by itself: what breaks it, if it is broken (see promised.h).
#pragma once

#include "tests/core/swarm/simulation/truth.h"

#include <optional>
#include <string>

namespace shoal::swarm::simulation {

using Broken = std::optional<std::string>;
using Promise = Broken (*)(const Truth& truth, const PlainState& state);

/// As the history is printed.
std::string named(const Told& e);
std::string named(const Truth& truth, const DeviceId& device);

// What is written
Broken voidedByOthers(const Truth& truth, const PlainState& state);
Broken voidedByLateFork(const Truth& truth, const PlainState& state);
Broken countsFromAFork(const Truth& truth, const PlainState& state);
Broken settledByItself(const Truth& truth, const PlainState& state);
Broken beyondItsRole(const Truth& truth, const PlainState& state);
Broken relaysAFlood(const Truth& truth, const PlainState& state);

// Who belongs
Broken letInByNobody(const Truth& truth, const PlainState& state);
Broken turnedAway(const Truth& truth, const PlainState& state);
Broken letInWrongly(const Truth& truth, const PlainState& state);
Broken raisedByNobody(const Truth& truth, const PlainState& state);

// Who doesn't any more
Broken cutInVain(const Truth& truth, const PlainState& state);
Broken loweredInVain(const Truth& truth, const PlainState& state);
Broken leftInVain(const Truth& truth, const PlainState& state);
Broken ownsAfterRecovery(const Truth& truth, const PlainState& state);
Broken epochIsLoose(const Truth& truth, const PlainState& state);

// Admins among themselves
Broken disputesTooMuch(const Truth& truth, const PlainState& state);
Broken takenAwayByAdmins(const Truth& truth, const PlainState& state);
Broken actsWhileSuspended(const Truth& truth, const PlainState& state);

} // namespace shoal::swarm::simulation
