#include "tests/core/bt/disk/stored_torrent.h"
#include "tests/core/bt/disk/wrapped_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>

namespace shoal::bt {
namespace {

namespace fs = std::filesystem;
using test::Call;
using test::Content;
using test::contentOf;
using test::StoredTorrent;
using test::systemError;
using test::WrappedFiles;
using ::testing::ElementsAre;

class StorageCheck : public ::testing::Test {
protected:
    /// Resume data that say which pieces there are.
    static lt::add_torrent_params having(std::initializer_list<int> pieces, int count = 5)
    {
        lt::add_torrent_params resume;
        resume.have_pieces.resize(count, false);
        for (const int piece : pieces)
            resume.have_pieces.set_bit(lt::piece_index_t{piece});
        return resume;
    }

    test::TemporaryFolder folder_;
    Content content_{{{"t/a", 100}, {"t/e", 0}, {"t/in/b", 10}, {"t/c", 150}}, 64};
    StoredTorrent torrent_{content_, folder_.path().string()};
};

TEST_F(StorageCheck, FindsNothingToCheckInAnEmptyFolder)
{
    EXPECT_EQ(torrent_.check(), lt::status_t::no_error);
    EXPECT_FALSE(torrent_.error);
}

TEST_F(StorageCheck, MakesEmptyFiles)
{
    torrent_.check();

    EXPECT_THAT(test::tree(folder_.path()), ElementsAre("t/", "t/e"));
}

TEST_F(StorageCheck, LeavesAnEmptyFileAloneThatIsNotEmpty)
{
    folder_.write("t/e", "something");

    EXPECT_EQ(torrent_.check() & lt::status_t::oversized_file, lt::status_t::oversized_file);

    EXPECT_EQ(contentOf(folder_ / "t/e"), "something");
}

TEST_F(StorageCheck, MakesNoEmptyFilesThatNobodyWants)
{
    StoredTorrent torrent{content_, folder_.path().string(), {.wanted = {4, 0}}};
    torrent.check();

    EXPECT_TRUE(fs::is_empty(folder_.path()));
}

TEST_F(StorageCheck, AsksForAFullOneWhenFilesAreThereOfWhichNothingIsKnown)
{
    folder_.write("t/c", "x");

    EXPECT_EQ(torrent_.check(), lt::status_t::need_full_check);
}

TEST_F(StorageCheck, AsksForAFullOneWhenOnlyAPartFileIsThere)
{
    folder_.write(test::partFileName(), "x");

    EXPECT_EQ(torrent_.check(), lt::status_t::need_full_check);
}

TEST_F(StorageCheck, TrustsResumeDataWhoseFilesAreThere)
{
    torrent_.writeAll();
    const auto all = having({0, 1, 2, 3, 4});
    EXPECT_EQ(torrent_.check(&all), lt::status_t::no_error);
    fs::resize_file(folder_ / "t/c", 1);
    const auto some = having({0, 2});

    EXPECT_EQ(torrent_.check(&some), lt::status_t::no_error);
}

TEST_F(StorageCheck, AsksForAFullOneWhenAFileOfASeedIsShort)
{
    torrent_.writeAll();
    fs::resize_file(folder_ / "t/c", 149);
    const auto all = having({0, 1, 2, 3, 4});

    EXPECT_EQ(torrent_.check(&all), lt::status_t::need_full_check);

    EXPECT_EQ(torrent_.error.ec, lt::error_code{lt::errors::mismatching_file_size});
    EXPECT_EQ(torrent_.error.file(), lt::file_index_t{3});
}

TEST_F(StorageCheck, AsksForAFullOneWhenAFileOfAPieceIsMissing)
{
    torrent_.writeAll();
    fs::remove(folder_ / "t/c");
    const auto some = having({2});
    EXPECT_EQ(torrent_.check(&some), lt::status_t::need_full_check);
    EXPECT_EQ(torrent_.error.file(), lt::file_index_t{3});
    const auto others = having({0, 1});

    EXPECT_EQ(torrent_.check(&others), lt::status_t::no_error);
}

TEST_F(StorageCheck, AsksForNoneWhenResumeDataAreAlwaysTrusted)
{
    const auto all = having({0, 1, 2, 3, 4});
    lt::storage_error error;

    EXPECT_EQ(torrent_.storage.check(&all, {}, false, error), lt::status_t::no_error);
}

TEST_F(StorageCheck, SaysThatAFileIsTooLong)
{
    torrent_.writeAll();
    fs::resize_file(folder_ / "t/c", 151);
    const auto all = having({0, 1, 2, 3, 4});

    EXPECT_EQ(torrent_.check(&all), lt::status_t::oversized_file);
}

TEST_F(StorageCheck, FailsOnAFolderInAFilesPlace)
{
    fs::create_directories(folder_ / "t/a");

    EXPECT_EQ(torrent_.check(), lt::status_t::fatal_disk_error);

    EXPECT_EQ(torrent_.error.ec, boost::system::errc::is_a_directory);
    EXPECT_EQ(torrent_.error.operation, lt::operation_t::file_stat);
    EXPECT_EQ(torrent_.error.file(), lt::file_index_t{0});
}

TEST_F(StorageCheck, FailsOnADiskThatCantBeRead)
{
    StoredTorrent torrent{content_, folder_.path().string(), {}, std::make_shared<WrappedFiles>([](const Call& call) {
                              return call.name == "stateOf" && call.path.ends_with("/t/in/b") ? systemError(EIO)
                                                                                              : lt::error_code{};
                          })};

    EXPECT_EQ(torrent.check(), lt::status_t::fatal_disk_error);

    EXPECT_EQ(torrent.error.ec, systemError(EIO));
    EXPECT_EQ(torrent.error.file(), lt::file_index_t{2});
}

TEST_F(StorageCheck, LooksAtNoFileThatNobodyWants)
{
    StoredTorrent torrent{content_, folder_.path().string(), {.wanted = {4, 4, 4, 0}}};
    ASSERT_TRUE(torrent.write(0) && torrent.write(1));
    const auto some = having({0, 1, 2, 3, 4});

    EXPECT_EQ(torrent.check(&some), lt::status_t::no_error);
}

class StorageLinks : public ::testing::Test {
protected:
    static constexpr auto link = lt::file_storage::flag_symlink;
    test::TemporaryFolder folder_;
    Content content_{{{"t/real", 10}, {"t/in/deep/link", 0, link, "real"}}, 64};
    StoredTorrent torrent_{content_, folder_.path().string()};
};

TEST_F(StorageLinks, LeadFromTheirOwnFolder)
{
    torrent_.writeAll();
    EXPECT_EQ(torrent_.check(), lt::status_t::need_full_check);

    EXPECT_EQ(fs::read_symlink(folder_ / "t/in/deep/link"), "../../real");
    EXPECT_EQ(contentOf(folder_ / "t/in/deep/link"), content_.file(0));
}

TEST_F(StorageLinks, ThatAreThereAreNoError)
{
    torrent_.check();
    torrent_.check();

    EXPECT_FALSE(torrent_.error);
}

TEST_F(StorageLinks, AreNotMadeWhereSomethingElseStands)
{
    folder_.write("t/in/deep/link", "mine");

    EXPECT_EQ(torrent_.check(), lt::status_t::fatal_disk_error);

    EXPECT_EQ(torrent_.error.ec, boost::system::errc::file_exists);
    EXPECT_EQ(torrent_.error.operation, lt::operation_t::symlink);
    EXPECT_EQ(contentOf(folder_ / "t/in/deep/link"), "mine");
}

TEST_F(StorageLinks, AreNotLookedForWhenASeedIsChecked)
{
    torrent_.writeAll();
    lt::add_torrent_params resume;
    resume.have_pieces.resize(1, true);

    EXPECT_EQ(torrent_.check(&resume), lt::status_t::no_error);
}

TEST_F(StorageLinks, ToFilesOfOtherTorrentsAreHardAndAskForAFullCheck)
{
    const auto other = folder_.write("other", content_.file(0));
    lt::add_torrent_params resume;
    resume.have_pieces.resize(2, false);

    EXPECT_EQ(torrent_.check(&resume, {other.string(), ""}), lt::status_t::need_full_check);

    EXPECT_EQ(fs::hard_link_count(folder_ / "t/real"), 2U);
    EXPECT_EQ(torrent_.check(&resume, {other.string(), ""}), lt::status_t::no_error) << "it is there";
}

TEST_F(StorageLinks, ToFilesOfOtherTorrentsThatAreGoneAreAnError)
{
    lt::add_torrent_params resume;
    resume.have_pieces.resize(2, false);

    EXPECT_EQ(torrent_.check(&resume, {(folder_ / "gone").string(), ""}), lt::status_t::need_full_check);

    EXPECT_EQ(torrent_.error.operation, lt::operation_t::file_hard_link);
    EXPECT_EQ(torrent_.error.file(), lt::file_index_t{0});
}

} // namespace
} // namespace shoal::bt
