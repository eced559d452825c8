// Events that a client of the control socket hears.
#pragma once

#include "core/events.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace shoal::test {

/// Collects events on whatever thread they come; the test waits for what it needs.
class EventLog {
public:
    void take(const EventBatch& events)
    {
        const std::lock_guard hold{mutex_};
        events_.insert(events_.end(), events.begin(), events.end());
        changed_.notify_all();
    }
    template <class Kind>
    Kind waitFor()
    {
        std::unique_lock hold{mutex_};
        const Kind* found = nullptr;
        changed_.wait(hold, [&] {
            for (const auto& event : events_)
                if (const auto* kind = std::get_if<Kind>(&event))
                    found = kind;
            return found != nullptr;
        });
        return *found;
    }
    template <class Kind>
    bool has() const
    {
        const std::lock_guard hold{mutex_};
        return std::any_of(events_.begin(), events_.end(),
                           [](const Event& event) { return std::holds_alternative<Kind>(event); });
    }

private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    EventBatch events_;
};

} // namespace shoal::test
