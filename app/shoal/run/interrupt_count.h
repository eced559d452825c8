// Tells the user's first Ctrl-C from the second.
#pragma once

#include "app/shoal/run/loop.h"

#include <optional>

namespace shoal::app {

class InterruptCount {
public:
    enum class Meaning { First, Second, Echo };

    /// One that follows within 300 ms is the echo of the same: nobody presses Ctrl-C twice as fast, but `timeout` and
    /// shells pass one on to the process and to its group.
    Meaning take(Loop::Time now)
    {
        if (!firstAt_) {
            firstAt_ = now;
            return Meaning::First;
        }
        return now - *firstAt_ < std::chrono::milliseconds{300} ? Meaning::Echo : Meaning::Second;
    }

private:
    std::optional<Loop::Time> firstAt_;
};

} // namespace shoal::app
