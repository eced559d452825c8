// What time it is for one device in one swarm, as it was told last.
#pragma once

#include "core/swarm/freshness/own_time.h"
#include "core/swarm/links/limits/moment.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace shoal::swarm {

/// As versions of words and fields of entries say it.
inline std::uint64_t secondsOf(std::chrono::sys_seconds time)
{
    return static_cast<std::uint64_t>(time.time_since_epoch().count());
}

struct OwnClock {
    Moment now{};
    std::optional<std::chrono::sys_seconds> system; ///< none before the first tick
    OwnTime own;

    std::optional<std::chrono::sys_seconds> time() const
    {
        return system ? std::optional{own.at(*system, now)} : std::nullopt;
    }
};

} // namespace shoal::swarm
