// Hands an engine's events to whoever asked for them.
#pragma once

#include "core/events.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace shoal {

/// Any thread may subscribe; one, the engine's, publishes. Each subscriber has one batch waiting at most: until its own
/// thread takes it, new events are merged in (ids of SharesChanged, the newest progress of a job).
class Subscribers {
public:
    Subscription add(Executor executor, std::function<void(const EventBatch&)> callback);
    void publish(const Event& event);

private:
    struct Subscriber;
    std::mutex mutex_; // of the list alone
    std::vector<std::weak_ptr<Subscriber>> subscribers_;
};

/// Adds an event to a batch, merged with what it makes out of date.
void merge(EventBatch& batch, const Event& event);

} // namespace shoal
