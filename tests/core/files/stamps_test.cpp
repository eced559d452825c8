#include "core/files/stamps.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {

using ::testing::ElementsAre;

/// Two files of two pieces each.
class Stamps : public ::testing::Test {
protected:
    Stamps()
    {
        folder_.write("t/a", "0123456789");
        folder_.write("t/b", "0123456789");
        torrent_.pieceLength = 5;
        torrent_.pieceCount = 4;
        torrent_.files = {{.path = "t/a", .size = 10, .offset = 0}, {.path = "t/b", .size = 10, .offset = 10}};
    }
    std::vector<FileStamp> taken(const PieceSet& have) const { return stampsOf(torrent_, places_, have); }
    PieceSet doubts(const std::vector<FileStamp>& then) const
    {
        return piecesToDoubt(torrent_, then, stampsOf(torrent_, places_));
    }
    void touch(const std::string& name) const
    {
        std::filesystem::last_write_time(folder_ / name,
                                         std::filesystem::file_time_type::clock::now() + std::chrono::hours{1});
    }

    test::TemporaryFolder folder_;
    ContentPlaces places_{folder_.path()};
    Torrent torrent_;
    PieceSet all_{true, true, true, true};
};

TEST_F(Stamps, DoubtNothingThatIsAsItWas) { EXPECT_THAT(doubts(taken(all_)), ElementsAre(false, false, false, false)); }

TEST_F(Stamps, DoubtThePiecesOfAFileThatWasWrittenTo)
{
    const auto then = taken(all_);
    touch("t/a");
    EXPECT_THAT(doubts(then), ElementsAre(true, true, false, false));
}

TEST_F(Stamps, DoubtThePiecesOfAFileThatIsGone)
{
    const auto then = taken(all_);
    std::filesystem::remove(folder_ / "t/b");
    EXPECT_THAT(doubts(then), ElementsAre(false, false, true, true));
}

TEST_F(Stamps, ForgiveAFileThatWasStillBeingWritten)
{
    const auto then = taken({true, false, true, true});
    touch("t/a");
    EXPECT_THAT(doubts(then), ElementsAre(false, false, false, false));
}

TEST_F(Stamps, DoubtAFileThatWasCutWhileItWasStillBeingWritten)
{
    const auto then = taken({true, false, true, true});
    std::filesystem::resize_file(folder_ / "t/a", 3);
    EXPECT_THAT(doubts(then), ElementsAre(true, true, false, false));
}

TEST_F(Stamps, OfAnotherNumberOfFilesDoubtEverything) { EXPECT_THAT(doubts({}), ElementsAre(true, true, true, true)); }

} // namespace
} // namespace shoal
