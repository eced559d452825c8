// When an admin's device appends a new epoch: docs/swarm-protocol.md, section 6.7.
#pragma once

#include "core/swarm/fold/fold.h"

#include <chrono>
#include <optional>

namespace shoal::swarm {

inline constexpr std::chrono::seconds longestEpochWait{60}; ///< so that not all admins append one at once
inline constexpr std::chrono::minutes secretPatience{10};   ///< for a secret that no member gives

/// Times are of a steady clock.
class EpochDuty {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// Whether to append one now. `isSecretHere`: of the current epoch. `draw` is random, up to `longestEpochWait`; it
    /// is asked for once a wait.
    template <class Draw>
    bool isDue(const Fold& fold, const DeviceId& self, bool isSecretHere, Time now, Draw draw)
    {
        const auto* const member = fold.member(self);
        const bool isAdmin = member != nullptr && member->role >= Role::Admin && !member->isSuspended;
        const auto epoch = fold.currentEpoch();
        if (!isAdmin || (fold.isClean(epoch) && isSecretHere)) {
            due_.reset();
            return false;
        }
        const auto patience = fold.isClean(epoch) ? std::chrono::seconds{secretPatience} : std::chrono::seconds{0};
        if (!due_ || epoch_ != epoch || (patience == std::chrono::seconds{0} && *due_ > now + longestEpochWait))
            due_ = now + patience + std::chrono::seconds{draw()};
        epoch_ = epoch;
        return *due_ <= now;
    }

private:
    std::optional<Time> due_;
    EntryId epoch_;
};

} // namespace shoal::swarm
