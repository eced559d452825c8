#include "tests/support/randomness.h"

#include <cstdio>
#include <cstdlib>

namespace shoal::test {

Randomness::Randomness()
    : seed_{std::getenv("SHOAL_SEED") ? std::strtoull(std::getenv("SHOAL_SEED"), nullptr, 10) : std::random_device{}()}
    , engine_{seed_}
{
    std::printf("SHOAL_SEED=%llu repeats it\n", static_cast<unsigned long long>(seed_));
    std::fflush(stdout);
}

std::uint64_t Randomness::below(std::uint64_t end)
{
    return std::uniform_int_distribution<std::uint64_t>{0, end - 1}(engine_);
}

std::chrono::milliseconds Randomness::upTo(std::chrono::milliseconds longest)
{
    return std::chrono::milliseconds{below(static_cast<std::uint64_t>(longest.count()) + 1)};
}

} // namespace shoal::test
