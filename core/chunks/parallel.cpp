#include "core/chunks/parallel.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace shoal {
namespace {
/// What the threads of one job share.
class Job {
public:
    Job(std::size_t count, unsigned threads)
        : count_{count}
        , running_{threads}
    {}

    void work(const std::function<ParallelStep()>& makeStep) noexcept
    {
        try {
            const auto step = makeStep();
            for (auto i = next_++; i < count_; i = next_++)
                if (!step(i))
                    next_ = count_;
        } catch (const std::exception& broken) {
            next_ = count_;
            const std::lock_guard lock{mutex_};
            failure_ = Error{ErrorKind::Internal, {}, broken.what()};
        }
        const std::lock_guard lock{mutex_};
        --running_;
        ended_.notify_all();
    }

    void wait(const std::function<void()>& tick)
    {
        std::unique_lock lock{mutex_};
        while (!ended_.wait_for(lock, std::chrono::milliseconds{100}, [this] { return running_ == 0; })) {
            if (!tick)
                continue;
            lock.unlock();
            tick();
            lock.lock();
        }
    }

    std::optional<Error> failure() const { return failure_; }

private:
    const std::size_t count_;
    std::atomic<std::size_t> next_{0};
    std::mutex mutex_; // guards what follows
    std::condition_variable ended_;
    unsigned running_;
    std::optional<Error> failure_;
};
} // namespace

unsigned threadCount(unsigned wanted)
{
    return wanted != 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

Result<void> inParallel(std::size_t count, unsigned threads, const std::function<ParallelStep()>& makeStep,
                        const std::function<void()>& tick)
{
    if (count == 0)
        return {};
    const auto used = static_cast<unsigned>(std::min<std::size_t>(threadCount(threads), count));
    Job job{count, used};
    {
        std::vector<std::jthread> pool;
        for (unsigned i = 0; i < used; ++i)
            pool.emplace_back([&] { job.work(makeStep); });
        job.wait(tick);
    }
    if (const auto failure = job.failure())
        return fail(*failure);
    return {};
}

} // namespace shoal
