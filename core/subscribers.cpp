#include "core/subscribers.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace shoal {
namespace {

bool mergeInto(SharesChanged& waiting, const SharesChanged& news)
{
    // Sorted: ten thousand shares that start change one by one.
    for (const auto id : news.ids)
        if (const auto place = std::ranges::lower_bound(waiting.ids, id); place == waiting.ids.end() || *place != id)
            waiting.ids.insert(place, id);
    return true;
}

bool mergeInto(CreateProgressed& waiting, const CreateProgressed& news)
{
    if (waiting.job != news.job)
        return false;
    waiting.progress = news.progress;
    return true;
}

bool mergeInto(NetworkChanged&, const NetworkChanged&) { return true; }
bool mergeInto(LogGrew&, const LogGrew&) { return true; }
bool mergeInto(SwarmsChanged&, const SwarmsChanged&) { return true; }
bool mergeInto(SwarmChanged& waiting, const SwarmChanged& news) { return waiting.id == news.id; }

template <class T>
bool mergeInto(T&, const T&)
{
    return false; // happens once each: none may be lost
}

} // namespace

void merge(EventBatch& batch, const Event& event)
{
    const auto isMerged = std::visit(
        [&batch](const auto& news) {
            using News = std::decay_t<decltype(news)>;
            return std::any_of(batch.begin(), batch.end(), [&news](Event& waiting) {
                auto* same = std::get_if<News>(&waiting);
                return same && mergeInto(*same, news);
            });
        },
        event);
    if (isMerged)
        return;
    batch.push_back(event);
    if (auto* changed = std::get_if<SharesChanged>(&batch.back()))
        std::ranges::sort(changed->ids);
}

/// Lives as long as its Subscription. The lock guards the waiting batch between the engine's thread and the
/// subscriber's; nothing else is shared.
struct Subscribers::Subscriber : std::enable_shared_from_this<Subscriber> {
    Executor executor;
    std::function<void(const EventBatch&)> callback;
    std::mutex mutex;
    EventBatch waiting;

    void push(const Event& event)
    {
        {
            const std::lock_guard lock{mutex};
            const bool wasIdle = waiting.empty();
            merge(waiting, event);
            if (!wasIdle)
                return;
        }
        executor([weak = weak_from_this()] {
            if (const auto self = weak.lock())
                self->callback(self->take());
        });
    }

    EventBatch take()
    {
        const std::lock_guard lock{mutex};
        return std::exchange(waiting, {});
    }
};

Subscription Subscribers::add(Executor executor, std::function<void(const EventBatch&)> callback)
{
    auto subscriber = std::make_shared<Subscriber>();
    subscriber->executor = std::move(executor);
    subscriber->callback = std::move(callback);
    {
        const std::lock_guard lock{mutex_};
        subscribers_.push_back(subscriber);
    }
    return Subscription{std::move(subscriber)};
}

void Subscribers::publish(const Event& event)
{
    const std::lock_guard lock{mutex_};
    std::erase_if(subscribers_, [](const auto& weak) { return weak.expired(); });
    for (const auto& weak : subscribers_)
        if (const auto subscriber = weak.lock())
            subscriber->push(event);
}

} // namespace shoal
