// Plays random histories until one breaks a promise.
#pragma once

#include "tests/core/swarm/simulation/rules.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace shoal::swarm::simulation {

/// $SHOAL_SEED, else the same in each run: what a change has to pass doesn't depend on luck. The histories of a test
/// have this seed and those that follow.
std::uint64_t firstSeed();
/// $SHOAL_SEED, else another in each run: for long tests.
std::uint64_t anySeed();

/// What breaks in the history of a seed: the promise, and the history cut down to what breaks it.
std::optional<std::string> brokenIn(std::uint64_t seed, const Rules& rules = {});

/// The first that breaks, of so many histories, or of as many as fit in a time if that is less.
std::optional<std::string> firstBroken(std::uint64_t seed, std::size_t histories, std::chrono::seconds atMost);

} // namespace shoal::swarm::simulation
