// What time a device takes it to be, whose clock may be wrong (docs/swarm-protocol.md, section 11).
#pragma once

#include <chrono>
#include <optional>

namespace shoal::swarm {

/// A clock that was set back doesn't make old statements young again: time never runs below the newest statement
/// accepted, and goes on from there.
class OwnTime {
public:
    using Steady = std::chrono::steady_clock::time_point;

    /// `newest` is the time of the newest statement by somebody who may make one now; call it when that changes.
    void follow(std::optional<std::chrono::sys_seconds> newest, Steady now);

    /// `system` is what the system's clock says.
    std::chrono::sys_seconds at(std::chrono::sys_seconds system, Steady now) const;

private:
    std::chrono::sys_seconds passed(Steady now) const;

    std::optional<std::chrono::sys_seconds> floor_;
    Steady since_{}; ///< when it was that time at least
};

} // namespace shoal::swarm
