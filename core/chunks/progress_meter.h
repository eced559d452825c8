// Counts hashed bytes and tells the listener at most ten times a second.
#pragma once

#include "core/chunks/create.h"
#include "core/units.h"

#include <atomic>
#include <chrono>
#include <deque>

namespace shoal {

/// Rate and time left from what was done at which moment; the rate is that of the last seconds.
class RateEstimate {
public:
    using Moment = std::chrono::steady_clock::time_point;
    /// Moments must not go back.
    CreateProgress at(Moment now, Bytes done, Bytes total);

private:
    struct Sample {
        Moment moment;
        Bytes done;
    };
    std::deque<Sample> samples_;
};

class ProgressMeter {
public:
    ProgressMeter(Bytes total, OnCreateProgress onProgress);
    /// From any thread.
    void add(Bytes done) { done_.fetch_add(done, std::memory_order_relaxed); }
    /// Tells the listener, unless it heard something less than a tenth of a second ago. Always from the same thread.
    void tell();
    /// The last word: all done.
    void tellEnd();

private:
    const Bytes total_;
    const OnCreateProgress onProgress_;
    std::atomic<Bytes> done_{0};
    RateEstimate estimate_;
    RateEstimate::Moment lastTold_{};
};

} // namespace shoal
