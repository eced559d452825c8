// Rows in aligned columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace shoal::app {

struct TableColumn {
    std::string_view head;
    bool isNumber = false; ///< stands on the right
    bool givesWay = false; ///< its texts are cut when the line would be too long
};

/// A line of heads and one a row, without the last end; nothing when there are no rows. Cells are made printable. No
/// line is wider than `columns`: when cutting is not enough, the last columns are left out.
std::string tableText(const std::vector<TableColumn>& shape, const std::vector<std::vector<std::string>>& rows,
                      std::size_t columns);

/// For a pipe: whoever reads it may search for whole names.
constexpr std::size_t anyWidth = ~std::size_t{0} / 2;

} // namespace shoal::app
