// The randomness of a test: another in each run, and the same again for a seed that a failure printed.
#pragma once

#include <chrono>
#include <cstdint>
#include <random>

namespace shoal::test {

/// $SHOAL_SEED, or one of its own. Prints it.
class Randomness {
public:
    Randomness();
    std::uint64_t seed() const { return seed_; }
    std::uint64_t below(std::uint64_t end);
    std::chrono::milliseconds upTo(std::chrono::milliseconds longest);

private:
    std::uint64_t seed_;
    std::mt19937_64 engine_;
};

} // namespace shoal::test
