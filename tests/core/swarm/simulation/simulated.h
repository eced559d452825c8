// Plays random histories until one breaks a promise.
#pragma once

#include "tests/core/swarm/simulation/rules.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace shoal::swarm::simulation {

/// From $SHOAL_SEED on, or from a seed of its own. What broke, with the seed and the history cut down.
std::optional<std::string> firstBroken(std::size_t histories, const Rules& rules);

/// In how many histories, from a seed on, a promise is broken first. Empty when it isn't in so many.
std::optional<std::size_t> historiesUntilBroken(std::uint64_t seed, std::size_t most, const Rules& rules);

} // namespace shoal::swarm::simulation
