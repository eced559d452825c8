// When an owner's or admin's device states what it knows (docs/swarm-protocol.md, section 11).
#pragma once

#include <chrono>
#include <optional>

namespace shoal::swarm {

/// One a run of the device in a swarm.
class OwnStatements {
public:
    using Time = std::chrono::sys_seconds;
    using Steady = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::minutes searchTime{10};

    /// A limit of 0 days is off. Looking for members begins now.
    OwnStatements(std::chrono::days limit, Steady now)
        : limit_{limit}
        , since_{now}
    {}

    /// Logs were compared with a member, and nothing is missing.
    void exchanged() { hasExchanged_ = true; }

    /// Once a day, or each quarter of the limit where that is sooner. A device that was away for longer than the limit
    /// first hears what happened. `newest` is the time of its own newest statement, `now` its own time.
    bool isDue(std::optional<Time> newest, Time now, Steady steady) const;

    std::chrono::seconds period() const;

private:
    std::chrono::seconds limit_;
    Steady since_;
    bool hasExchanged_ = false;
};

} // namespace shoal::swarm
