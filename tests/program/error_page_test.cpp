// docs/errors.md holds nothing that no test says.
#include "tests/support/error_page.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <sstream>

namespace shoal::test {
namespace {

/// All that stands in the files of this folder.
std::string testSources()
{
    std::string all;
    for (const auto& file : std::filesystem::directory_iterator{SHOAL_PROGRAM_TESTS_FOLDER}) {
        std::ifstream stream{file.path()};
        all.append(std::istreambuf_iterator<char>{stream}, {});
    }
    return all;
}

TEST(ErrorPage, HasATestForEachHeading)
{
    const auto sources = testSources();
    std::istringstream page{errorPage()};
    std::size_t headings = 0;
    for (std::string line; std::getline(page, line);) {
        if (!line.starts_with("### "))
            continue;
        ++headings;
        EXPECT_NE(sources.find('"' + line.substr(4) + '"'), std::string::npos) << line << ": no test says it any more";
    }
    EXPECT_GT(headings, 40U);
}

} // namespace
} // namespace shoal::test
