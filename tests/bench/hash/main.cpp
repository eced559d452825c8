// Measures how fast shares are hashed, beside the machine's limit and other programs, all in one run.
#include "core/chunks/parallel.h"
#include "core/units.h"
#include "tests/bench/hash/contenders.h"
#include "tests/bench/hash/content.h"
#include "tests/bench/hash/limit.h"
#include "tests/bench/hash/sample.h"

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
    Contender contender;
    Sample speed;
    Sample ofLimit; ///< each round against the limit of that round
};

void print(const char* format, const std::string& name, const Sample& speed, const Sample* ofLimit)
{
    fmt::print("  {:6}  {:44} {:7.0f} {:7.0f} {:7.0f}", format, name, speed.median(), speed.least(), speed.most());
    fmt::print("{}\n", ofLimit ? fmt::format("   {:.2f}", ofLimit->median()) : "");
    std::fflush(stdout);
}

void measure(const Options& options, const Content& content, const std::filesystem::path& path, Bytes size)
{
    const auto threads = threadCount(0);
    const double mib = static_cast<double>(size) / (1024 * 1024);
    for (const auto& [format, name] : formats) {
        const Task task{path, format, threads, content.folder()};
        std::vector<Row> rows;
        for (auto& contender : contendersFor(task))
            if (!options.isOnlyShoal || contender.name.starts_with("shoal"))
                rows.push_back({std::move(contender), {}, {}});
        Sample limits;
        for (int round = 0; round < options.rounds; ++round) {
            const auto limit = hashLimit(format, threads);
            limits.add(limit);
            for (auto& row : rows) {
                const auto speed = mib / secondsOf(row.contender.run);
                row.speed.add(speed);
                row.ofLimit.add(speed / limit);
            }
        }
        print(name, "limit: SHA alone, " + std::to_string(threads) + " threads", limits, nullptr);
        for (const auto& row : rows)
            print("", row.contender.name, row.speed, &row.ofLimit);
        if (!hasLibrarysInfoHashes(task))
            throw std::runtime_error(std::string{"the info-hashes are not libtorrent's: "} + name);
    }
}

void run(const Options& options)
{
    const char* head = "MiB/s of content: median, least, most of {} rounds; share of the same round's limit\n";
    const Content content{options.folder};
    {
        const Content one{options.folder};
        const auto size = options.largeMib << 20;
        fmt::print("\nOne file of {} MiB\n", options.largeMib);
        fmt::print(fmt::runtime(head), options.rounds);
        measure(options, one, one.oneFile(size), size);
    }
    fmt::print("\n{} files of {} KiB\n", options.files, options.fileKib);
    fmt::print(fmt::runtime(head), options.rounds);
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
