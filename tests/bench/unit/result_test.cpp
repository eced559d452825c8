#include "tests/bench/report/result.h"

#include "tests/bench/unit/sample_cell.h"

#include <gtest/gtest.h>

namespace shoal::bench {
namespace {

TEST(Sample, TellsMedianLeastAndMost)
{
    Sample sample;
    for (const double figure : {5.0, 1.0, 3.0})
        sample.add(figure);
    EXPECT_EQ(sample.median(), 3.0);
    sample.add(4.0);
    EXPECT_EQ(sample.median(), 3.5);
    EXPECT_EQ(sample.least(), 1.0);
    EXPECT_EQ(sample.most(), 5.0);
}

TEST(Ratio, IsAgainstTheBestOfEachRound)
{
    const auto cell = sampleCell();

    const auto ofBar = ratioTo(cell, cell.rows[1], Standing::Bar);

    EXPECT_DOUBLE_EQ(ofBar.least(), 500.0 / 400.0);
    EXPECT_DOUBLE_EQ(ofBar.most(), 600.0 / 400.0);
    EXPECT_DOUBLE_EQ(ratioTo(cell, cell.rows[1], Standing::Limit).most(), 600.0 / 800.0);
}

TEST(Ratio, IsAboveOneForWhoTakesLessWhereLessIsBetter)
{
    CellResult cell{.columns = {{"seconds", "s"}},
                    .isMoreBetter = false,
                    .rows = {{.name = "Shoal", .rounds = {{{"seconds", 2.0}}}},
                             {.name = "bar", .standing = Standing::Bar, .rounds = {{{"seconds", 3.0}}}},
                             {.name = "worse bar", .standing = Standing::Bar, .rounds = {{{"seconds", 9.0}}}}}};

    EXPECT_DOUBLE_EQ(ratioTo(cell, cell.rows[0], Standing::Bar).last(), 1.5);
}

TEST(Ratio, LeavesOutRoundsThatARowDidNotRun)
{
    const auto cell = sampleCell();

    EXPECT_DOUBLE_EQ(ratioTo(cell, cell.rows[4], Standing::Limit).median(), 0.01);
    EXPECT_TRUE(ratioTo(cell, cell.rows[5], Standing::Limit).isEmpty());
}

TEST(Ratio, IsNothingWithoutARowToBeHeldAgainst)
{
    auto cell = sampleCell();
    cell.rows.erase(cell.rows.begin());

    EXPECT_TRUE(ratioTo(cell, cell.rows[0], Standing::Limit).isEmpty());
}

} // namespace
} // namespace shoal::bench
