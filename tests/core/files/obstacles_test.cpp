#include "core/files/obstacles.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace shoal {
namespace {

class Obstacles : public testing::Test {
protected:
    Obstacles() { torrent_.files = {{.path = "t/a", .size = 10}, {.path = "t/b", .size = 20}}; }

    std::filesystem::path place(const char* name) const { return folder_ / ("t/" + std::string{name}); }
    ErrorKind found() const
    {
        const auto expected = expectFiles(torrent_, places_, both_);
        EXPECT_FALSE(expected);
        return expected ? ErrorKind::Internal : expected.error().kind;
    }

    const std::vector<bool> both_{true, true};
    test::TemporaryFolder folder_;
    ContentPlaces places_{folder_.path()};
    Torrent torrent_;
};

TEST_F(Obstacles, AreNotFilesLinksToFilesAndNothingAtAll)
{
    folder_.write("elsewhere", "content");
    std::filesystem::create_directories(folder_ / "t");
    EXPECT_TRUE(expectFiles(torrent_, places_, both_)) << "nothing";

    std::filesystem::create_symlink(folder_ / "elsewhere", place("a"));
    folder_.write("t/b", "content");
    EXPECT_TRUE(expectFiles(torrent_, places_, both_));
}

TEST_F(Obstacles, AreFolders)
{
    std::filesystem::create_directories(place("b"));
    EXPECT_EQ(found(), ErrorKind::NotAFile);
}

TEST_F(Obstacles, ArePipesWhichNobodyOpens)
{
    std::filesystem::create_directories(folder_ / "t");
    ASSERT_EQ(mkfifo(place("a").c_str(), 0600), 0);
    EXPECT_EQ(found(), ErrorKind::AlreadyExists);
}

TEST_F(Obstacles, AreLinksThatLeadNowhereOrInACircle)
{
    std::filesystem::create_directories(folder_ / "t");
    std::filesystem::create_symlink("gone", place("a"));
    EXPECT_EQ(found(), ErrorKind::AlreadyExists);
    std::filesystem::remove(place("a"));
    std::filesystem::create_symlink("b", place("b"));
    EXPECT_EQ(found(), ErrorKind::AlreadyExists);
}

TEST_F(Obstacles, OnlyCountWhereAFileIsWanted)
{
    std::filesystem::create_directories(place("b"));
    EXPECT_TRUE(expectFiles(torrent_, places_, {true, false}));
}

TEST_F(Obstacles, InNamesTooLongForTheDiskAreNamedSo)
{
    std::filesystem::create_directories(folder_ / "t");
    torrent_.files[0].path = "t/" + std::string(300, 'n');
    EXPECT_EQ(found(), ErrorKind::NameTooLong);
}

} // namespace
} // namespace shoal
