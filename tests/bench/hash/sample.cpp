#include "tests/bench/hash/sample.h"

#include <algorithm>
#include <chrono>

namespace shoal::bench {

double secondsOf(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double Sample::median() const
{
    auto sorted = speeds_;
    std::sort(sorted.begin(), sorted.end());
    const auto middle = sorted.size() / 2;
    return sorted.size() % 2 != 0 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

double Sample::least() const { return *std::min_element(speeds_.begin(), speeds_.end()); }
double Sample::most() const { return *std::max_element(speeds_.begin(), speeds_.end()); }

} // namespace shoal::bench
