#include "tests/bench/hash/cost.h"

#include <chrono>
#include <sys/resource.h>

namespace shoal::bench {

namespace {
double cpuSeconds(int who)
{
    rusage usage;
    ::getrusage(who, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}
double allCpuSeconds() { return cpuSeconds(RUSAGE_SELF) + cpuSeconds(RUSAGE_CHILDREN); }
} // namespace

Cost costOf(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    const auto cpuStart = allCpuSeconds();
    work();
    const auto cpu = allCpuSeconds() - cpuStart;
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), cpu};
}

} // namespace shoal::bench
