// When something that failed is tried again: later each time.
#pragma once

#include "core/swarm/links/limits/moment.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <map>

namespace shoal::swarm {

template <class What>
class BackOff {
public:
    static constexpr std::chrono::seconds soonest{2};
    static constexpr std::chrono::minutes latest{10};
    static constexpr std::size_t mostRemembered = 4096;

    Moment dueAt(const What& what) const
    {
        const auto found = tries_.find(what);
        return found != tries_.end() ? found->second.dueAt : Moment::min();
    }
    bool isDue(const What& what, Moment now) const { return dueAt(what) <= now; }
    void tried(const What& what, Moment now)
    {
        if (tries_.size() >= mostRemembered)
            std::erase_if(tries_, [&](const auto& entry) { return entry.second.dueAt <= now; });
        auto& one = tries_[what];
        one.pause = std::clamp<std::chrono::seconds>(2 * one.pause, soonest, latest);
        one.dueAt = now + one.pause;
    }
    /// The next time is the first one again.
    void forget(const What& what) { tries_.erase(what); }

private:
    struct Tried {
        std::chrono::seconds pause{0};
        Moment dueAt{};
    };
    std::map<What, Tried> tries_;
};

} // namespace shoal::swarm
