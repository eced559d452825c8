#include "app/shoal/report/table.h"

#include "app/shoal/cli/command_table.h"
#include "app/shoal/report/share_fields.h"
#include "app/shoal/terminal/text.h"
#include "tests/app/fake_terminal.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;

const std::vector<TableColumn> shape{{"ID", true}, {"NAME", false, true}, {"STATE"}};

TEST(Table, AlignsNumbersOnTheRight)
{
    EXPECT_THAT(test::linesOf(tableText(shape, {{"1", "album", "seeding"}, {"10", "b", "paused"}}, anyWidth)),
                ElementsAre("ID  NAME   STATE", " 1  album  seeding", "10  b      paused"));
}

TEST(Table, OfNothingIsNothing) { EXPECT_EQ(tableText(shape, {}, 80), ""); }

TEST(Table, CutsTheNameAloneWhileThatIsEnough)
{
    const auto lines = test::linesOf(tableText(shape, {{"1", "a rather long name.tar", "seeding"}}, 25));

    EXPECT_EQ(displayWidth(lines[1]), 25U);
    EXPECT_THAT(lines[1], HasSubstr("seeding"));
    EXPECT_THAT(lines[1], HasSubstr("…"));
}

TEST(Table, LeavesTheLastColumnsOutWhenCuttingIsNotEnough)
{
    EXPECT_THAT(test::linesOf(tableText(shape, {{"1", "a rather long name.tar", "seeding"}}, 14)),
                ElementsAre("ID  NAME", " 1  a ra…tar"));
}

TEST(Table, IsNeverWiderThanTheTerminal)
{
    for (std::size_t columns = 1; columns < 60; ++columns)
        for (const auto& line : test::linesOf(tableText(shape, {{"1", "日本語のとても長い名前.flac", "x"}}, columns)))
            EXPECT_LE(displayWidth(line), columns);
}

TEST(Table, MakesCellsPrintable)
{
    EXPECT_THAT(tableText(shape, {{"1", "a\x1b[2J\nb", ""}}, anyWidth), HasSubstr("a\\x1b[2J\\x0ab"));
}

TEST(ShareFields, AreAllNamedInTheHelpOfLs)
{
    const auto options = findCommand("ls")->options;
    const auto columns =
        std::find_if(options.begin(), options.end(), [](const auto& o) { return o.name == "--columns"; });
    EXPECT_THAT(std::string{columns->doc}, HasSubstr(shareFieldNames()));
}

TEST(ShareFields, HaveATextForAShareOfWhichNothingIsKnown)
{
    for (const auto& field : shareFields())
        EXPECT_TRUE(!field.text({}).empty() || field.name == "name" || field.name == "folder" || field.name == "reason")
            << field.name;
}

TEST(ShareFields, OrderEqualSharesNeitherWay)
{
    for (const auto& field : shareFields())
        EXPECT_FALSE(field.isLess({}, {})) << field.name;
}

} // namespace
} // namespace shoal::app
