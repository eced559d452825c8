#include "app/shoal/report/table.h"

#include "app/shoal/terminal/text.h"

#include <algorithm>

namespace shoal::app {
namespace {
using Line = std::vector<std::string>;
constexpr std::size_t gap = 2;
constexpr std::size_t leastColumns = 8; ///< of a column that gives way

std::vector<Line> linesOf(const std::vector<TableColumn>& shape, const std::vector<std::vector<std::string>>& rows)
{
    std::vector<Line> lines(1);
    for (const auto& column : shape)
        lines.front().emplace_back(column.head);
    for (const auto& row : rows) {
        auto& line = lines.emplace_back();
        for (const auto& cell : row)
            line.push_back(printable(cell));
    }
    return lines;
}

/// Of as many columns as there is room for.
std::vector<std::size_t> widthsOf(const std::vector<TableColumn>& shape, const std::vector<Line>& lines,
                                  std::size_t columns)
{
    std::vector<std::size_t> widths(shape.size());
    for (const auto& line : lines)
        for (std::size_t i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths[i], displayWidth(line[i]));
    std::size_t total = gap * (widths.empty() ? 0 : widths.size() - 1);
    for (const auto width : widths)
        total += width;
    for (std::size_t i = 0; i < widths.size() && total > columns; ++i)
        if (shape[i].givesWay && widths[i] > leastColumns) {
            const auto cut = std::min(total - columns, widths[i] - leastColumns);
            widths[i] -= cut;
            total -= cut;
        }
    for (; total > columns && widths.size() > 1; widths.pop_back())
        total -= gap + widths.back();
    return widths;
}
} // namespace

std::string tableText(const std::vector<TableColumn>& shape, const std::vector<std::vector<std::string>>& rows,
                      std::size_t columns)
{
    if (rows.empty())
        return {};
    const auto lines = linesOf(shape, rows);
    const auto widths = widthsOf(shape, lines, columns);
    std::string text;
    for (const auto& cells : lines) {
        std::string line;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const auto cell = shortened(cells[i], widths[i]);
            line += (i > 0 ? std::string(gap, ' ') : std::string{})
                + (shape[i].isNumber ? paddedLeft(cell, widths[i]) : padded(cell, widths[i]));
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += (text.empty() ? "" : "\n") + shortened(line, columns);
    }
    return text;
}

} // namespace shoal::app
