#include "core/files/file_identity.h"
#include "tests/support/temporary_folder.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

namespace shoal {
namespace {

class Identity : public testing::Test {
protected:
    test::TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.write("film", "one");
};

TEST_F(Identity, StaysWhenTheFileIsWrittenTo)
{
    const auto before = identityOf(file_);
    std::ofstream{file_, std::ios::app} << "more";
    ASSERT_TRUE(before);
    EXPECT_EQ(identityOf(file_), before);
}

TEST_F(Identity, StaysWhenTheFileIsRenamed)
{
    const auto before = identityOf(file_);
    std::filesystem::rename(file_, folder_ / "renamed");
    EXPECT_EQ(identityOf(folder_ / "renamed"), before);
}

TEST_F(Identity, IsNoneWhereNoFileIs) { EXPECT_EQ(identityOf(folder_ / "gone"), std::nullopt); }

TEST_F(Identity, IsAnotherWhenTheFileIsMadeAnew)
{
    const auto before = identityOf(file_);
    // Births are counted in ticks of the kernel, a few milliseconds each.
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    do {
        std::filesystem::remove(file_);
        folder_.write("film", "one");
    } while (identityOf(file_) == before && std::chrono::steady_clock::now() < deadline);
    EXPECT_NE(identityOf(file_), before) << "even where the file system gives the number again";
}

TEST_F(Identity, IsAnotherWhenAFileIsRenamedOverIt)
{
    const auto before = identityOf(file_);
    std::filesystem::rename(folder_.write("other", "one"), file_);
    EXPECT_NE(identityOf(file_), before);
}

} // namespace
} // namespace shoal
