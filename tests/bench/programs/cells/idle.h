// Cells about programs that do nothing: how soon they serve their shares, and what they hold and burn then.
#pragma once

#include "tests/bench/programs/bench.h"

namespace shoal::bench {

std::vector<Cell> idleCells();

} // namespace shoal::bench
