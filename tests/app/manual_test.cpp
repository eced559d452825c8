#include "app/shoal/cli/documents.h"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace shoal::app {
namespace {

TEST(Manual, HoldsTheTablesThatTheProgramPrints)
{
    std::ifstream stream{SHOAL_DOCS_FOLDER "/cli.md"};
    const std::string manual{std::istreambuf_iterator<char>{stream}, {}};
    const std::string start = "<!-- made by: shoal docs markdown -->\n";
    const auto from = manual.find(start);
    const auto to = manual.find("<!-- end -->");

    ASSERT_NE(from, std::string::npos);
    ASSERT_NE(to, std::string::npos);
    EXPECT_EQ(manual.substr(from + start.size(), to - from - start.size()), markdownTables())
        << "put the output of `shoal docs markdown` between the two marks of docs/cli.md";
}

} // namespace
} // namespace shoal::app
