// How an engine does as a whole.
#pragma once

#include "core/network_status.h"
#include "core/share.h"
#include "core/units.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace shoal {

struct StateCount {
    ShareState state = ShareState::FetchingMetadata;
    std::size_t shares = 0;
};

struct EngineStatus {
    std::string version;
    std::int64_t pid = 0;
    std::chrono::seconds runningFor{0};
    std::size_t shares = 0;
    std::vector<StateCount> states; ///< those that any share is in
    std::uint32_t peers = 0;        ///< connected
    BytesPerSecond downRate;
    BytesPerSecond upRate;
    Bytes downloaded = 0; ///< payload, over all runs of the shares on the list
    Bytes uploaded = 0;   ///< payload, over all runs of the shares on the list
    NetworkStatus network;
};

} // namespace shoal
