#include "tests/bench/programs/cells/transfers.h"

#include "tests/bench/programs/exchange.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <memory>

namespace shoal::bench {
namespace {
constexpr Bytes mib = 1024 * 1024;

/// What a transfer is about.
struct Transfer {
    std::string title;
    TorrentFormat format = TorrentFormat::V1;
    Bytes size = 0;
    Bytes fileSize = 0; ///< 0: one file
    unsigned getters = 1;
    unsigned roundsOfOthers = 0; ///< of programs that are neither Shoal nor a limit nor a bar; 0: as many as all
};

/// Loads of several sizes, each made once.
class Loads {
public:
    Loads(std::filesystem::path scratch, Transfer transfer)
        : scratch_{std::move(scratch)}
        , transfer_{std::move(transfer)}
    {}
    std::shared_ptr<const Load> ofAtMost(Bytes most)
    {
        const auto size = most == 0 ? transfer_.size : std::min(most, transfer_.size);
        auto& load = made_[size];
        if (!load)
            load = std::make_shared<const Load>(scratch_, transfer_.format, size, transfer_.fileSize);
        return load;
    }

private:
    std::filesystem::path scratch_;
    Transfer transfer_;
    std::map<Bytes, std::shared_ptr<const Load>> made_;
};

Entry entryFor(const Bench& bench, const Contender& contender, const std::shared_ptr<const Load>& load,
               const Transfer& transfer)
{
    const bool isOther = contender.standing == Standing::Contender && !contender.isOurs;
    return {.name = contender.name,
            .standing = contender.standing,
            .note = contender.note,
            .measure = [&bench, contender, load,
                        getters = transfer.getters] { return exchange(bench, contender, *load, {.getters = getters}); },
            .mostRounds = isOther ? transfer.roundsOfOthers : 0};
}

Plan planOf(const Bench& bench, Transfer transfer)
{
    transfer.size = bench.size.value_or(transfer.size);
    Loads loads{bench.scratch, transfer};
    const auto whole = loads.ofAtMost(0);
    Plan plan{.title = fmt::format("{}, {} MiB, {}, pieces of {} KiB", transfer.title, whole->size() / mib,
                                   nameOf(transfer.format), whole->pieceLength() / 1024),
              .columns = exchangeColumns()};
    plan.entries.push_back(entryFor(bench, plainCopy(bench.own, whole->path(), transfer.format), whole, transfer));
    for (const auto& contender : bench.contenders)
        if (contender.speaks(transfer.format))
            plan.entries.push_back(entryFor(bench, contender, loads.ofAtMost(contender.mostBytes), transfer));
    return plan;
}

Cell cellOf(const std::string& name, const std::string& about, const Transfer& transfer)
{
    return {name, about, [transfer](const Bench& bench) { return planOf(bench, transfer); }};
}
} // namespace

std::vector<Cell> transferCells()
{
    constexpr Bytes large = 4096 * mib;
    return {
        cellOf("one-to-one-v1", "4 GiB from one peer to another, v1",
               {.title = "One to one", .format = TorrentFormat::V1, .size = large}),
        cellOf("one-to-one-v2", "the same, v2", {.title = "One to one", .format = TorrentFormat::V2, .size = large}),
        cellOf("one-to-one-hybrid", "the same, hybrid",
               {.title = "One to one", .format = TorrentFormat::Hybrid, .size = large}),
        cellOf("one-to-eight", "1 GiB from one peer to eight others, v1",
               {.title = "One to eight, all getters together",
                .format = TorrentFormat::V1,
                .size = 1024 * mib,
                .getters = 8,
                .roundsOfOthers = 2}),
        cellOf("small-files-v1", "20,000 files of 64 KiB from one peer to another, v1",
               {.title = "Files of 64 KiB",
                .format = TorrentFormat::V1,
                .size = 1250 * mib,
                .fileSize = 65536,
                .roundsOfOthers = 2}),
        cellOf("small-files-hybrid", "5,000 of them, hybrid",
               {.title = "Files of 64 KiB",
                .format = TorrentFormat::Hybrid,
                .size = 312 * mib + mib / 2,
                .fileSize = 65536,
                .roundsOfOthers = 2})};
}

} // namespace shoal::bench
