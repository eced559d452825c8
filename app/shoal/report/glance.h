// Work under way in one line: what stands at the bottom of a terminal.
#pragma once

#include "app/shoal/report/report.h"
#include "app/shoal/report/status_line.h"

namespace shoal::app {

/// Lines of at most `columns` - 1, so that a terminal never wraps them.
Glance glanceAt(const Hashing& hashing, std::size_t columns);
Glance glanceAt(const CheckingData& checking, std::size_t columns);
Glance glanceAt(const ShareRow& row, std::size_t columns);

} // namespace shoal::app
