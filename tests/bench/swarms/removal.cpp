// From the removal of a member that is fetching to the last byte that it gets.
#include "tests/bench/swarms/cells.h"
#include "tests/bench/swarms/cost.h"

#include <fmt/format.h>

namespace shoal::bench {
namespace {
using namespace std::chrono_literals;
constexpr auto quiet = 3s; // nothing came for so long: it was the last
constexpr BytesPerSecond slowly{8'000'000};
} // namespace

void measureRemoval(const SwarmOptions& options)
{
    Sample last;
    for (unsigned round = 0; round < options.rounds; ++round) {
        test::Machines machines;
        auto& ann = machines.add();
        auto& ben = machines.add({.up = {}, .down = slowly});
        const auto swarm = ann.createSwarm("Family");
        ben.join(ann.invite(swarm));
        const auto share = ann.share(swarm, machines.folder().writeNoise("film.bin", Bytes{256} << 20U));
        ben.waitForCatalogue(swarm, 1);
        const auto device = ben.device(swarm);
        const auto folder = ben.home() / "got";
        const auto getting = ben.begin({"swarm", "get", swarm, share, "-o", folder.string()});
        waitUntil("some megabytes", [&] { return storedBelow(folder) > 8'000'000; });

        const auto begin = Clock::now();
        ann.ask({"swarm", "remove", swarm, device});
        auto stored = storedBelow(folder);
        auto grown = Clock::now();
        waitUntil("an end", [&] {
            if (const auto now = storedBelow(folder); now != stored) {
                stored = now;
                grown = Clock::now();
            }
            return Clock::now() - grown >= quiet;
        });
        last.add(std::chrono::duration<double>(grown - begin).count());
    }
    fmt::print("removal, {} runs: the last byte after {} (bar: 5 s)\n", options.rounds, inWords(last, "s"));
}

} // namespace shoal::bench
