// Measures private swarms between real services, each on a machine of its own, and prints a line a figure.
#include "tests/bench/programs/guard.h"
#include "tests/bench/programs/other_work.h"
#include "tests/bench/swarms/cells.h"
#include "tests/bench/swarms/cost.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <functional>
#include <gtest/gtest.h>
#include <stdexcept>

namespace shoal::bench {
namespace {

struct Cell {
    const char* name;
    void (*measure)(const SwarmOptions&);
};
constexpr Cell cells[] = {{"join", measureJoining},        {"transfer", measureTransfer},
                          {"removal", measureRemoval},     {"catching-up", measureCatchingUp},
                          {"idle", measureManySwarms},     {"crowd", measureCrowd},
                          {"large", measureLargeCatalogue}};

/// Failed expectations of the machines' make the figures worthless, and the exit code tells.
int run(const std::vector<std::string>& only, const SwarmOptions& options)
{
    if (const auto reason = test::Machines::whyNot())
        throw std::runtime_error(*reason);
    for (const auto& cell : cells) {
        if (!only.empty() && std::ranges::find(only, cell.name) == only.end())
            continue;
        const auto begin = Clock::now();
        const auto before = cpuTimesNow();
        cell.measure(options);
        fmt::print("{}: {}\n", cell.name, otherWork(before, cpuTimesNow(), secondsSince(begin)));
        std::fflush(stdout);
    }
    return testing::UnitTest::GetInstance()->ad_hoc_test_result().Failed() ? EXIT_FAILURE : EXIT_SUCCESS;
}

} // namespace
} // namespace shoal::bench

int main(int argc, char** argv)
{
    using namespace shoal::bench;
    CLI::App app{"Measures private swarms between real services"};
    SwarmOptions options;
    std::vector<std::string> only;
    app.add_option("--only", only, "join, transfer, removal, catching-up, idle, crowd, large")->delimiter(',');
    app.add_option("--rounds", options.rounds, "Transfers and removals")->check(CLI::PositiveNumber);
    app.add_option("--joins", options.joins)->check(CLI::PositiveNumber);
    app.add_option("--size", options.sizeMib, "MiB that are transferred")->check(CLI::PositiveNumber);
    app.add_option("--members", options.members)->check(CLI::Range(3, 200));
    app.add_option("--swarms", options.swarms)->check(CLI::PositiveNumber);
    app.add_option("--shares", options.shares)->check(CLI::PositiveNumber);
    app.add_option("--strangers", options.strangers)->check(CLI::PositiveNumber);
    app.add_option("--seconds", options.seconds, "That something idle is looked at")->check(CLI::PositiveNumber);
    CLI11_PARSE(app, argc, argv);
    int none = 0;
    testing::InitGoogleTest(&none, static_cast<char**>(nullptr));
    try {
        return runGuarded(shoal::test::memoryFolder(), [&](const std::filesystem::path& scratch) {
            ::setenv("TMPDIR", scratch.c_str(), 1);
            return run(only, options);
        });
    } catch (const std::exception& failure) {
        fmt::print(stderr, "bench_swarms: {}\n", failure.what());
        return EXIT_FAILURE;
    }
}
