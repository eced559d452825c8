// What strangers cost who hold as many connections to a member as they can, and how long a join takes beside them.
#include "tests/bench/swarms/cells.h"
#include "tests/bench/swarms/cost.h"
#include "tests/bench/swarms/strangers.h"
#include "tests/swarms/stolen_profile.h"

#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <optional>

namespace shoal::bench {
namespace {

constexpr unsigned joinsBeside = 5;
constexpr unsigned watched = 20; // seconds
constexpr std::chrono::seconds looked{2};
constexpr std::size_t remoteColumn = 20, stateColumn = 34; // of /proc/net/tcp

/// Connections that a machine has at this port, by its kernel.
unsigned connectionsAt(const test::Machine& machine, const std::string& address)
{
    const auto door = fmt::format(":{:04X} ", std::stoul(address.substr(address.rfind(':') + 1)));
    unsigned count = 0;
    machine.network().run([&] {
        std::ifstream table{"/proc/thread-self/net/tcp"};
        for (std::string line; std::getline(table, line);) {
            const auto local = line.find(door);
            count += local < remoteColumn && line.substr(stateColumn, 2) == "01" ? 1U : 0U;
        }
    });
    return count;
}

void measureJoinsBeside(test::Machines& machines, test::Machine& ann, const std::string& swarm, const char* beside)
{
    Sample joined;
    for (unsigned run = 0; run < joinsBeside; ++run) {
        auto& newcomer = machines.add();
        const auto code = ann.invite(swarm);
        const auto begin = Clock::now();
        newcomer.join(code);
        newcomer.waitForMembers(swarm,
                                static_cast<std::size_t>(ann.last({"swarm", "status", swarm}).number("members")));
        joined.add(secondsSince(begin));
        newcomer.stop();
    }
    fmt::print("crowd, {}: a join takes {}\n", beside, inWords(joined, "s"));
    std::fflush(stdout);
}

void measureBeside(test::Machines& machines, test::Machine& ann, const std::string& swarm, const Strangers* crowd,
                   const char* beside)
{
    const auto madeBefore = crowd != nullptr ? crowd->made() : 0;
    const auto address = ann.last({"swarm", "status", swarm}).texts("addresses").front();
    const auto cost = idleCost(ann, watched);
    Sample held;
    for (const auto end = Clock::now() + looked; crowd != nullptr && Clock::now() < end;)
        held.add(connectionsAt(ann, address));
    fmt::print("crowd, {}: {:.2f} % of a core over {} s, {:.1f} MiB of its own", beside, cost.percent, watched,
               ownMib(ann));
    if (crowd != nullptr)
        fmt::print("; she has {}; {:.1f} made anew a second", inWords(held, "of them"),
                   static_cast<double>(crowd->made() - madeBefore) / watched);
    fmt::print("\n");
    measureJoinsBeside(machines, ann, swarm, beside);
}

} // namespace

void measureCrowd(const SwarmOptions& options)
{
    test::Machines machines;
    auto& ann = machines.add();
    const auto swarm = ann.createSwarm("Family");
    const auto addresses = [&] { return ann.last({"swarm", "status", swarm}).texts("addresses"); };
    waitUntil("an address", [&] { return !addresses().empty(); });
    const auto stolen = test::steal(ann, swarm);
    const auto& epoch = stolen.epochs.back();
    const Caller silent{.to = addresses().front(), .name = test::hubName(stolen, epoch).handshake, .card = {}};
    auto greeting = silent;
    greeting.card = test::memberCard(stolen, epoch);
    const auto& outside = machines.network().plugIn("10.77.2.1", {});

    measureBeside(machines, ann, swarm, nullptr, "nobody");
    std::optional<Strangers> crowd;
    crowd.emplace(outside, silent, options.strangers);
    measureBeside(machines, ann, swarm, &*crowd, "half-open connections");
    crowd.emplace(outside, greeting, options.strangers);
    measureBeside(machines, ann, swarm, &*crowd, "TLS connections by the epoch's secret");
}

} // namespace shoal::bench
