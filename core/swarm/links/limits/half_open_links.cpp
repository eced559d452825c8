#include "core/swarm/links/limits/half_open_links.h"

namespace shoal::swarm {

bool HalfOpenLinks::open(LinkNumber link, Moment now)
{
    return since_.size() < mostHalfOpen && since_.emplace(link, now).second;
}

std::vector<LinkNumber> HalfOpenLinks::tooLate(Moment now)
{
    std::vector<LinkNumber> late;
    for (const auto& [link, since] : since_)
        if (now - since >= longestHalfOpen)
            late.push_back(link);
    for (const auto link : late)
        since_.erase(link);
    return late;
}

} // namespace shoal::swarm
