// Runs Shoal beside other programs, in turns, in one sealed network, and writes tables and a plot of it.
#include "tests/bench/programs/bench.h"
#include "tests/bench/programs/docs.h"
#include "tests/bench/programs/guard.h"
#include "tests/bench/programs/machine.h"
#include "tests/bench/programs/other_work.h"
#include "tests/bench/programs/process.h"
#include "tests/bench/report/json_lines.h"
#include "tests/bench/report/table.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <stdexcept>

namespace shoal::bench {
namespace {
namespace fs = std::filesystem;

struct Options {
    fs::path folder = "/dev/shm";
    fs::path results = SHOAL_BENCH_RESULTS;
    std::vector<std::string> only;
    std::vector<std::string> contenders;
    Bytes sizeMib = 0;
    unsigned rounds = 5;
    bool isList = false;
    bool isAdded = false;
    bool isShown = false;
    bool isForDocs = false;
};

/// Those of `all` that are named; all when none is.
template <typename Thing>
std::vector<Thing> chosen(std::vector<Thing> all, const std::vector<std::string>& names, const char* what)
{
    if (names.empty())
        return all;
    std::vector<Thing> some;
    for (const auto& name : names) {
        const auto found = std::ranges::find(all, name, &Thing::name);
        if (found == all.end())
            throw std::runtime_error(fmt::format("no {} named {}; --list tells which there are", what, name));
        some.push_back(*found);
    }
    return some;
}

void list()
{
    for (const auto& cell : cells())
        fmt::print("{:20} {}\n", cell.name, cell.about);
}

/// What the results file holds.
void show(const Options& options)
{
    for (const auto& cell : readResults(options.results))
        fmt::print("\n{}\n{}", cell.machine, tableOf(cell));
}

std::string commandOf(const Options& options)
{
    std::string command = "./dev bench programs";
    if (options.rounds != Options{}.rounds)
        command += fmt::format(" --rounds {}", options.rounds);
    if (options.sizeMib != 0)
        command += fmt::format(" --size {}", options.sizeMib);
    if (!options.contenders.empty())
        command += fmt::format(" --contenders '{}'", fmt::join(options.contenders, ","));
    return command;
}

int run(const Options& options, const std::vector<Cell>& wanted, const fs::path& scratch)
{
    const auto own = fs::canonical("/proc/self/exe").parent_path();
    const Bench bench{.scratch = scratch,
                      .own = own,
                      .contenders = chosen(contenders(own), options.contenders, "contender"),
                      .size = options.sizeMib == 0 ? std::nullopt : std::optional{options.sizeMib << 20U},
                      .rounds = options.rounds};
    const auto machine = machineLine(bench.contenders, scratch);
    fmt::print("{}\n", machine);
    if (!bench.size)
        warmMemory(scratch);
    fs::create_directories(options.results.parent_path());
    std::ofstream results{options.results, options.isAdded ? std::ios::app : std::ios::trunc};
    bool isWhole = true;
    for (const auto& cell : wanted) {
        fmt::print(stderr, "{}\n", cell.name);
        const auto start = Clock::now();
        const auto before = cpuTimesNow();
        auto result = runCell(cell, bench, [](const Entry& entry, unsigned round, const std::string& said) {
            fmt::print(stderr, "  round {} {}: {}\n", round + 1, entry.name, said);
        });
        result.remark = otherWork(before, cpuTimesNow(), std::chrono::duration<double>(Clock::now() - start).count());
        result.machine = machine;
        result.command = commandOf(options);
        fmt::print("\n{}", tableOf(result));
        std::fflush(stdout);
        results << jsonLineOf(result) << std::endl;
        isWhole = isWhole && std::ranges::all_of(result.rows, [](const Row& row) { return row.failure.empty(); });
    }
    if (!results)
        throw std::runtime_error("can't write " + options.results.string());
    fmt::print(stderr, "Results: {}\n", options.results.string());
    return isWhole ? 0 : 1;
}
} // namespace
} // namespace shoal::bench

int main(int argc, char** argv)
{
    using namespace shoal::bench;
    Options options;
    CLI::App app{"Shoal beside other programs, in one sealed network"};
    app.add_flag("--list", options.isList, "Tell which cells there are");
    app.add_option("--only", options.only, "Run these cells alone")->delimiter(',');
    app.add_option("--contenders", options.contenders, "Run these programs alone")->delimiter(',');
    app.add_option("--rounds", options.rounds, "Measurements of each")->check(CLI::Range(1, 100));
    app.add_option("--size", options.sizeMib, "MiB of content, for a quick trial");
    app.add_option("--folder", options.folder, "Where content lies; tmpfs keeps the disk out of it");
    app.add_option("--results", options.results, "Where results go, a JSON object a line and cell");
    app.add_flag("--add", options.isAdded, "Keep what stands there");
    app.add_flag("--show", options.isShown, "Run nothing; show the results that stand there");
    app.add_flag("--write-docs", options.isForDocs, "Write docs/performance-programs.md and its plot from them");
    CLI11_PARSE(app, argc, argv);
    try {
        int code = 0;
        if (options.isList) {
            list();
        } else if (options.isShown) {
            show(options);
        } else {
            const auto wanted = chosen(cells(), options.only, "cell");
            code = runGuarded(options.folder, [&](const auto& scratch) { return run(options, wanted, scratch); });
        }
        if (options.isForDocs && code == 0)
            writeDocs(SHOAL_DOCS_FOLDER, readResults(options.results));
        return code;
    } catch (const std::exception& broken) {
        fmt::print(stderr, "bench_programs: {}\n", broken.what());
        return 1;
    }
}
