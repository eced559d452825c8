#include "core/files/room.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <gtest/gtest.h>

namespace shoal {
namespace {

class RoomTest : public ::testing::Test {
protected:
    RoomTest()
    {
        torrent_.files = {
            {.path = "t/sub/a", .size = 100'000}, {.path = "t/empty", .size = 0}, {.path = "t/b", .size = 50'000}};
    }
    const std::vector<bool> all_{true, true, true};
    test::TemporaryFolder folder_;
    ContentPlaces places_{folder_ / "target"};
    Torrent torrent_;
};

TEST_F(RoomTest, NeedsTheWantedFilesAlone)
{
    EXPECT_EQ(roomFor(torrent_, places_, all_)->needed, 150'000u);
    EXPECT_EQ(roomFor(torrent_, places_, {false, true, true})->needed, 50'000u);
}

TEST_F(RoomTest, NeedsNoRoomForWhatIsThere)
{
    folder_.writeNoise("target/t/b", 50'000);
    EXPECT_EQ(roomFor(torrent_, places_, all_)->needed, 100'000u);
}

TEST_F(RoomTest, IsNotEnoughForMoreThanTheDiskHolds)
{
    torrent_.files[0].size = Bytes{1} << 60;
    const auto room = roomFor(torrent_, places_, all_);
    EXPECT_FALSE(room->isEnough());
    EXPECT_GT(room->free, 0u);
}

TEST(RoomText, SaysWhatIsNeededAndWhatIsFree)
{
    EXPECT_EQ(roomText({.needed = Bytes{16} << 20, .free = Bytes{8} << 20}), "16.0 MiB are needed, 8.0 MiB are free");
    EXPECT_EQ(roomText({.needed = Bytes{16} << 20, .free = 4096}), "16.0 MiB are needed, almost nothing is free");
}

TEST_F(RoomTest, MakesTheFoldersAndTheEmptyFilesThatAreWanted)
{
    ASSERT_TRUE(makeFolders(torrent_, places_, {true, true, false}));
    EXPECT_TRUE(std::filesystem::is_directory(folder_ / "target/t/sub"));
    EXPECT_TRUE(std::filesystem::is_regular_file(folder_ / "target/t/empty"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "target/t/sub/a"));
}

TEST_F(RoomTest, NamesTheFileThatStandsWhereAFolderMustBe)
{
    folder_.write("target/t/sub", "in the way");
    const auto made = makeFolders(torrent_, places_, all_);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, ErrorKind::NotAFolder);
    EXPECT_EQ(made.error().about, (folder_ / "target/t/sub").string());
}

} // namespace
} // namespace shoal
