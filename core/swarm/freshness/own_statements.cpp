#include "core/swarm/freshness/own_statements.h"

#include <algorithm>

namespace shoal::swarm {

std::chrono::seconds OwnStatements::period() const
{
    const std::chrono::seconds day = std::chrono::days{1};
    return limit_ == std::chrono::seconds{0} ? day : std::min(day, limit_ / 4);
}

bool OwnStatements::isDue(std::optional<Time> newest, Time now, Steady steady) const
{
    if (newest && now - *newest < period())
        return false;
    const bool wasAway = !newest || (limit_ != std::chrono::seconds{0} && now - *newest > limit_);
    return !wasAway || hasExchanged_ || steady - since_ >= searchTime;
}

} // namespace shoal::swarm
