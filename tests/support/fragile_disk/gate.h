// Counts what a program does to a disk, and stops it in the midst of it.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>

namespace shoal::test {

/// What becomes of a program at the armed step. Nothing is done for anybody from that step on: errors are EIO.
enum class AtStep {
    Kill, ///< SIGKILL
    Fail, ///< it lives on, with a disk that is broken
};

/// Any thread.
class Gate {
public:
    /// Of whatever changes the disk or syncs it: asks whether to do it. What the system does by itself (process 0) is
    /// no step.
    bool mayPass(int processId);

    /// Counts from now on, up to the step of this number, 1 or more. Nothing: just counts.
    void arm(std::optional<std::uint64_t> step, AtStep what = AtStep::Kill);
    std::uint64_t steps() const;
    bool isShut() const;

private:
    mutable std::mutex mutex_;
    std::optional<std::uint64_t> armed_;
    AtStep what_ = AtStep::Kill;
    std::uint64_t steps_ = 0;
    bool isShut_ = false;
};

} // namespace shoal::test
