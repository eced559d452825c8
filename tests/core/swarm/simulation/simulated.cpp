#include "tests/core/swarm/simulation/simulated.h"

#include "tests/core/swarm/simulation/play.h"
#include "tests/core/swarm/simulation/promised.h"
#include "tests/support/randomness.h"

#include <cstdio>
#include <cstdlib>

namespace shoal::swarm::simulation {

std::uint64_t firstSeed() { return std::getenv("SHOAL_SEED") != nullptr ? anySeed() : 1; }

std::uint64_t anySeed() { return test::Randomness{}.seed(); }

std::optional<std::string> brokenIn(std::uint64_t seed, const Rules& rules)
{
    Play play{seed, Signing::Left, rules};
    std::optional<std::string> broken;
    play.run([&](const World& world, const View& view, const PlainState& state) {
        if (broken || !brokenPromise(world, view, state, rules))
            return;
        const auto fewer = cutDown(view, [&](const View& some) {
            return brokenPromise(world, some, plainFold(some, rules), rules).has_value();
        });
        const auto less = plainFold(fewer, rules);
        broken = *brokenPromise(world, fewer, less, rules) + "\nSHOAL_SEED=" + std::to_string(seed) + " repeats it\n"
            + readable(world, fewer, less);
    });
    return broken;
}

std::optional<std::string> firstBroken(std::uint64_t seed, std::size_t histories, std::chrono::seconds atMost)
{
    const auto end = std::chrono::steady_clock::now() + atMost;
    std::size_t played = 0;
    for (; played < histories && std::chrono::steady_clock::now() < end; ++played)
        if (auto broken = brokenIn(seed + played))
            return broken;
    std::printf("%zu histories kept every promise\n", played);
    return std::nullopt;
}

} // namespace shoal::swarm::simulation
