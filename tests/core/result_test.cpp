#include "core/result.h"

#include <gtest/gtest.h>
#include <set>
#include <string>

namespace shoal {
namespace {

TEST(Error, EveryKindHasAStableNameOfItsOwn)
{
    std::set<std::string> names;
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Internal); ++kind)
        EXPECT_TRUE(names.insert(errorKindName(static_cast<ErrorKind>(kind))).second) << kind;
}

TEST(Error, KeepsTheSystemsTextAsItsReason)
{
    const Result<int> result = failWith(std::make_error_code(std::errc::no_space_on_device), "/full/file");

    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::DiskFull);
    EXPECT_EQ(result.error().about, "/full/file");
    EXPECT_EQ(result.error().reason, "No space left on device");
}

TEST(Error, AnUnknownSystemErrorIsIo)
{
    EXPECT_EQ(kindOf(std::make_error_code(std::errc::too_many_files_open)), ErrorKind::Io);
}

} // namespace
} // namespace shoal
