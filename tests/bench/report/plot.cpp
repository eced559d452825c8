#include "tests/bench/report/plot.h"

#include <algorithm>
#include <fmt/format.h>

namespace shoal::bench {
namespace {
constexpr double width = 860;
constexpr double namesWidth = 190;
constexpr double figuresWidth = 110;
constexpr double barHeight = 16;
constexpr double rowHeight = 22;
constexpr double headHeight = 44;

std::string escaped(const std::string& text)
{
    std::string safe;
    for (const char each : text) {
        if (each == '&')
            safe += "&amp;";
        else if (each == '<')
            safe += "&lt;";
        else if (each == '>')
            safe += "&gt;";
        else
            safe += each;
    }
    return safe;
}

const char* colourOf(const Row& row)
{
    if (row.standing == Standing::Limit)
        return "#b0b0b0";
    if (row.standing == Standing::Bar)
        return "#d8a24a";
    return row.name.starts_with("Shoal") ? "#2a7de1" : "#8fb7a1";
}

std::string barOf(const CellResult& cell, const Row& row, double top, double most)
{
    const auto& column = cell.columns.front();
    const auto sample = sampleOf(row, column.key);
    auto text = fmt::format("<text x=\"{}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>\n", namesWidth - 8,
                            top + barHeight - 4, escaped(row.name));
    if (sample.isEmpty())
        return text + fmt::format("<text x=\"{}\" y=\"{:.1f}\">failed</text>\n", namesWidth, top + barHeight - 4);
    const auto length = [&](double figure) { return figure / most * (width - namesWidth - figuresWidth); };
    const auto middle = top + barHeight / 2;
    text += fmt::format("<rect x=\"{}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{}\" fill=\"{}\"/>\n", namesWidth, top,
                        length(sample.median()), barHeight, colourOf(row));
    text += fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#202020\"/>\n",
                        namesWidth + length(sample.least()), middle, namesWidth + length(sample.most()), middle);
    return text
        + fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\">{:.{}f}</text>\n", namesWidth + length(sample.most()) + 6,
                      top + barHeight - 4, sample.median(), column.digits);
}

double heightOf(const CellResult& cell) { return headHeight + rowHeight * static_cast<double>(cell.rows.size()); }

std::string panelOf(const CellResult& cell, double top)
{
    double most = 1e-9;
    for (const auto& row : cell.rows)
        if (const auto sample = sampleOf(row, cell.columns.front().key); !sample.isEmpty())
            most = std::max(most, sample.most());
    auto text =
        fmt::format("<text x=\"8\" y=\"{:.1f}\" font-weight=\"bold\">{}</text>\n", top + 20, escaped(cell.title));
    text += fmt::format("<text x=\"8\" y=\"{:.1f}\" fill=\"#606060\">{}, {} is better</text>\n", top + 36,
                        escaped(cell.columns.front().head), cell.isMoreBetter ? "more" : "less");
    auto at = top + headHeight;
    for (const auto& row : cell.rows) {
        text += barOf(cell, row, at, most);
        at += rowHeight;
    }
    return text;
}
} // namespace

std::string plotOf(const std::vector<CellResult>& cells)
{
    std::string panels;
    double top = 0;
    for (const auto& cell : cells) {
        panels += panelOf(cell, top);
        top += heightOf(cell) + 12;
    }
    return fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1:.0f}\" width=\"{0}\" "
                       "height=\"{1:.0f}\" font-family=\"sans-serif\" font-size=\"12\">\n"
                       "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n{2}</svg>\n",
                       width, top, panels);
}

} // namespace shoal::bench
