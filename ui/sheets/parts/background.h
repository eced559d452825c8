// Work away from the windows' thread, and its answer back on it.
#pragma once

#include "ui/reply.h"

#include <QThreadPool>

#include <functional>
#include <stop_token>
#include <utility>

namespace shoal::ui {

/// Stops the work with its object: the answer doesn't come, then.
class BackgroundWork {
public:
    BackgroundWork() = default;
    explicit BackgroundWork(std::stop_source source)
        : source_{std::move(source)}
    {}
    BackgroundWork(BackgroundWork&&) = default;
    BackgroundWork& operator=(BackgroundWork&& other) noexcept
    {
        stop();
        source_ = std::exchange(other.source_, std::stop_source{std::nostopstate});
        return *this;
    }
    ~BackgroundWork() { stop(); }

    void stop()
    {
        source_.request_stop();
        source_ = std::stop_source{std::nostopstate};
    }

private:
    std::stop_source source_{std::nostopstate};
};

/// `handle` runs on the thread of the windows, and not at all once `receiver` is gone or the work was stopped. Nobody
/// waits for work that was stopped: it ends when it looks at its token.
template <class T>
[[nodiscard]] BackgroundWork inBackground(QObject* receiver, std::function<T(std::stop_token)> work,
                                          std::function<void(T)> handle)
{
    std::stop_source source;
    QThreadPool::globalInstance()->start(
        [guard = QPointer{receiver}, stop = source.get_token(), work = std::move(work), handle = std::move(handle)] {
            if (stop.stop_requested())
                return;
            guiExecutor()([guard, stop, handle, result = work(stop)]() mutable {
                if (guard && !stop.stop_requested())
                    handle(std::move(result));
            });
        });
    return BackgroundWork{std::move(source)};
}

} // namespace shoal::ui
