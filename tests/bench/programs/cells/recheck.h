// Cells in which a program looks at every byte of a large file that it holds already.
#pragma once

#include "tests/bench/programs/bench.h"

namespace shoal::bench {

std::vector<Cell> recheckCells();

} // namespace shoal::bench
