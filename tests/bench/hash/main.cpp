// Measures how fast shares are hashed, beside the machine's limit and other programs, all in one run.
#include "core/chunks/parallel.h"
#include "core/units.h"
#include "tests/bench/hash/contenders.h"
#include "tests/bench/hash/cost.h"
#include "tests/bench/hash/limit.h"
#include "tests/bench/report/sample.h"
#include "tests/bench/support/content.h"

#include <CLI/CLI.hpp>
#include <exception>
#include <fmt/format.h>

namespace shoal::bench {
namespace {
struct Options {
    std::filesystem::path folder = "/dev/shm";
    Bytes largeMib = 4096;
    unsigned files = 20'000;
    Bytes fileKib = 64;
    int rounds = 3;
    bool isOnlyShoal = false;
};

struct Format {
    TorrentFormat format;
    const char* name;
};
constexpr Format formats[] = {{TorrentFormat::V1, "v1"}, {TorrentFormat::V2, "v2"}, {TorrentFormat::Hybrid, "hybrid"}};

struct Row {
    std::string name;
    std::function<void()> work;
    Sample speed;      ///< MiB/s
    Sample ofShaLimit; ///< speed over the SHA limit of the same round
    Sample ofReading;  ///< speed over plain reading and hashing in the same round
    Sample cpu;        ///< seconds a GiB
};

constexpr const char* head = "{:6}  {:46} {:>6} {:>6} {:>6} {:>7} {:>7} {:>8}\n";

void print(const char* format, const Row& row)
{
    fmt::print("{:6}  {:46} {:6.0f} {:6.0f} {:6.0f} {:7.2f} {:7.2f} {:8.2f}\n", format, row.name, row.speed.median(),
               row.speed.least(), row.speed.most(), row.ofShaLimit.median(), row.ofReading.median(), row.cpu.median());
    std::fflush(stdout);
}

/// All rows once. The first is the SHA limit, the second plain reading and hashing.
void measureRound(std::vector<Row>& rows, TorrentFormat format, double mib)
{
    double limit = 0;
    const auto limitCost = costOf([&] { limit = hashLimit(format, threadCount(0)); });
    rows[0].speed.add(limit);
    rows[0].cpu.add(limitCost.cpuSeconds / limitCost.wallSeconds / limit * 1024);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto cost = costOf(rows[i].work);
        rows[i].speed.add(mib / cost.wallSeconds);
        rows[i].cpu.add(cost.cpuSeconds / mib * 1024);
    }
    for (auto& row : rows) {
        row.ofShaLimit.add(row.speed.last() / limit);
        row.ofReading.add(row.speed.last() / rows[1].speed.last());
    }
}

std::vector<Row> rowsFor(const Task& task, bool isOnlyShoal)
{
    std::vector<Row> rows{{"limit: SHA alone, " + std::to_string(task.threads) + " threads", {}},
                          {"limit: open, read, SHA, close",
                           [parts = partsOf(task.path), task] { readAndHash(parts, task.format, task.threads); }}};
    for (auto& contender : contendersFor(task))
        if (!isOnlyShoal || contender.name.starts_with("shoal"))
            rows.push_back({std::move(contender.name), std::move(contender.run)});
    return rows;
}

void measure(const Options& options, const Content& content, const std::filesystem::path& path, Bytes size)
{
    fmt::print(fmt::runtime(head), "", "MiB/s of content", "median", "least", "most", "of SHA", "of read", "CPU s/GiB");
    for (const auto& [format, name] : formats) {
        const Task task{path, format, threadCount(0), content.folder()};
        auto rows = rowsFor(task, options.isOnlyShoal);
        for (int round = 0; round < options.rounds; ++round)
            measureRound(rows, format, static_cast<double>(size) / (1024 * 1024));
        for (const auto& row : rows)
            print(name, row);
        if (!hasLibrarysInfoHashes(task))
            throw std::runtime_error(std::string{"the info-hashes are not libtorrent's: "} + name);
    }
}

void run(const Options& options)
{
    const Content content{options.folder};
    {
        const Content one{options.folder};
        const auto size = options.largeMib << 20;
        fmt::print("\nOne file of {} MiB, {} rounds\n", options.largeMib, options.rounds);
        measure(options, one, one.oneFile(size), size);
    }
    fmt::print("\n{} files of {} KiB, {} rounds\n", options.files, options.fileKib, options.rounds);
    const auto size = options.fileKib << 10;
    measure(options, content, content.manyFiles(options.files, size), options.files * size);
    fmt::print("\nInfo-hashes are libtorrent's in every row of Shoal's.\n");
}
} // namespace
} // namespace shoal::bench

int main(int argc, char** argv)
{
    shoal::bench::Options options;
    CLI::App app{"How fast shares are hashed"};
    app.add_option("--folder", options.folder, "Where the content is written; tmpfs is always warm");
    app.add_option("--large-mib", options.largeMib, "Size of the one large file");
    app.add_option("--files", options.files, "How many small files");
    app.add_option("--file-kib", options.fileKib, "Size of each");
    app.add_option("--rounds", options.rounds, "Measurements of each")->check(CLI::Range(1, 100));
    app.add_flag("--only-shoal", options.isOnlyShoal, "Leave the others out");
    CLI11_PARSE(app, argc, argv);
    try {
        shoal::bench::run(options);
    } catch (const std::exception& broken) {
        fmt::print(stderr, "bench_hash: {}\n", broken.what());
        return 1;
    }
    return 0;
}
