#include "tests/bench/report/table.h"

#include <algorithm>
#include <fmt/format.h>

namespace shoal::bench {
namespace {
using Line = std::vector<std::string>;

std::string median(const Sample& sample, int digits)
{
    return sample.isEmpty() ? "–" : fmt::format("{:.{}f}", sample.median(), digits);
}

bool has(const CellResult& cell, Standing standing)
{
    return std::ranges::any_of(cell.rows, [&](const Row& row) { return row.standing == standing; });
}

/// Ratios only where there is something to be held against.
std::vector<std::pair<Standing, std::string>> ratioColumns(const CellResult& cell)
{
    std::vector<std::pair<Standing, std::string>> columns;
    if (has(cell, Standing::Limit))
        columns.emplace_back(Standing::Limit, "of limit");
    if (has(cell, Standing::Bar))
        columns.emplace_back(Standing::Bar, "of libtorrent");
    return columns;
}

Line headOf(const CellResult& cell)
{
    Line line{"", cell.columns.front().head, "least", "most"};
    for (const auto& [standing, head] : ratioColumns(cell))
        line.push_back(head);
    for (std::size_t i = 1; i < cell.columns.size(); ++i)
        line.push_back(cell.columns[i].head);
    return line;
}

Line lineOf(const CellResult& cell, const Row& row)
{
    const auto& main = cell.columns.front();
    const auto sample = sampleOf(row, main.key);
    const auto figure = [&](double value) { return fmt::format("{:.{}f}", value, main.digits); };
    Line line{row.name, median(sample, main.digits), sample.isEmpty() ? "–" : figure(sample.least()),
              sample.isEmpty() ? "–" : figure(sample.most())};
    for (const auto& [standing, head] : ratioColumns(cell))
        line.push_back(median(ratioTo(cell, row, standing), 2));
    for (std::size_t i = 1; i < cell.columns.size(); ++i)
        line.push_back(median(sampleOf(row, cell.columns[i].key), cell.columns[i].digits));
    return line;
}

/// Characters, not bytes: continuation bytes of UTF-8 take no room.
std::size_t widthOf(const std::string& text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::string joined(const Line& line, const std::vector<std::size_t>& widths)
{
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const std::string gap(widths[i] - widthOf(line[i]), ' ');
        text += i == 0 ? line[i] + gap : "  " + gap + line[i];
    }
    return text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
}
} // namespace

std::string tableOf(const CellResult& cell)
{
    std::vector<Line> lines{headOf(cell)};
    for (const auto& row : cell.rows)
        lines.push_back(lineOf(cell, row));
    std::vector<std::size_t> widths(lines.front().size());
    for (const auto& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], widthOf(line[i]));
    auto text = cell.title + "\n";
    for (const auto& line : lines)
        text += joined(line, widths);
    for (const auto& row : cell.rows)
        if (!row.note.empty())
            text += row.name + ": " + row.note + "\n";
    for (const auto& row : cell.rows)
        if (!row.failure.empty())
            text += row.name + " FAILED after " + std::to_string(row.rounds.size())
                + " rounds: " + row.failure.substr(0, row.failure.find('\n')) + "\n";
    if (!cell.remark.empty())
        text += cell.remark + "\n";
    return text;
}

} // namespace shoal::bench
