#include "tests/bench/hash/sample.h"

#include <algorithm>
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

double Sample::median() const
{
    auto sorted = figures_;
    std::sort(sorted.begin(), sorted.end());
    const auto middle = sorted.size() / 2;
    return sorted.size() % 2 != 0 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

double Sample::least() const { return *std::min_element(figures_.begin(), figures_.end()); }
double Sample::most() const { return *std::max_element(figures_.begin(), figures_.end()); }

} // namespace shoal::bench
