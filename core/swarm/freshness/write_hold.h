// All that a device has, as parts to be sent.
#pragma once

#include "core/swarm/freshness/hold.h"

#include <chrono>
#include <map>

namespace shoal::swarm {

inline constexpr std::size_t mostHeld = 10'000; ///< shares of a device

/// A device that has something else than it said says so at most this often.
inline constexpr std::chrono::minutes holdPeriod{5};       ///< between holds of many parts
inline constexpr std::chrono::seconds smallHoldPeriod{75}; ///< of one part: members take one a minute
/// How far apart holds of so many shares are made in the long run.
inline std::chrono::seconds holdPeriodOf(std::size_t shares)
{
    return shares <= mostHeldInPart ? smallHoldPeriod : std::chrono::seconds{holdPeriod};
}
/// How many may follow each other at once after a pause, so that what was just fetched is told at once.
inline int holdsAtOnce(std::size_t shares) { return shares <= mostHeldInPart ? 3 : 1; }

struct Hold {
    SwarmId swarm;
    std::uint64_t counter = 1;
    std::chrono::sys_seconds time;
    std::map<ShareId, Amount> shares; ///< those beyond the first `mostHeld` are left out
};

/// All parts, at least one.
std::vector<Bytes> writeHold(const Hold& hold, const SigningPair& device);

/// Above the one before; and not below the time, so that a device whose old backup came back is heard again.
std::uint64_t nextCounter(std::uint64_t last, std::chrono::sys_seconds now);

} // namespace shoal::swarm
