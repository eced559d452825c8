// What some work of this process takes.
#pragma once

#include <functional>

namespace shoal::bench {

struct Cost {
    double wallSeconds = 0;
    double cpuSeconds = 0; ///< of all threads and child processes
};
Cost costOf(const std::function<void()>& work);

} // namespace shoal::bench
