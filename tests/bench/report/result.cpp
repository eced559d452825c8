#include "tests/bench/report/result.h"

#include <algorithm>

namespace shoal::bench {
namespace {

/// The best figure of a standing in a round.
std::optional<double> bestOf(const CellResult& cell, Standing standing, std::size_t round)
{
    std::optional<double> best;
    for (const auto& row : cell.rows) {
        if (row.standing != standing || round >= row.rounds.size())
            continue;
        const auto figure = row.rounds[round].find(cell.columns.front().key);
        if (figure == row.rounds[round].end())
            continue;
        const bool isBetter = !best || (cell.isMoreBetter ? figure->second > *best : figure->second < *best);
        if (isBetter)
            best = figure->second;
    }
    return best;
}
} // namespace

Sample sampleOf(const Row& row, const std::string& key)
{
    Sample sample;
    for (const auto& round : row.rounds)
        if (const auto figure = round.find(key); figure != round.end())
            sample.add(figure->second);
    return sample;
}

Sample ratioTo(const CellResult& cell, const Row& row, Standing standing)
{
    Sample ratios;
    for (std::size_t round = 0; round < row.rounds.size(); ++round) {
        const auto best = bestOf(cell, standing, round);
        const auto own = row.rounds[round].find(cell.columns.front().key);
        if (!best || own == row.rounds[round].end() || *best == 0 || own->second == 0)
            continue;
        ratios.add(cell.isMoreBetter ? own->second / *best : *best / own->second);
    }
    return ratios;
}

} // namespace shoal::bench
