// How fast shares were, as far back as anybody looks.
#pragma once

#include "core/share_parts.h"
#include "core/statistics.h"
#include "core/units.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace shoal {

/// Remembers what shares moved, for those that did. What rests costs no time, and no memory after a day.
class SpeedBook {
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit SpeedBook(Time start)
        : start_{start}
    {}

    void add(ShareId id, const Transferred& bytes, Time now);
    void forget(ShareId id) { shares_.erase(id); }
    /// `until` is the wall clock's time of `now`. Without an id: of all shares together.
    SpeedHistory history(std::optional<ShareId> id, SpeedSpan span, Time now, std::chrono::sys_seconds wallClock) const;
    /// Drops what is too old to be shown. Once in a while.
    void sweep(Time now);
    /// Shares of which anything is remembered.
    std::size_t size() const { return shares_.size(); }

private:
    /// Bytes by steps of time, counted from the engine's start; from the first step in which anything moved to the
    /// last.
    class Track {
    public:
        explicit Track(SpeedSpan span)
            : span_{span}
        {}
        void add(const Transferred& bytes, Time::duration age);
        void drop(Time::duration age);
        bool isEmpty() const { return steps_.empty(); }
        SpeedHistory history(Time::duration age) const;

    private:
        std::int64_t first_ = 0;
        std::vector<Transferred> steps_;
        SpeedSpan span_;
    };
    struct Tracks {
        Track minutes{SpeedSpan::Minutes};
        Track hours{SpeedSpan::Hours};
    };

    Time start_;
    Tracks all_;
    std::map<ShareId, Tracks> shares_;
};

} // namespace shoal
