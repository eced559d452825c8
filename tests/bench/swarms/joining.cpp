// From a code to the first catalogue.
#include "tests/bench/swarms/cells.h"
#include "tests/bench/swarms/cost.h"

#include <fmt/format.h>

namespace shoal::bench {

/// A new machine each time: it has met nobody.
void measureJoining(const SwarmOptions& options)
{
    test::Machines machines;
    auto& ann = machines.add();
    const auto swarm = ann.createSwarm("Family");
    ann.share(swarm, machines.folder().writeNoise("film.bin", 100'000));
    Sample joined;
    Sample listed;
    for (unsigned run = 0; run < options.joins; ++run) {
        auto& newcomer = machines.add();
        const auto code = ann.invite(swarm);
        const auto begin = Clock::now();
        newcomer.join(code);
        joined.add(secondsSince(begin));
        newcomer.waitForCatalogue(swarm, 1);
        listed.add(secondsSince(begin));
        newcomer.stop();
    }
    fmt::print("join, {} runs: a member after {}\n", options.joins, inWords(joined, "s"));
    fmt::print("join, {} runs: its catalogue after {} (bar: under 5 s)\n", options.joins, inWords(listed, "s"));
}

} // namespace shoal::bench
