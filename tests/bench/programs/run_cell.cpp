#include "tests/bench/programs/bench.h"

#include <fmt/format.h>
#include <stdexcept>

namespace shoal::bench {
namespace {

std::string said(const Plan& plan, const Figures& figures)
{
    std::string text;
    for (const auto& column : plan.columns)
        if (const auto found = figures.find(column.key); found != figures.end())
            text += fmt::format("{}{} {:.{}f}", text.empty() ? "" : ", ", column.head, found->second, column.digits);
    return text;
}

std::string noteOf(const Entry& entry, const Bench& bench)
{
    if (entry.mostRounds == 0 || entry.mostRounds >= bench.rounds)
        return entry.note;
    return fmt::format("{}{}rounds: {}", entry.note, entry.note.empty() ? "" : "; ", entry.mostRounds);
}
} // namespace

CellResult runCell(const Cell& cell, const Bench& bench,
                   const std::function<void(const Entry&, unsigned round, const std::string& said)>& onRound)
{
    const auto plan = cell.plan(bench);
    CellResult result{
        .name = cell.name, .title = plan.title, .columns = plan.columns, .isMoreBetter = plan.isMoreBetter};
    for (const auto& entry : plan.entries)
        result.rows.push_back({.name = entry.name, .standing = entry.standing, .note = noteOf(entry, bench)});
    for (unsigned round = 0; round < bench.rounds; ++round) {
        for (std::size_t i = 0; i < plan.entries.size(); ++i) {
            const auto& entry = plan.entries[i];
            auto& row = result.rows[i];
            const bool isDue = row.failure.empty() && (entry.mostRounds == 0 || round < entry.mostRounds);
            if (!isDue)
                continue;
            try {
                row.rounds.push_back(entry.measure());
                onRound(entry, round, said(plan, row.rounds.back()));
            } catch (const std::exception& broken) {
                row.failure = broken.what();
                onRound(entry, round, "FAILED: " + row.failure);
            }
        }
    }
    return result;
}

} // namespace shoal::bench
