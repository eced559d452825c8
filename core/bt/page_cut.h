// A window of rows that were all made.
#pragma once

#include "core/share.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace shoal::bt {

template <class Row>
Page<Row> cut(std::vector<Row> rows, Range range)
{
    Page<Row> page{.total = rows.size(), .rows = {}};
    const auto first = std::min(range.first, rows.size());
    const auto last = first + std::min(range.count, rows.size() - first);
    page.rows.assign(std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(first)),
                     std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(last)));
    return page;
}

} // namespace shoal::bt
