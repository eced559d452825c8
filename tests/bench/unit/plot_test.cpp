#include "tests/bench/report/plot.h"

#include "tests/bench/unit/sample_cell.h"

#include <gmock/gmock.h>

namespace shoal::bench {
namespace {
using testing::HasSubstr;
using testing::Not;

std::size_t countOf(const std::string& text, const std::string& what)
{
    std::size_t count = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
        ++count;
    return count;
}

TEST(Plot, HasABarForEachRowThatWasMeasured)
{
    const auto plot = plotOf({sampleCell(), sampleCell()});

    EXPECT_EQ(countOf(plot, "<line "), 10U);
    EXPECT_EQ(countOf(plot, ">failed<"), 2U);
}

TEST(Plot, DrawsBarsInProportion)
{
    CellResult cell{
        .columns = {{"speed", "MiB/s"}},
        .rows = {{.name = "one", .rounds = {{{"speed", 100}}}}, {.name = "half", .rounds = {{{"speed", 50}}}}}};

    const auto plot = plotOf({cell});

    EXPECT_THAT(plot, HasSubstr("width=\"560.0\" height=\"16\""));
    EXPECT_THAT(plot, HasSubstr("width=\"280.0\" height=\"16\""));
}

TEST(Plot, EscapesWhatXmlWouldRead)
{
    const auto plot = plotOf({sampleCell()});

    EXPECT_THAT(plot, HasSubstr("Copying &lt;things&gt;"));
    EXPECT_THAT(plot, Not(HasSubstr("<things>")));
}

} // namespace
} // namespace shoal::bench
