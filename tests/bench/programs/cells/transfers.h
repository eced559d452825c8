// Cells in which a load goes from one peer to one or to several, as fast as the machine lets it.
#pragma once

#include "tests/bench/programs/bench.h"

namespace shoal::bench {

std::vector<Cell> transferCells();

} // namespace shoal::bench
