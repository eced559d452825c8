#include "tests/bench/programs/cells/recheck.h"

#include "core/chunks/parallel.h"
#include "tests/bench/hash/cost.h"
#include "tests/bench/hash/limit.h"
#include "tests/bench/programs/exchange.h"

#include <fmt/format.h>
#include <memory>

namespace shoal::bench {
namespace {
constexpr Bytes mib = 1024 * 1024;
constexpr Bytes usualSize = 4096 * mib;

Figures readAndHashAll(const Load& load)
{
    const auto cost = costOf([&] { readAndHash(partsOf(load.path().string()), load.format(), threadCount(0)); });
    const auto size = static_cast<double>(load.size());
    return {{"speed", size / static_cast<double>(mib) / cost.wallSeconds},
            {"cpu", cost.cpuSeconds / (size / static_cast<double>(1024 * mib))}};
}

Plan planOf(const Bench& bench, TorrentFormat format)
{
    const auto load = std::make_shared<const Load>(bench.scratch, format, bench.size.value_or(usualSize));
    Plan plan{.title = fmt::format("Re-check of one file, {} MiB, {}, pieces of {} KiB", load->size() / mib,
                                   nameOf(format), load->pieceLength() / 1024),
              .columns = recheckColumns()};
    plan.entries.push_back({.name = "limit: open, read, SHA, close", .standing = Standing::Limit, .measure = [load] {
                                return readAndHashAll(*load);
                            }});
    for (const auto& contender : bench.contenders)
        if (contender.speaks(format))
            plan.entries.push_back(
                {.name = contender.name, .standing = contender.standing, .measure = [&bench, contender, load] {
                     return recheck(bench, contender, *load, {});
                 }});
    return plan;
}
} // namespace

std::vector<Cell> recheckCells()
{
    const auto cellOf = [](const std::string& name, const std::string& about, TorrentFormat format) {
        return Cell{name, about, [format](const Bench& bench) { return planOf(bench, format); }};
    };
    return {cellOf("recheck-v1", "from the start of a program until it has looked at 4 GiB and serves them, v1",
                   TorrentFormat::V1),
            cellOf("recheck-hybrid", "the same, hybrid", TorrentFormat::Hybrid)};
}

} // namespace shoal::bench
