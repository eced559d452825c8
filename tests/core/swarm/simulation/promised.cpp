#include "tests/core/swarm/simulation/promised.h"

#include "tests/core/swarm/simulation/promises.h"

#include <array>

namespace shoal::swarm::simulation {
namespace {

constexpr std::array<Promise, 18> promises{
    voidedByOthers, voidedByLateFork,  countsFromAFork, settledByItself, beyondItsRole,     relaysAFlood,
    letInByNobody,  turnedAway,        letInWrongly,    raisedByNobody,  cutInVain,         loweredInVain,
    leftInVain,     ownsAfterRecovery, epochIsLoose,    disputesTooMuch, takenAwayByAdmins, actsWhileSuspended};

/// What isn't relayed counts nowhere, and whoever never got it comes to the same.
Broken dependsOnWhatIsLeftOut(const Truth& truth, const PlainState& state, const Rules& rules)
{
    for (const auto& id : state.counting)
        if (!state.relayed.contains(id))
            return "what isn't relayed counts: " + named(*truth.world().story().find(id));
    Held held(truth.world().story().size());
    const auto take = [&](const EntryId& id) {
        const auto& e = *truth.world().story().find(id);
        for (std::size_t i = 0; i <= e.number; ++i)
            if (knows(e, truth.world().story().at(i)))
                held[i] = true;
    };
    for (const auto& id : state.relayed)
        take(id);
    for (const auto& [device, fork] : state.unmendedForks)
        take(fork.one), take(fork.other);
    const auto without = plainFold(truth.world().viewOf(held), rules);
    if (without.counting != state.counting || without.members != state.members)
        return "whoever never got what isn't relayed comes to something else";
    return std::nullopt;
}
} // namespace

std::string named(const Told& e) { return "#" + std::to_string(e.number); }

std::string named(const Truth& truth, const DeviceId& device)
{
    const auto number = truth.world().numberOf(device);
    return number ? "device " + std::to_string(*number) : "a device that nobody has";
}

std::optional<std::string> brokenPromise(const World& world, const View& view, const PlainState& state,
                                         const Rules& rules)
{
    const Truth truth{world, view};
    for (const auto promise : promises)
        if (auto broken = promise(truth, state))
            return broken;
    return dependsOnWhatIsLeftOut(truth, state, rules);
}

} // namespace shoal::swarm::simulation
