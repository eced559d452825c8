#include "core/bt/disk/file_layer.h"

#include "tests/core/bt/disk/stored_torrent.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <climits>
#include <filesystem>

#include <sys/stat.h>

namespace shoal::bt {
namespace {

namespace errc = boost::system::errc;
namespace fs = std::filesystem;
using test::contentOf;
using ::testing::ElementsAre;

class SystemFilesTest : public ::testing::Test {
protected:
    std::string path(std::string_view name) const { return (folder_ / name).string(); }

    test::TemporaryFolder folder_;
    std::shared_ptr<FileLayer> files_ = systemFiles();
    lt::error_code error_;
};

TEST_F(SystemFilesTest, MakesTheFoldersAboveAFileThatIsToBeWritten)
{
    EXPECT_TRUE(files_->open(path("a/b/c"), OpenFor::Writing, error_));

    EXPECT_TRUE(fs::is_regular_file(folder_ / "a/b/c"));
}

TEST_F(SystemFilesTest, KeepsWhatIsInAFileThatIsToBeWritten)
{
    folder_.write("a", "before");
    EXPECT_TRUE(files_->open(path("a"), OpenFor::Writing, error_));

    EXPECT_EQ(contentOf(folder_ / "a"), "before");
}

TEST_F(SystemFilesTest, MovesMoreBuffersThanTheSystemTakesAtOnce)
{
    const auto file = files_->open(path("a"), OpenFor::Writing, error_);
    std::string bytes(3 * IOV_MAX + 5, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i * 7);
    std::vector<iovec> buffers;
    for (auto& byte : bytes)
        buffers.push_back({&byte, 1});

    EXPECT_EQ(file->write(10, buffers, error_), static_cast<std::int64_t>(bytes.size()));
    const auto written = bytes;
    std::ranges::fill(bytes, '?');
    EXPECT_EQ(file->read(10, buffers, error_), static_cast<std::int64_t>(bytes.size()));

    EXPECT_TRUE(bytes == written);
}

TEST_F(SystemFilesTest, ReadsUpToTheEndOfTheFile)
{
    folder_.write("a", "0123456789");
    const auto file = files_->open(path("a"), OpenFor::Reading, error_);
    std::string bytes(8, '?');
    const iovec buffers[]{{bytes.data(), 3}, {bytes.data() + 3, 5}};

    EXPECT_EQ(file->read(5, buffers, error_), 5);

    EXPECT_FALSE(error_);
    EXPECT_EQ(bytes.substr(0, 5), "56789");
}

TEST_F(SystemFilesTest, OpensNoFolderAndNoPipe)
{
    ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
    for (const auto purpose : {OpenFor::Reading, OpenFor::Writing}) {
        EXPECT_EQ(files_->open(path("."), purpose, error_), nullptr);
        EXPECT_EQ(error_, errc::is_a_directory);
        EXPECT_EQ(files_->open(path("pipe"), purpose, error_), nullptr);
        EXPECT_EQ(error_, errc::file_exists);
    }
}

TEST_F(SystemFilesTest, TakesTheRoomThatAFileWillNeed)
{
    const auto file = files_->open(path("a"), OpenFor::Writing, error_);
    file->allocate(1 << 20, error_);

    struct stat state {};
    ASSERT_EQ(::stat(path("a").c_str(), &state), 0);
    EXPECT_FALSE(error_);
    EXPECT_EQ(state.st_size, 1 << 20);
    EXPECT_GE(state.st_blocks * 512, 1 << 20);
}

TEST_F(SystemFilesTest, TakesNoRoomThatTheDiskDoesNotHave)
{
    const auto file = files_->open(path("a"), OpenFor::Writing, error_);
    file->allocate(std::int64_t{1} << 42, error_); // 4 TiB

    EXPECT_TRUE(error_ == errc::no_space_on_device || error_ == errc::file_too_large) << error_.message();
    EXPECT_EQ(fs::file_size(folder_ / "a"), 0);
}

TEST_F(SystemFilesTest, CopiesContentTimeAndPermissions)
{
    folder_.writeNoise("a", 3'000'000);
    fs::permissions(folder_ / "a", fs::perms::owner_all);
    const auto time = fs::file_time_type{std::chrono::hours{24 * 365}};
    fs::last_write_time(folder_ / "a", time);
    folder_.write("b", "replaced");

    files_->copy(path("a"), path("b"), error_);

    EXPECT_FALSE(error_) << error_.message();
    EXPECT_EQ(contentOf(folder_ / "b"), contentOf(folder_ / "a"));
    EXPECT_EQ(fs::last_write_time(folder_ / "b"), time);
    EXPECT_EQ(fs::status(folder_ / "b").permissions(), fs::perms::owner_all);
    EXPECT_THAT(test::tree(folder_.path()), ElementsAre("a", "b"));
}

TEST_F(SystemFilesTest, CopiesHolesAsHoles)
{
    {
        const auto file = files_->open(path("a"), OpenFor::Writing, error_);
        file->truncate(64 << 20, error_);
        std::string bytes(4096, 'x');
        const iovec buffer{bytes.data(), bytes.size()};
        file->write(32 << 20, {&buffer, 1}, error_);
    }
    files_->copy(path("a"), path("b"), error_);

    struct stat state {};
    ASSERT_EQ(::stat(path("b").c_str(), &state), 0);
    EXPECT_FALSE(error_) << error_.message();
    EXPECT_EQ(state.st_size, 64 << 20);
    EXPECT_LT(state.st_blocks * 512, 8 << 20);
    EXPECT_EQ(contentOf(folder_ / "b"), contentOf(folder_ / "a"));
}

TEST_F(SystemFilesTest, LeavesWhatStandsThereWhenACopyFails)
{
    folder_.write("b", "before");
    files_->copy(path("a"), path("b"), error_);
    EXPECT_EQ(error_, errc::no_such_file_or_directory);
    error_ = {};
    fs::create_directory(folder_ / "c");
    folder_.write("c/inside", "");
    files_->copy(path("b"), path("c"), error_);
    EXPECT_EQ(error_, errc::is_a_directory);

    EXPECT_THAT(test::tree(folder_.path()), ElementsAre("b", "c/", "c/inside"));
    EXPECT_EQ(contentOf(folder_ / "b"), "before");
}

TEST_F(SystemFilesTest, RemovesFilesOrEmptyFoldersAndNothingElse)
{
    folder_.write("folder/file", "");
    files_->remove(path("folder"), error_);
    EXPECT_EQ(error_, errc::is_a_directory);
    files_->removeFolder(path("folder"), error_);
    EXPECT_EQ(error_, errc::directory_not_empty);
    error_ = {};
    files_->remove(path("folder/file"), error_);
    files_->removeFolder(path("folder"), error_);

    EXPECT_FALSE(error_);
    EXPECT_TRUE(fs::is_empty(folder_.path()));
}

TEST_F(SystemFilesTest, TellsWhereALinkLeads)
{
    files_->symbolicLink("../elsewhere", path("link"), error_);
    EXPECT_EQ(files_->targetOf(path("link"), error_), "../elsewhere");
    EXPECT_FALSE(error_);
    folder_.write("file", "");
    files_->targetOf(path("file"), error_);

    EXPECT_EQ(error_, errc::invalid_argument);
}

TEST(NameBeside, IsHiddenAndNeverTooLong)
{
    EXPECT_EQ(nameBeside("/a/b", ".copy"), "/a/.b.copy");
    EXPECT_EQ(nameBeside("b", ".copy"), ".b.copy");
    const auto name = nameBeside("/a/" + std::string(255, 'x'), ".copy").substr(3);
    EXPECT_EQ(name, "." + std::string(249, 'x') + ".copy");
    std::string letters;
    for (int i = 0; i < 127; ++i)
        letters += "\u00e9";
    EXPECT_EQ(nameBeside("x" + letters, ".copy").size(), 255U);
    EXPECT_EQ(nameBeside(letters, ".copy").size(), 254U) << "no letter is cut";
}

} // namespace
} // namespace shoal::bt
