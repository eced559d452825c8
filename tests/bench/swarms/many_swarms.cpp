// What a device pays for swarms in which nothing happens, without and with a connection in each.
#include "tests/bench/swarms/cells.h"
#include "tests/bench/swarms/cost.h"

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

void report(const char* what, test::Machine& machine, const SwarmOptions& options)
{
    std::this_thread::sleep_for(settling);
    const auto percent = idlePercent(machine, options.seconds);
    fmt::print("idle, {} swarms{}: {:.2f} % of a core over {} s (bar: 1 %), {:.1f} MiB of its own\n", options.swarms,
               what, percent, options.seconds, ownMib(machine));
}

} // namespace

void measureManySwarms(const SwarmOptions& options)
{
    test::Machines machines;
    auto& ann = machines.add();
    auto& ben = machines.add();
    const auto none = ownMib(ann);
    fmt::print("idle, no swarm: {:.2f} % of a core, {:.1f} MiB of its own\n", idlePercent(ann, 10), none);
    std::vector<std::string> swarms;
    for (unsigned number = 0; number < options.swarms; ++number)
        swarms.push_back(ann.createSwarm("Family " + std::to_string(number)));
    ann.stop();
    ann.start();
    report(", nobody else there", ann, options);

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
    fmt::print("idle: {} of {} are connected\n", connected(ben), options.swarms);
    report(", one connection in each", ben, options);
    report(", one connection in each, their owner", ann, options);
}

} // namespace shoal::bench
