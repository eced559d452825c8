// The threads that read, write and hash.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace shoal::bt {

enum class JobKind {
    Prompt, ///< a peer waits for it
    Long,   ///< hashes a whole piece from disk; never takes all threads
};

/// What is done when there was no job for so long, once each time.
struct Rest {
    std::chrono::milliseconds after{1000};
    std::function<void()> onRest; ///< on one of the threads
};

/// Jobs start in the order they came, each kind for itself. Any thread may add.
class JobThreads {
public:
    /// Of `threads` (2 or more), at most `longThreads` run long jobs.
    JobThreads(unsigned threads, unsigned longThreads, Rest rest = {});
    ~JobThreads() { finish(); }

    /// Returns when every job that was added has run; the threads are gone then.
    void finish();

    void add(JobKind kind, std::function<void()> job);
    std::size_t waiting() const;

private:
    void run();
    std::function<void()> next(std::unique_lock<std::mutex>& lock, JobKind& kind);
    void await(std::unique_lock<std::mutex>& lock);

    const unsigned longLimit_;
    const Rest rest_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> prompt_;
    std::deque<std::function<void()>> long_;
    unsigned running_ = 0;
    unsigned longRunning_ = 0;
    std::chrono::steady_clock::time_point endedAt_{}; // the last job
    bool isResting_ = true;
    bool isEnding_ = false;
    std::vector<std::thread> threads_;
};

} // namespace shoal::bt
