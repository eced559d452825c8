// Counts what a program does to a disk, and stops it in the midst of it.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>

namespace shoal::test {

/// Any thread.
class Gate {
public:
    /// Of whatever changes the disk or syncs it: asks whether to do it. At the armed step it ends the process that asks
    /// with SIGKILL; from then on nothing is done for anybody. What the system does by itself (process 0) is no step.
    bool mayPass(int processId);

    /// Counts from now on; the step of this number, 1 or more, is the deadly one. Nothing: just counts.
    void arm(std::optional<std::uint64_t> deadly);
    std::uint64_t steps() const;
    bool isShut() const;

private:
    mutable std::mutex mutex_;
    std::optional<std::uint64_t> deadly_;
    std::uint64_t steps_ = 0;
    bool isShut_ = false;
};

} // namespace shoal::test
