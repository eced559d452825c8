// Waits for another process to end.
#pragma once

#include <chrono>
#include <cstdint>

namespace shoal::app {

/// True at once for a process that is not there. Anybody's process may be waited for.
bool endsWithin(std::int64_t process, std::chrono::seconds time);

} // namespace shoal::app
