// The cell about finding: from a link that says nothing but an info-hash to the first block of the content.
#pragma once

#include "tests/bench/programs/bench.h"

namespace shoal::bench {

std::vector<Cell> firstByteCells();

} // namespace shoal::bench
