// The time that links are told.
#pragma once

#include <chrono>

namespace shoal::swarm {

using Moment = std::chrono::steady_clock::time_point;

} // namespace shoal::swarm
