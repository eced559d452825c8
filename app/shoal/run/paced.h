// Work that may be asked for at any moment, and is done no more often than is good.
#pragma once

#include "app/shoal/run/loop.h"

#include <functional>
#include <optional>
#include <utility>

namespace shoal::app {

/// Does it at once, or when the pause since the last time is over: once, however often it was asked for meanwhile.
class Paced {
public:
    Paced(Loop& loop, std::chrono::milliseconds pause, std::function<void()> work)
        : loop_{loop}
        , pause_{pause}
        , work_{std::move(work)}
    {}

    void ask()
    {
        if (timer_)
            return;
        const auto since = last_ ? loop_.now() - *last_ : pause_;
        if (since >= pause_)
            return work();
        timer_ = loop_.after(std::chrono::ceil<std::chrono::milliseconds>(pause_ - since), [this] {
            timer_.reset();
            work();
        });
    }

private:
    void work()
    {
        last_ = loop_.now();
        work_();
    }

    Loop& loop_;
    std::chrono::milliseconds pause_;
    std::function<void()> work_;
    std::optional<Loop::Time> last_;
    Timer timer_;
};

} // namespace shoal::app
