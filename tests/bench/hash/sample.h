// Repeated measurements of one thing.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace shoal::bench {

/// What some work takes.
struct Cost {
    double wallSeconds = 0;
    double cpuSeconds = 0; ///< of all threads and child processes
};
Cost costOf(const std::function<void()>& work);

/// Figures of one kind, one a round.
class Sample {
public:
    void add(double figure) { figures_.push_back(figure); }
    double last() const { return figures_.back(); }
    double median() const;
    double least() const;
    double most() const;

private:
    std::vector<double> figures_;
};

} // namespace shoal::bench
