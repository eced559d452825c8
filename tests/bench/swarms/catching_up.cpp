// Until all members of a larger swarm know what one of them wrote.
#include "tests/bench/swarms/cells.h"
#include "tests/bench/swarms/cost.h"

#include <fmt/format.h>
#include <vector>

namespace shoal::bench {

void measureCatchingUp(const SwarmOptions& options)
{
    test::Machines machines;
    auto& ann = machines.add();
    const auto swarm = ann.createSwarm("Choir");
    std::vector<const test::Machine*> others;
    for (unsigned number = 1; number < options.members; ++number) {
        auto& member = machines.add();
        member.join(ann.invite(swarm));
        others.push_back(&member);
    }
    for (const auto* member : others)
        member->waitForMembers(swarm, options.members);

    auto begin = Clock::now();
    ann.share(swarm, machines.folder().writeNoise("film.bin", 100'000));
    for (const auto* member : others)
        member->waitForCatalogue(swarm, 1);
    fmt::print("catching up, {} members: a publication after {:.2f} s (bar: 10 s)\n", options.members,
               secondsSince(begin));

    const auto gone = others.back()->device(swarm);
    others.pop_back();
    begin = Clock::now();
    ann.ask({"swarm", "remove", swarm, gone});
    for (const auto* member : others)
        member->waitForMembers(swarm, options.members - 1);
    fmt::print("catching up, {} members: a removal after {:.2f} s (bar: 10 s)\n", options.members, secondsSince(begin));

    begin = Clock::now();
    ann.share(swarm, machines.folder().writeNoise("second.bin", 100'000, 2));
    for (const auto* member : others)
        member->waitForCatalogue(swarm, 2);
    fmt::print("catching up, {} members: a publication right after it after {:.2f} s\n", options.members,
               secondsSince(begin));
    // Each question to a member is a command that starts, asks and ends.
    begin = Clock::now();
    for (const auto* member : others)
        (void)member->catalogue(swarm);
    fmt::print("catching up: {:.2f} s of each are the questions\n", secondsSince(begin));
}

} // namespace shoal::bench
