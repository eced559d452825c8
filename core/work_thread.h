// A thread that does what it is handed, in order.
#pragma once

#include "core/events.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace shoal {

/// Ends with its object, after the work that was posted before.
class WorkThread {
public:
    WorkThread();
    ~WorkThread();
    WorkThread(const WorkThread&) = delete;
    WorkThread& operator=(const WorkThread&) = delete;

    /// From any thread.
    void post(std::function<void()> work);
    /// Does what was posted, then ends. Work posted later is dropped.
    void join();

private:
    void run();

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> waiting_;
    bool isEnding_ = false;
    std::thread thread_;
};

} // namespace shoal
