#include "core/swarm/links/limits/token_bucket.h"

#include <algorithm>

namespace shoal::swarm {

bool TokenBucket::take(Moment now, std::uint64_t count)
{
    using std::chrono::milliseconds;
    const auto most = rate_.atOnce * parts;
    const auto passed = std::chrono::duration_cast<milliseconds>(now - filledAt_);
    if (passed > milliseconds{0}) {
        filledAt_ += passed;
        const auto longest = rate_.perSecond > 0 ? most / rate_.perSecond + 1 : 0; // fills it, however long it was
        level_ = std::min(
            most,
            level_ + rate_.perSecond * std::min<std::uint64_t>(static_cast<std::uint64_t>(passed.count()), longest));
    }
    if (level_ < count * parts)
        return false;
    level_ -= count * parts;
    return true;
}

} // namespace shoal::swarm
