#include "core/rate_split.h"

#include <algorithm>

namespace shoal {
namespace {
// Payload is measured, and a limit counts what goes around it too.
bool wantsMore(BytesPerSecond used, BytesPerSecond limit) { return used.value >= limit.value - limit.value / 5; }

/// What is left for it beside one that wants all there is: what it uses, and room to show that it wants more.
std::uint64_t modest(BytesPerSecond used, std::uint64_t limit)
{
    const auto least = std::max<std::uint64_t>(1, limit / 10);
    return std::clamp(used.value + used.value / 4, least, std::max(least, limit / 2));
}
} // namespace

RateSplit::Shares RateSplit::update(BytesPerSecond limit, const Shares& used)
{
    const auto half = std::max<std::uint64_t>(1, limit.value / 2);
    const Shares evenly{{half}, {std::max<std::uint64_t>(1, limit.value - half)}};
    if (limit.value == 0)
        shares_ = {};
    else if (limit.value != limit_.value)
        shares_ = evenly;
    else if (const bool first = wantsMore(used.first, shares_.first), second = wantsMore(used.second, shares_.second);
             first && second)
        shares_ = evenly;
    else if (const auto rest = first ? modest(used.second, limit.value) : modest(used.first, limit.value); first)
        shares_ = {{limit.value - rest}, {rest}};
    else if (second)
        shares_ = {{rest}, {limit.value - rest}};
    limit_ = limit;
    return shares_;
}

} // namespace shoal
