#include "core/bt/disk/job_threads.h"

#include <pthread.h>
#include <signal.h>
#include <utility>

namespace shoal::bt {

JobThreads::JobThreads(unsigned threads, unsigned longThreads, Rest rest)
    : longLimit_{longThreads}
    , rest_{std::move(rest)}
{
    // Signals are for the program's own threads, which wait for them.
    sigset_t all, before;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    for (unsigned i = 0; i < threads; ++i)
        threads_.emplace_back([this] { run(); });
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void JobThreads::finish()
{
    {
        const std::lock_guard lock{mutex_};
        isEnding_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_)
        thread.join();
    threads_.clear();
}

void JobThreads::add(JobKind kind, std::function<void()> job)
{
    {
        const std::lock_guard lock{mutex_};
        (kind == JobKind::Prompt ? prompt_ : long_).push_back(std::move(job));
    }
    wake_.notify_one();
}

std::size_t JobThreads::waiting() const
{
    const std::lock_guard lock{mutex_};
    return prompt_.size() + long_.size();
}

void JobThreads::run()
{
    ::pthread_setname_np(::pthread_self(), "shoal-disk");
    std::unique_lock lock{mutex_};
    for (;;) {
        auto kind = JobKind::Prompt;
        auto job = next(lock, kind);
        if (!job)
            return;
        ++running_;
        lock.unlock();
        job();
        job = nullptr;
        lock.lock();
        --running_;
        endedAt_ = std::chrono::steady_clock::now();
        isResting_ = false;
        if (kind == JobKind::Long) {
            --longRunning_;
            wake_.notify_all(); // the next long job may run, or, at the end, everybody may go
        }
    }
}

/// Empty when the threads end.
std::function<void()> JobThreads::next(std::unique_lock<std::mutex>& lock, JobKind& kind)
{
    for (;;) {
        if (!prompt_.empty()) {
            auto job = std::move(prompt_.front());
            prompt_.pop_front();
            return job;
        }
        if (!long_.empty() && longRunning_ < longLimit_) {
            auto job = std::move(long_.front());
            long_.pop_front();
            ++longRunning_;
            kind = JobKind::Long;
            return job;
        }
        if (isEnding_ && long_.empty())
            return {};
        await(lock);
    }
}

/// Until there may be something to do; the first to see that nothing was for a while says so.
void JobThreads::await(std::unique_lock<std::mutex>& lock)
{
    if (isResting_ || !rest_.onRest)
        return wake_.wait(lock);
    const bool isWoken = wake_.wait_for(lock, rest_.after) == std::cv_status::no_timeout;
    const bool isWorkedOn = running_ > 0 || !prompt_.empty() || !long_.empty();
    if (isWoken || isResting_ || isWorkedOn || std::chrono::steady_clock::now() - endedAt_ < rest_.after)
        return;
    isResting_ = true;
    lock.unlock();
    rest_.onRest();
    lock.lock();
}

} // namespace shoal::bt
