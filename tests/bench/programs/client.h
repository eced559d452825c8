// A contender at work: its process, and what the tracker heard of it.
#pragma once

#include "tests/bench/programs/contender.h"
#include "tests/bench/programs/process.h"
#include "tests/support/tracker.h"

#include <memory>
#include <optional>

namespace shoal::bench {

/// Ended with the object.
class Client {
public:
    /// Starts it, and gives it its order where it takes one. Throws when it doesn't take it.
    Client(const Contender& contender, const Job& job, test::Tracker& tracker);

    /// Waits until it has everything, by its own word or by what it tells the tracker. Throws when it doesn't come,
    /// with what the program said.
    void waitUntilComplete(Clock::time_point deadline);
    /// Waits until others can get everything from it. Throws likewise.
    void waitUntilServing(Clock::time_point deadline);

    Process& process() { return process_; }

private:
    void waitForTracker(const char* what, const test::Tracker::Fits& fits, Clock::time_point deadline);

    const Contender& contender_;
    Job job_;
    test::Tracker& tracker_;
    Process process_;
    std::optional<Process> order_;
};

} // namespace shoal::bench
