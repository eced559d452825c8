#include "tests/core/swarm/simulation/simulated.h"

#include "tests/core/swarm/simulation/play.h"
#include "tests/core/swarm/simulation/promised.h"
#include "tests/support/randomness.h"

namespace shoal::swarm::simulation {
namespace {

std::optional<std::string> brokenIn(std::uint64_t seed, const Rules& rules)
{
    Play play{seed, Signing::Left, rules};
    std::optional<std::string> broken;
    play.run([&](const World& world, const View& view, const PlainState& state) {
        if (broken || !(broken = brokenPromise(world, view, state, rules)))
            return;
        const auto fewer = cutDown(view, [&](const View& some) {
            return brokenPromise(world, some, plainFold(some, rules), rules).has_value();
        });
        const auto less = plainFold(fewer, rules);
        *broken = *brokenPromise(world, fewer, less, rules) + "\nSHOAL_SEED=" + std::to_string(seed) + " repeats it\n"
            + readable(world, fewer, less);
    });
    return broken;
}
} // namespace

std::optional<std::size_t> historiesUntilBroken(std::uint64_t seed, std::size_t most, const Rules& rules)
{
    for (std::size_t i = 0; i < most; ++i)
        if (const auto broken = brokenIn(seed + i, rules)) {
            if (std::getenv("SHOW"))
                std::puts(broken->c_str());
            return i + 1;
        }
    return std::nullopt;
}

std::optional<std::string> firstBroken(std::size_t histories, const Rules& rules)
{
    const auto first = test::Randomness{}.seed() & 0xffff'ffff'ffff;
    for (std::size_t i = 0; i < histories; ++i)
        if (auto broken = brokenIn(first + i, rules))
            return broken;
    return std::nullopt;
}

} // namespace shoal::swarm::simulation
