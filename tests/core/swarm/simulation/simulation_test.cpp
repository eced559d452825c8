// Random histories of a swarm in which anybody may lie: every promise holds at every moment.
#include "tests/core/swarm/simulation/simulated.h"

#include "tests/core/swarm/simulation/play.h"
#include "tests/core/swarm/simulation/truth.h"
#include <gtest/gtest.h>

namespace shoal::swarm::simulation {
namespace {

TEST(SwarmSimulation, KeepsEveryPromiseInThousandsOfRandomHistories)
{
    const auto broken = firstBroken(std::getenv("N") ? std::atoi(std::getenv("N")) : 5000, {});
    EXPECT_FALSE(broken) << *broken;
}

TEST(SwarmSimulationFaults, Each)
{
    for (const auto& [name, rule] : everyRule)
        if (std::getenv("RULE") == nullptr || name == std::getenv("RULE")) {
            const auto after =
                historiesUntilBroken(1, std::getenv("M") ? std::atoi(std::getenv("M")) : 3000, without(rule));
            std::printf("%-20s %zu\n", std::string(name).c_str(), after.value_or(0));
        }
}

TEST(SwarmSimulationStat, Stat)
{
    std::map<std::string, double> sums;
    const int n = 2000;
    for (int seed = 0; seed < n; ++seed) {
        Play play{static_cast<std::uint64_t>(seed), Signing::Left, {}};
        const Truth* t = nullptr;
        (void)t;
        std::map<std::string, double> last;
        play.run([&](const World& world, const View& view, const PlainState& state) {
            last["looks"] += 1;
            if (view.size() != world.story().size()) {
                return;
            }
            last.clear();
            last["histories"] = 1;
            Truth truth{world, view};
            last["entries"] += double(view.size());
            last["counting"] += double(state.counting.size());
            last["members"] += double(state.members.size());
            for (auto& [id, m] : state.members) {
                last["role" + std::to_string((int)m.role)] += 1;
                last["suspended"] += m.isSuspended;
            }
            last["forked"] += double(state.unmendedForks.size());
            last["disputes"] += double(state.disputes.size());
            for (auto* e : view) {
                last[world.isHonest(e->entry.author) ? "honest" : "bad"] += 1;
                if (!world.isHonest(e->entry.author))
                    last["badcount"] += state.counts(e->id);
                last["kind" + std::to_string(e->entry.body.index())] += 1;
                last["ckind" + std::to_string(e->entry.body.index())] += state.counts(e->id);
            }
            for (auto& [d, b] : world.letInBy) {
                last["letin"] += 1;
                last["untouched"] += truth.isUntouched(d);
            }
            last["relayed"] += double(state.relayed.size());
        });
        for (auto& [k, v] : last)
            sums[k] += v;
    }
    for (auto& [k, v] : sums)
        std::printf("%-12s %.2f\n", k.c_str(), v / n);
}

} // namespace
} // namespace shoal::swarm::simulation
