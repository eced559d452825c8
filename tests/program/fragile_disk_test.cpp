// The disk whose power can be cut, by itself: a guard that lets everything through would be none.
#include "tests/support/fragile_disk/fragile_disk.h"
#include "tests/support/temporary_folder.h"

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace shoal::test {
namespace {

class FragileDiskTest : public testing::Test {
protected:
    void SetUp() override
    {
        if (const auto reason = FragileDisk::whyNot())
            GTEST_SKIP() << *reason;
        disk_.emplace(folder_.path());
    }

    std::filesystem::path at(const char* name) const { return disk_->root() / name; }
    static void sync(const std::filesystem::path& path)
    {
        const int file = ::open(path.c_str(), O_RDONLY);
        ASSERT_EQ(::fsync(file), 0);
        ::close(file);
    }
    void write(const char* name, const std::string& content) const { std::ofstream{at(name)} << content; }
    void overwrite(const char* name, const std::string& content) const
    {
        std::fstream{at(name), std::ios::in | std::ios::out} << content;
    }
    /// Content and name.
    void writeSynced(const char* name, const std::string& content) const
    {
        write(name, content);
        sync(at(name));
        sync(at(name).parent_path());
    }
    std::optional<std::string> contentOf(const char* name) const
    {
        std::ifstream stream{at(name), std::ios::binary};
        if (!stream)
            return std::nullopt;
        return std::string{std::istreambuf_iterator<char>{stream}, {}};
    }
    void cut() { disk_->cutPower(Loss::All, random_); }

    TemporaryFolder folder_;
    Randomness random_;
    std::optional<FragileDisk> disk_;
};

TEST_F(FragileDiskTest, KeepsWhatWasSynced)
{
    writeSynced("file", "content");
    cut();
    EXPECT_EQ(contentOf("file"), "content");
}

TEST_F(FragileDiskTest, LosesANameWhoseFolderWasNotSynced)
{
    write("file", "content");
    sync(at("file"));
    cut();
    EXPECT_EQ(contentOf("file"), std::nullopt);
}

TEST_F(FragileDiskTest, LosesTheContentOfAFileThatWasNotSynced)
{
    write("file", "content");
    sync(disk_->root());
    cut();
    EXPECT_EQ(contentOf("file"), "");
}

TEST_F(FragileDiskTest, TakesBackAnOverwriteAndAnAppend)
{
    const std::string old(10'000, 'o');
    writeSynced("file", old);
    overwrite("file", std::string(5'000, 'n'));
    std::ofstream{at("file"), std::ios::app} << "more";
    cut();
    EXPECT_EQ(contentOf("file"), old);
}

TEST_F(FragileDiskTest, TakesBackATruncation)
{
    const std::string old(10'000, 'o');
    writeSynced("file", old);
    write("file", "short");
    cut();
    EXPECT_EQ(contentOf("file"), old);
}

TEST_F(FragileDiskTest, TakesBackARenameAndARemoval)
{
    writeSynced("old", "old");
    writeSynced("gone", "gone");
    writeSynced("new", "new");
    std::filesystem::rename(at("new"), at("old"));
    std::filesystem::remove(at("gone"));
    cut();
    EXPECT_EQ(contentOf("old"), "old");
    EXPECT_EQ(contentOf("new"), "new");
    EXPECT_EQ(contentOf("gone"), "gone");
}

TEST_F(FragileDiskTest, KeepsARenameWhoseFolderWasSynced)
{
    writeSynced("old", "old");
    writeSynced("new", "new");
    std::filesystem::rename(at("new"), at("old"));
    sync(disk_->root());
    cut();
    EXPECT_EQ(contentOf("old"), "new");
    EXPECT_EQ(contentOf("new"), std::nullopt);
}

TEST_F(FragileDiskTest, KeepsSomeOfTheUnsyncedPagesWhenTheSystemWroteEarly)
{
    const std::string old(64 * 4096, 'o');
    writeSynced("file", old);
    overwrite("file", std::string(64 * 4096, 'n'));
    disk_->cutPower(Loss::Some, random_);
    const auto left = contentOf("file").value_or("");
    EXPECT_EQ(left.size(), old.size());
    EXPECT_NE(left.find('o'), std::string::npos);
    EXPECT_NE(left.find('n'), std::string::npos);
}

TEST_F(FragileDiskTest, EndsAProgramAtTheArmedStepAndDoesNothingFromThenOn)
{
    disk_->gate().arm(3); // create, write, and then
    const pid_t child = fork();
    if (child == 0) {
        const int file = ::open(at("file").c_str(), O_WRONLY | O_CREAT, 0600);
        const auto written = ::write(file, "12", 2) + ::write(file, "34", 2);
        _exit(static_cast<int>(written));
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    EXPECT_EQ(contentOf("file"), "12");
    EXPECT_TRUE(disk_->gate().isShut());
    EXPECT_NE(::mkdir(at("folder").c_str(), 0700), 0);
}

} // namespace
} // namespace shoal::test
