// Results as a picture (SVG): a panel a cell, a bar a row, with a line from the least to the most.
#pragma once

#include "tests/bench/report/result.h"

#include <string>
#include <vector>

namespace shoal::bench {

std::string plotOf(const std::vector<CellResult>& cells);

} // namespace shoal::bench
