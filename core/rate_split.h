// One limit on the speed of two that don't know of each other: what one doesn't use, the other may.
#pragma once

#include "core/units.h"

namespace shoal {

/// The two limits never sum up to more than the one; each keeps a tenth of it, to show that it wants more.
class RateSplit {
public:
    struct Shares {
        BytesPerSecond first;
        BytesPerSecond second;
        bool operator==(const Shares&) const = default;
    };

    /// Once a second or so: what each of them moved since, by the second. `limit` 0 is none, for both.
    Shares update(BytesPerSecond limit, const Shares& used);
    const Shares& shares() const { return shares_; }

private:
    BytesPerSecond limit_;
    Shares shares_;
};

} // namespace shoal
