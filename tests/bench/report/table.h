// A cell's result as a table of plain text.
#pragma once

#include "tests/bench/report/result.h"

#include <string>

namespace shoal::bench {

/// Title, head, a line a row, then the notes and the failures. The first column with median, least and most, the others
/// with their medians.
std::string tableOf(const CellResult& cell);

} // namespace shoal::bench
