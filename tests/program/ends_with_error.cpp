#include "tests/program/ends_with_error.h"

#include <gtest/gtest.h>

namespace shoal::test {

void expectError(Program& program, const std::string& kind, const std::filesystem::path& about, int exit)
{
    const auto error = program.waitFor("error");
    ASSERT_TRUE(error);
    EXPECT_EQ(error->text("kind"), kind) << program.account();
    EXPECT_EQ(error->text("about"), about.string()) << program.account();
    EXPECT_EQ(program.waitForEnd(), exit) << program.account();
    EXPECT_TRUE(program.eventsOf("done").empty()) << program.account();
}

} // namespace shoal::test
