#include "core/swarm/freshness/own_time.h"

#include <algorithm>

namespace shoal::swarm {

std::chrono::sys_seconds OwnTime::passed(Steady now) const
{
    return *floor_ + std::chrono::floor<std::chrono::seconds>(std::max(now - since_, Steady::duration::zero()));
}

void OwnTime::follow(std::optional<std::chrono::sys_seconds> newest, Steady now)
{
    // Below what was followed: whoever stated that may state nothing any more.
    const bool isNews = !floor_ || !newest || *newest < *floor_ || *newest > passed(now);
    if (!isNews)
        return;
    floor_ = newest;
    since_ = now;
}

std::chrono::sys_seconds OwnTime::at(std::chrono::sys_seconds system, Steady now) const
{
    return floor_ ? std::max(system, passed(now)) : system;
}

} // namespace shoal::swarm
