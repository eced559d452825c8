// Repeated measurements of one thing.
#pragma once

#include <vector>

namespace shoal::bench {

/// Figures of one kind, one a round. Ask an empty one for nothing but `isEmpty`.
class Sample {
public:
    void add(double figure) { figures_.push_back(figure); }
    bool isEmpty() const { return figures_.empty(); }
    double last() const { return figures_.back(); }
    double median() const;
    double least() const;
    double most() const;

private:
    std::vector<double> figures_;
};

} // namespace shoal::bench
