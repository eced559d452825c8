// Repeated measurements of one thing.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace shoal::bench {

/// Wall-clock seconds that `work` takes.
double secondsOf(const std::function<void()>& work);

/// Speeds in MiB/s, one a round.
class Sample {
public:
    void add(double speed) { speeds_.push_back(speed); }
    bool isEmpty() const { return speeds_.empty(); }
    double median() const;
    double least() const;
    double most() const;

private:
    std::vector<double> speeds_;
};

} // namespace shoal::bench
