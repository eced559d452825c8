#include "tests/bench/programs/cells/links.h"
#include "tests/bench/programs/exchange.h"
#include "tests/support/link/delayed_link.h"

#include <fmt/format.h>
#include <memory>
#include <stdexcept>

namespace shoal::bench {
namespace {
constexpr Bytes mib = 1024 * 1024;
constexpr Bytes size = 64 * mib;
constexpr unsigned rounds = 3;

/// 100 Mbit/s, and a queue of a quarter of what is under way at 100 ms, as routers have it.
constexpr BytesPerSecond rate{12'500'000};
constexpr Bytes queue = 312'500;

Figures measure(const Bench& bench, const Contender& contender, const Load& load, const test::LinkOptions& options)
{
    if (const auto reason = test::DelayedLink::whyNot())
        throw std::runtime_error("no link with delay: " + *reason);
    const test::DelayedLink link{options};
    link.useCongestionControl("cubic");
    const Site site{.tracker = &link.middle(), .seeder = link.left().wrap(), .getters = {link.right().wrap()}};
    return exchange(bench, contender, load, {.site = &site});
}

/// Shoal as it is outside of a closed network: uTP first.
Contender withUtp(Contender contender)
{
    contender.name += ", uTP";
    contender.command = [command = contender.command](const Job& job) {
        auto line = command(job);
        for (auto& word : line)
            if (word == "dht.closed_network=true")
                word = "network.utp=true";
        line.insert(line.end(), {"--set", "network.lan=false", "--set", "network.port_mapping=false"});
        return line;
    };
    return contender;
}

Plan planOf(const Bench& bench, std::chrono::milliseconds roundTrip)
{
    const auto load = std::make_shared<const Load>(bench.scratch, TorrentFormat::V1, bench.size.value_or(size));
    const test::LinkOptions options{.delay = roundTrip / 2, .rate = rate, .queue = queue};
    Plan plan{.title = fmt::format("One to one over {} ms there and back at 100 Mbit/s, {} MiB, v1", roundTrip.count(),
                                   load->size() / mib),
              .columns = exchangeColumns()};
    plan.columns.front().digits = 2;
    auto contenders = bench.contenders;
    contenders.insert(contenders.begin(), plainCopy(bench.own, load->path(), TorrentFormat::V1));
    for (const auto& contender : bench.contenders)
        if (contender.name == "Shoal")
            contenders.push_back(withUtp(contender));
    for (const auto& contender : contenders) {
        const bool isOther = contender.standing == Standing::Contender && !contender.name.starts_with("Shoal");
        if (isOther || !contender.speaks(TorrentFormat::V1))
            continue;
        plan.entries.push_back(
            {.name = contender.name,
             .standing = contender.standing,
             .note = contender.note,
             .measure = [&bench, contender, load, options] { return measure(bench, contender, *load, options); },
             .mostRounds = rounds});
    }
    return plan;
}
} // namespace

std::vector<Cell> delayCells()
{
    std::vector<Cell> cells;
    for (const int milliseconds : {0, 20, 50, 100})
        cells.push_back(
            {fmt::format("delay-{}", milliseconds),
             fmt::format("one to one, {} ms there and back at 100 Mbit/s", milliseconds),
             [milliseconds](const Bench& bench) { return planOf(bench, std::chrono::milliseconds{milliseconds}); }});
    return cells;
}

} // namespace shoal::bench
