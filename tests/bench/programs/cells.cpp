#include "tests/bench/programs/cells/first_byte.h"
#include "tests/bench/programs/cells/idle.h"
#include "tests/bench/programs/cells/links.h"
#include "tests/bench/programs/cells/recheck.h"
#include "tests/bench/programs/cells/transfers.h"

namespace shoal::bench {

std::vector<Cell> cells()
{
    std::vector<Cell> all;
    for (const auto& some :
         {transferCells(), recheckCells(), swarmCells(), firstByteCells(), idleCells(), delayCells()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

} // namespace shoal::bench
