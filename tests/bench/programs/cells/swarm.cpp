#include "tests/bench/programs/cells/links.h"
#include "tests/bench/programs/exchange.h"
#include "tests/support/link/switched_network.h"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <stdexcept>

namespace shoal::bench {
namespace {
constexpr Bytes mib = 1024 * 1024;
constexpr unsigned getters = 20;
constexpr test::LinkRates rates{.up = {5 * mib / 2}, .down = {10 * mib}};
constexpr Bytes size = 64 * mib;

// Half a minute to two and a half each.
constexpr unsigned mainRounds = 3; ///< of Shoal and libtorrent
constexpr unsigned otherRounds = 1;
constexpr std::chrono::seconds patience{150};

/// No way of sharing is faster: the seeder has to send everything once, each getter has to receive everything, and all
/// of it has to leave somebody.
double lowerBound(Bytes content)
{
    const auto all = static_cast<double>(content);
    const auto up = static_cast<double>(rates.up.value);
    const auto down = static_cast<double>(rates.down.value);
    return std::max({all / up, all / down, getters * all / (up + getters * up)});
}

/// A peer a machine, each on a link of its own.
Figures measure(const Bench& bench, const Contender& contender, const Load& load)
{
    if (const auto reason = test::SwitchedNetwork::whyNot())
        throw std::runtime_error("no network of capped links: " + *reason);
    test::SwitchedNetwork network;
    Site site{.tracker = &network.hub(), .seeder = network.plugIn(seederAddress, rates).wrap(), .getters = {}};
    for (unsigned i = 0; i < getters; ++i)
        site.getters.push_back(network.plugIn(getterAddress(i), rates).wrap());
    auto figures = exchange(bench, contender, load, {.getters = getters, .patience = patience, .site = &site});
    const auto sent = static_cast<double>(load.size()) * getters / mib;
    const auto seconds = sent / figures.at("speed");
    figures["seconds"] = seconds;
    figures["times"] = seconds / lowerBound(load.size());
    return figures;
}

Plan planOf(const Bench& bench)
{
    const auto load = std::make_shared<const Load>(bench.scratch, TorrentFormat::V1, bench.size.value_or(size));
    const auto bound = lowerBound(load->size());
    Plan plan{.title = fmt::format("1 seeder and {} getters, each {:.1f} MiB/s up and {:.1f} MiB/s down, {} MiB, v1",
                                   getters, static_cast<double>(rates.up.value) / mib,
                                   static_cast<double>(rates.down.value) / mib, load->size() / mib),
              .columns = {{"seconds", "s until all have it", 1},
                          {"times", "× lower bound", 2},
                          {"seeder_cpu", "seeder CPU s/GiB", 2},
                          {"getter_cpu", "getter CPU s/GiB", 2},
                          {"getter_own", "getter own MiB", 0},
                          {"getter_mapped", "getter mapped MiB", 0}},
              .isMoreBetter = false};
    plan.entries.push_back({.name = "limit: size / capacity",
                            .standing = Standing::Limit,
                            .note = "payload alone, without the 5 % that headers of packets and messages take",
                            .measure = [bound] {
                                return Figures{{"seconds", bound}, {"times", 1.0}};
                            }});
    for (const auto& contender : bench.contenders) {
        if (!contender.speaks(TorrentFormat::V1))
            continue;
        const bool isMain = contender.name == "Shoal" || contender.standing == Standing::Bar;
        plan.entries.push_back({.name = contender.name,
                                .standing = contender.standing,
                                .note = contender.note,
                                .measure = [&bench, contender, load] { return measure(bench, contender, *load); },
                                .mostRounds = isMain ? mainRounds : otherRounds});
    }
    return plan;
}
} // namespace

std::vector<Cell> swarmCells() { return {{"swarm", "1 seeder and 20 getters on capped links", planOf}}; }

} // namespace shoal::bench
