#include "tests/bench/report/table.h"

#include "tests/bench/unit/sample_cell.h"

#include <gtest/gtest.h>

namespace shoal::bench {
namespace {

TEST(ResultTable, HasMediansLeastMostAndRatiosInColumns)
{
    EXPECT_EQ(tableOf(sampleCell()), R"(Copying <things>
        MiB/s  least  most  of limit  of libtorrent  CPU s/GiB
limit     900    800  1000      1.00           2.25          –
Shoal     550    500   600      0.62           1.38       2.50
mmap      325    250   400      0.38           0.81          –
posix     350    300   400      0.39           0.88          –
slow       10     10    10      0.01           0.03          –
broken      –      –     –         –              –          –
slow: 1 round
broken FAILED after 0 rounds: it ended
Nothing else ran.
)");
}

TEST(ResultTable, HasNoRatiosWhereNothingIsThereToBeHeldAgainst)
{
    auto cell = sampleCell();
    cell.rows = {cell.rows[1]};

    EXPECT_EQ(tableOf(cell),
              "Copying <things>\n"
              "       MiB/s  least  most  CPU s/GiB\n"
              "Shoal    550    500   600       2.50\n"
              "Nothing else ran.\n");
}

} // namespace
} // namespace shoal::bench
