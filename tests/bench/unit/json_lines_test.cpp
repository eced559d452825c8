#include "tests/bench/report/json_lines.h"

#include "tests/bench/report/table.h"
#include "tests/bench/unit/sample_cell.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

namespace shoal::bench {
namespace {

TEST(JsonLines, KeepEverythingThatATableShows)
{
    const auto line = jsonLineOf(sampleCell());

    const auto read = cellOfJsonLine(line);

    EXPECT_EQ(line.find('\n'), std::string::npos);
    EXPECT_EQ(tableOf(read), tableOf(sampleCell()));
    EXPECT_EQ(jsonLineOf(read), line);
}

TEST(JsonLines, OfOneCellTheLaterCounts)
{
    const test::TemporaryFolder folder;
    auto other = sampleCell();
    other.name = "other";
    auto later = sampleCell();
    later.title = "later";
    const auto file =
        folder.write("results", jsonLineOf(sampleCell()) + "\n" + jsonLineOf(other) + "\n" + jsonLineOf(later) + "\n");

    const auto cells = readResults(file);

    ASSERT_EQ(cells.size(), 2U);
    EXPECT_EQ(cells[0].title, "later");
    EXPECT_EQ(cells[1].name, "other");
}

TEST(JsonLines, ThatAreNoneAreRefused)
{
    EXPECT_ANY_THROW(cellOfJsonLine("no JSON"));
    EXPECT_ANY_THROW(cellOfJsonLine(R"({"name":"x"})"));
    EXPECT_ANY_THROW(readResults("/nowhere"));
}

} // namespace
} // namespace shoal::bench
