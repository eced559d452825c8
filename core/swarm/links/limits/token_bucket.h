// How much of something may come at once, and how much from then on.
#pragma once

#include "core/swarm/links/limits/moment.h"

#include <cstdint>

namespace shoal::swarm {

struct Rate {
    std::uint64_t atOnce = 0;
    std::uint64_t perSecond = 0;
};

/// Full at first.
class TokenBucket {
public:
    TokenBucket(Rate rate, Moment now)
        : rate_{rate}
        , level_{rate.atOnce * parts}
        , filledAt_{now}
    {}

    /// False, and nothing is taken, when there are fewer.
    bool take(Moment now, std::uint64_t count = 1);

private:
    static constexpr std::uint64_t parts = 1000; // of a token, so that milliseconds fill whole ones

    Rate rate_;
    std::uint64_t level_;
    Moment filledAt_;
};

} // namespace shoal::swarm
