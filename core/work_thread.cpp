#include "core/work_thread.h"

#include <utility>

namespace shoal {

WorkThread::WorkThread()
    : thread_{[this] { run(); }}
{}

WorkThread::~WorkThread() { join(); }

void WorkThread::post(std::function<void()> work)
{
    const std::lock_guard lock{mutex_};
    if (isEnding_)
        return;
    waiting_.push_back(std::move(work));
    wake_.notify_one();
}

void WorkThread::join()
{
    {
        const std::lock_guard lock{mutex_};
        isEnding_ = true;
        wake_.notify_one();
    }
    if (thread_.joinable())
        thread_.join();
}

void WorkThread::run()
{
    std::unique_lock lock{mutex_};
    for (;;) {
        wake_.wait(lock, [this] { return isEnding_ || !waiting_.empty(); });
        if (waiting_.empty())
            return;
        const auto work = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        work();
        lock.lock();
    }
}

} // namespace shoal
