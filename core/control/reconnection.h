// How long, and how often, an engine that went away is tried again.
#pragma once

#include <chrono>

namespace shoal {

struct Reconnection {
    std::chrono::milliseconds first{100};       ///< until it is tried for the first time
    std::chrono::milliseconds longest{5000};    ///< between two times; the pause doubles until then
    std::chrono::milliseconds patience{30'000}; ///< then it is given up
};

} // namespace shoal
