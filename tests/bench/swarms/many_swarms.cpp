// What a device pays for swarms in which nothing happens, without and with a connection in each.
#include "tests/bench/swarms/cells.h"
#include "tests/bench/swarms/cost.h"

#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <thread>
#include <vector>

namespace shoal::bench {
namespace {
using namespace std::chrono_literals;

constexpr auto settling = 20s; // what begins with a start is over by then
constexpr std::size_t atOnce = 5;

std::size_t connected(const test::Machine& machine)
{
    std::size_t count = 0;
    for (const auto& row : machine.ask({"swarm", "ls"}))
        count += row.number("online") > 0 ? 1 : 0;
    return count;
}

void report(const std::string& what, test::Machine& machine, const SwarmOptions& options)
{
    std::this_thread::sleep_for(settling);
    const auto cost = idleCost(machine, options.seconds);
    fmt::print(
        "idle, {}: {:.3f} % of a core over {} s (bar: 1 %), {:.1f} wake-ups a second ({}), {:.1f} MiB of its own\n",
        what, cost.percent, options.seconds, cost.wakeUps, cost.byThread, ownMib(machine));
    std::fflush(stdout);
}

} // namespace

void measureManySwarms(const SwarmOptions& options)
{
    test::Machines machines;
    auto& ann = machines.add();
    auto& ben = machines.add();
    report("no swarm", ann, options);
    const auto count = fmt::format("{} swarms", options.swarms);
    std::vector<std::string> swarms;
    for (unsigned number = 0; number < options.swarms; ++number)
        swarms.push_back(ann.createSwarm("Family " + std::to_string(number)));
    ann.stop();
    ann.start();
    report(count + ", nobody else there", ann, options);

    std::vector<std::unique_ptr<test::Program>> joining;
    const auto awaitAll = [&] {
        for (const auto& program : joining)
            program->waitForEnd();
        joining.clear();
    };
    for (const auto& swarm : swarms) {
        const auto file = machines.folder().write("code." + swarm, ann.invite(swarm));
        joining.push_back(ben.begin({"swarm", "join", "--code-file", file.string()}));
        if (joining.size() == atOnce)
            awaitAll();
    }
    awaitAll();
    waitUntil("a connection in each", [&] { return connected(ben) == options.swarms; });
    report(count + ", one connection in each", ben, options);
    report(count + ", one connection in each, their owner", ann, options);
}

} // namespace shoal::bench
