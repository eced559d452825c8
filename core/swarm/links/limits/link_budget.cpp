#include "core/swarm/links/limits/link_budget.h"

namespace shoal::swarm {

LinkBudget::LinkBudget(Moment now)
    : buckets_{TokenBucket{linkRates[0], now}, TokenBucket{linkRates[1], now}, TokenBucket{linkRates[2], now},
               TokenBucket{linkRates[3], now}, TokenBucket{linkRates[4], now}}
{}

} // namespace shoal::swarm
