// Cells in which links set the pace: a swarm on capped links, and two peers far from each other.
#pragma once

#include "tests/bench/programs/bench.h"

namespace shoal::bench {

std::vector<Cell> swarmCells();
std::vector<Cell> delayCells();

} // namespace shoal::bench
