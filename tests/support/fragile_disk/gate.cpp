#include "tests/support/fragile_disk/gate.h"

#include <csignal>

namespace shoal::test {

bool Gate::mayPass(int processId)
{
    const std::lock_guard lock{mutex_};
    if (isShut_)
        return false;
    if (processId <= 0)
        return true; // the system writes back a mapped page of somebody's
    ++steps_;
    if (steps_ != armed_)
        return true;
    isShut_ = true;
    if (what_ == AtStep::Kill)
        ::kill(processId, SIGKILL);
    return false;
}

void Gate::arm(std::optional<std::uint64_t> step, AtStep what)
{
    const std::lock_guard lock{mutex_};
    armed_ = step;
    what_ = what;
    steps_ = 0;
    isShut_ = false;
}

std::uint64_t Gate::steps() const
{
    const std::lock_guard lock{mutex_};
    return steps_;
}

bool Gate::isShut() const
{
    const std::lock_guard lock{mutex_};
    return isShut_;
}

} // namespace shoal::test
