#include "core/files/whole_file.h"

#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace shoal {
namespace {

mode_t modeOf(const std::filesystem::path& file)
{
    struct stat status = {};
    EXPECT_EQ(::stat(file.c_str(), &status), 0) << file;
    return status.st_mode & 0777;
}

TEST(WholeFile, IsReadAsItWasWritten)
{
    const test::TemporaryFolder folder;
    const std::string bytes = std::string(200'000, 'x') + std::string{"\0\xff", 2};

    ASSERT_TRUE(replaceWholeFile(folder / "file", bytes));

    EXPECT_EQ(readWholeFile(folder / "file").value(), bytes);
    EXPECT_EQ(modeOf(folder / "file"), 0600u);
}

TEST(WholeFile, KeepsTheModeOfTheOldOne)
{
    const test::TemporaryFolder folder;
    const auto file = folder.write("file", "old, and longer");
    std::filesystem::permissions(file, std::filesystem::perms{0640});

    ASSERT_TRUE(replaceWholeFile(file, "new"));

    EXPECT_EQ(readWholeFile(file).value(), "new");
    EXPECT_EQ(modeOf(file), 0640u);
}

TEST(WholeFile, IsReplacedBehindASymbolicLink)
{
    const test::TemporaryFolder folder;
    const auto target = folder.write("target", "old");
    std::filesystem::create_symlink(target, folder / "link");

    ASSERT_TRUE(replaceWholeFile(folder / "link", "new"));

    EXPECT_TRUE(std::filesystem::is_symlink(folder / "link"));
    EXPECT_EQ(readWholeFile(target).value(), "new");
}

TEST(WholeFile, LeavesNothingBesideItWhenItCannotBeWritten)
{
    const test::TemporaryFolder folder;
    folder.write("file/inside", ""); // a folder stands in the file's place

    const auto replaced = replaceWholeFile(folder / "file", "new");

    ASSERT_FALSE(replaced);
    EXPECT_EQ(replaced.error().about, (folder / "file").string());
    EXPECT_FALSE(std::filesystem::exists(folder / "file.new"));
}

TEST(WholeFile, SaysWhichOneIsNotThere)
{
    const test::TemporaryFolder folder;

    const auto read = readWholeFile(folder / "missing");

    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().kind, ErrorKind::NotFound);
    EXPECT_EQ(read.error().about, (folder / "missing").string());
}

} // namespace
} // namespace shoal
