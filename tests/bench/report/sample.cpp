#include "tests/bench/report/sample.h"

#include <algorithm>

namespace shoal::bench {

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
