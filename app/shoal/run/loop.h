// The main thread of a command that runs for a while: work posted to it, timers, and the user's Ctrl-C.
#pragma once

#include "core/events.h"

#include <chrono>
#include <functional>
#include <memory>

namespace shoal::app {

/// A timer that ends with its object.
using Timer = std::shared_ptr<void>;

/// Everything but `executor()`'s result is for the thread that runs it.
class Loop {
public:
    using Time = std::chrono::steady_clock::time_point;
    virtual ~Loop() = default;

    /// Takes work from any thread, also after the loop has ended (then it is dropped).
    virtual Executor executor() = 0;
    virtual Timer after(std::chrono::milliseconds delay, std::function<void()> work) = 0;
    virtual Timer every(std::chrono::milliseconds period, std::function<void()> work) = 0;
    /// Called for each SIGINT and SIGTERM from now on, in place of what the system does by itself.
    virtual void onInterrupt(std::function<void()> work) = 0;
    /// The same for SIGHUP.
    virtual void onHangup(std::function<void()> work) = 0;
    virtual Time now() const = 0;

    /// Runs until `stop()`.
    virtual void run() = 0;
    virtual void stop() = 0;
};

} // namespace shoal::app
