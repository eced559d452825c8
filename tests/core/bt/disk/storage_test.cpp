#include "tests/core/bt/disk/stored_torrent.h"
#include "tests/core/bt/disk/wrapped_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>

namespace shoal::bt {
namespace {

using test::Call;
using test::Content;
using test::contentOf;
using test::StoredTorrent;
using test::systemError;
using test::WrappedFiles;
using ::testing::ElementsAre;

constexpr auto pad = lt::file_storage::flag_pad_file;

class DiskStorage : public ::testing::Test {
protected:
    test::TemporaryFolder folder_;
    /// Piece 1 lies in all of a, e, b and c.
    Content content_{{{"t/a", 100}, {"t/e", 0}, {"t/in/b", 10}, {"t/c", 150}}, 64};
};

TEST_F(DiskStorage, WritesPiecesIntoTheFilesThatTheyCross)
{
    StoredTorrent torrent{content_, folder_.path().string()};
    torrent.writeAll();

    EXPECT_FALSE(torrent.error) << torrent.error.ec.message();
    EXPECT_EQ(contentOf(folder_ / "t/a"), content_.file(0));
    EXPECT_EQ(contentOf(folder_ / "t/in/b"), content_.file(2));
    EXPECT_EQ(contentOf(folder_ / "t/c"), content_.file(3));
    for (int piece = 0; piece < content_.layout.num_pieces(); ++piece)
        EXPECT_EQ(torrent.read(piece), content_.piece(piece)) << piece;
}

TEST_F(DiskStorage, TakesBuffersThatAreCutElsewhereThanTheFiles)
{
    StoredTorrent torrent{content_, folder_.path().string()};
    auto bytes = content_.piece(1);
    std::vector<iovec> buffers;
    for (std::size_t at = 0; at < bytes.size(); at += 7)
        buffers.push_back({bytes.data() + at, std::min<std::size_t>(7, bytes.size() - at)});
    buffers.insert(buffers.begin() + 2, iovec{nullptr, 0});

    EXPECT_TRUE(torrent.storage.write(lt::piece_index_t{1}, 0, buffers, torrent.error));
    std::string read(64, '?');
    buffers.clear();
    for (std::size_t at = 0; at < read.size(); at += 5)
        buffers.push_back({read.data() + at, std::min<std::size_t>(5, read.size() - at)});
    EXPECT_TRUE(torrent.storage.read(lt::piece_index_t{1}, 0, buffers, torrent.error));

    EXPECT_EQ(read, bytes);
}

TEST_F(DiskStorage, ReadsFromTheMiddleOfAPiece)
{
    StoredTorrent torrent{content_, folder_.path().string()};
    torrent.writeAll();
    std::string read(20, '?');
    const iovec buffer{read.data(), read.size()};

    EXPECT_TRUE(torrent.storage.read(lt::piece_index_t{1}, 30, {&buffer, 1}, torrent.error));

    EXPECT_EQ(read, content_.bytes.substr(64 + 30, 20));
}

TEST_F(DiskStorage, ReadsPadFilesAsZerosAndNeverMakesThem)
{
    const Content padded{{{"t/a", 100}, {".pad/28", 28, pad}, {"t/b", 64}}, 64};
    StoredTorrent torrent{padded, folder_.path().string()};
    torrent.writeAll();

    EXPECT_EQ(torrent.read(1), padded.piece(1));
    EXPECT_THAT(test::tree(folder_.path()), ElementsAre("t/", "t/a", "t/b"));
}

TEST_F(DiskStorage, TellsOfAFileThatIsNotThere)
{
    StoredTorrent torrent{content_, folder_.path().string()};

    EXPECT_FALSE(torrent.read(0));

    EXPECT_EQ(torrent.error.ec, boost::system::errc::no_such_file_or_directory);
    EXPECT_EQ(torrent.error.operation, lt::operation_t::file_open);
    EXPECT_EQ(torrent.error.file(), lt::file_index_t{0});
}

TEST_F(DiskStorage, TellsOfAFileThatWasCutMeanwhile)
{
    StoredTorrent torrent{content_, folder_.path().string()};
    torrent.writeAll();
    ASSERT_TRUE(torrent.read(1));
    std::filesystem::resize_file(folder_ / "t/in/b", 9);

    EXPECT_FALSE(torrent.read(1));

    EXPECT_EQ(torrent.error.ec, lt::error_code{lt::errors::file_too_short});
    EXPECT_EQ(torrent.error.operation, lt::operation_t::file_read);
    EXPECT_EQ(torrent.error.file(), lt::file_index_t{2});
}

TEST_F(DiskStorage, MakesNoFileLongAgainThatWasCutMeanwhile)
{
    StoredTorrent torrent{content_, folder_.path().string()};
    ASSERT_TRUE(torrent.write(2)); // all of it lies in c, as does what comes behind it
    std::filesystem::resize_file(folder_ / "t/c", 5);

    EXPECT_FALSE(torrent.write(3));

    EXPECT_EQ(torrent.error.ec, lt::error_code{lt::errors::file_too_short});
    EXPECT_EQ(torrent.error.operation, lt::operation_t::file_write);
    EXPECT_EQ(torrent.error.file(), lt::file_index_t{3});
    EXPECT_EQ(std::filesystem::file_size(folder_ / "t/c"), 5U);
}

TEST_F(DiskStorage, TakesACutFileAsItIsOnceItWasClosedOrChecked)
{
    StoredTorrent torrent{content_, folder_.path().string()};
    torrent.writeAll();
    std::filesystem::resize_file(folder_ / "t/c", 5);
    torrent.close();
    EXPECT_TRUE(torrent.write(3));
    std::filesystem::resize_file(folder_ / "t/c", 5);
    torrent.check();
    EXPECT_TRUE(torrent.write(3));
}

TEST_F(DiskStorage, TellsOfAFolderThatCantBeMade)
{
    folder_.write("t", "a file where the folder goes");
    StoredTorrent torrent{content_, folder_.path().string()};

    EXPECT_FALSE(torrent.write(0));

    EXPECT_EQ(torrent.error.ec, boost::system::errc::not_a_directory);
    EXPECT_EQ(torrent.error.operation, lt::operation_t::mkdir);
    EXPECT_EQ(torrent.error.file(), lt::file_index_t{0});
}

TEST_F(DiskStorage, TellsOfAPipeInAFilesPlaceRatherThanWaitForItsReader)
{
    std::filesystem::create_directories(folder_ / "t");
    ASSERT_EQ(::mkfifo((folder_ / "t/a").c_str(), 0600), 0);
    StoredTorrent torrent{content_, folder_.path().string()};

    EXPECT_FALSE(torrent.read(0));

    EXPECT_EQ(torrent.error.ec, boost::system::errc::file_exists);
    EXPECT_EQ(torrent.error.operation, lt::operation_t::file_open);
}

struct Failure {
    const char* call;
    int number;
    lt::operation_t operation;
};

TEST_F(DiskStorage, NamesTheFileAndWhatFailedOfIt)
{
    for (const auto& failure :
         {Failure{"open", EACCES, lt::operation_t::file_open}, Failure{"write", ENOSPC, lt::operation_t::file_write},
          Failure{"write", EROFS, lt::operation_t::file_write},
          Failure{"allocate", ENOSPC, lt::operation_t::file_fallocate}}) {
        StoredTorrent torrent{content_,
                              folder_.path().string(),
                              {.mode = lt::storage_mode_allocate},
                              std::make_shared<WrappedFiles>([&](const Call& call) {
                                  const bool isIt = call.name == failure.call && call.path.ends_with("/t/in/b");
                                  return isIt ? systemError(failure.number) : lt::error_code{};
                              })};
        EXPECT_FALSE(torrent.write(1));

        EXPECT_EQ(torrent.error.ec, systemError(failure.number)) << failure.call;
        EXPECT_EQ(torrent.error.operation, failure.operation) << failure.call;
        EXPECT_EQ(torrent.error.file(), lt::file_index_t{2}) << failure.call;
        std::filesystem::remove_all(folder_ / "t");
    }
}

TEST_F(DiskStorage, NamesTheFileThatCantBeRead)
{
    StoredTorrent torrent{content_, folder_.path().string(), {}, std::make_shared<WrappedFiles>([](const Call& call) {
                              return call.name == "read" && call.path.ends_with("/t/c") ? systemError(EIO)
                                                                                        : lt::error_code{};
                          })};
    torrent.writeAll();

    EXPECT_FALSE(torrent.read(1));

    EXPECT_EQ(torrent.error.ec, systemError(EIO));
    EXPECT_EQ(torrent.error.operation, lt::operation_t::file_read);
    EXPECT_EQ(torrent.error.file(), lt::file_index_t{3});
}

TEST_F(DiskStorage, TakesAFilesWholeRoomBeforeItsFirstByteIfItShall)
{
    const Content large{{{"t", 1 << 20}}, 1 << 16};
    StoredTorrent torrent{large, folder_.path().string(), {.mode = lt::storage_mode_allocate}};
    ASSERT_TRUE(torrent.write(0));

    struct stat state {};
    ASSERT_EQ(::stat((folder_ / "t").c_str(), &state), 0);

    EXPECT_EQ(state.st_size, 1 << 20);
    EXPECT_GE(state.st_blocks * 512, 1 << 20);
}

TEST_F(DiskStorage, TakesRoomOnlyForWhatIsWrittenOtherwise)
{
    const Content large{{{"t", 1 << 20}}, 1 << 16};
    StoredTorrent torrent{large, folder_.path().string()};
    ASSERT_TRUE(torrent.write(15));

    struct stat state {};
    ASSERT_EQ(::stat((folder_ / "t").c_str(), &state), 0);

    EXPECT_EQ(state.st_size, 1 << 20);
    EXPECT_LT(state.st_blocks * 512, 1 << 18);
}

TEST_F(DiskStorage, AsksForAFilesRoomAgainAfterTheDiskWasFull)
{
    bool isFull = true;
    StoredTorrent torrent{content_,
                          folder_.path().string(),
                          {.mode = lt::storage_mode_allocate},
                          std::make_shared<WrappedFiles>([&](const Call& call) {
                              return call.name == "allocate" && isFull ? systemError(ENOSPC) : lt::error_code{};
                          })};
    ASSERT_FALSE(torrent.write(0));
    ASSERT_FALSE(torrent.write(0));
    isFull = false;

    EXPECT_TRUE(torrent.write(0));

    EXPECT_EQ(std::filesystem::file_size(folder_ / "t/a"), 100);
}

/// A disk that is mounted on the torrent's folder.
struct Mount : WrappedFiles {
    Mount()
        : WrappedFiles{[](const Call&) { return lt::error_code{}; }}
    {}
    FileState stateOf(const std::string& path, lt::error_code& error) override
    {
        auto state = WrappedFiles::stateOf(path, error);
        state.device = device;
        return state;
    }
    std::uint64_t device = 1;
};

TEST_F(DiskStorage, WritesNothingIntoTheFolderOfADiskThatWasTakenAway)
{
    const auto save = folder_ / "save";
    const auto mount = std::make_shared<Mount>();
    StoredTorrent torrent{content_, save.string(), {.wanted = {4, 4, 0}}, mount};
    ASSERT_TRUE(torrent.write(0));
    torrent.close();
    mount->device = 2;
    std::filesystem::rename(save, folder_ / "away");
    std::filesystem::create_directory(save);

    EXPECT_FALSE(torrent.write(3));
    EXPECT_EQ(torrent.error.ec, systemError(ENODEV));
    EXPECT_EQ(torrent.error.operation, lt::operation_t::file_open);
    EXPECT_EQ(torrent.error.file(), lt::file_index_t{3});
    EXPECT_FALSE(torrent.write(1));
    EXPECT_TRUE(std::filesystem::is_empty(save));

    std::filesystem::remove(save);
    std::filesystem::rename(folder_ / "away", save);
    EXPECT_TRUE(torrent.write(3)) << "mounted again, with another number";
    EXPECT_EQ(torrent.read(0), content_.piece(0));
}

TEST_F(DiskStorage, MakesNoFolderAnewThatWasTakenAway)
{
    StoredTorrent torrent{content_, (folder_ / "save").string()};
    ASSERT_TRUE(torrent.write(0));
    torrent.close();
    std::filesystem::remove_all(folder_ / "save");

    EXPECT_FALSE(torrent.write(3));

    EXPECT_EQ(torrent.error.ec, boost::system::errc::no_such_file_or_directory);
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(DiskStorage, TellsOfAnUnwantedFilesDiskThatWasTakenAway)
{
    const auto save = folder_ / "save";
    const auto mount = std::make_shared<Mount>();
    StoredTorrent torrent{content_, save.string(), {.wanted = {4, 4, 4, 0}}, mount};
    ASSERT_TRUE(torrent.write(3));
    torrent.close();
    mount->device = 2;
    std::filesystem::remove_all(save);
    std::filesystem::create_directory(save);

    EXPECT_FALSE(torrent.write(3));

    EXPECT_EQ(torrent.error.ec, systemError(ENODEV));
    EXPECT_EQ(torrent.error.operation, lt::operation_t::partfile_write);
    EXPECT_TRUE(std::filesystem::is_empty(save));
}

TEST_F(DiskStorage, MakesFilesThatMayBeRun)
{
    const Content program{{{"t/run", 10, lt::file_storage::flag_executable}, {"t/read", 10}}, 64};
    StoredTorrent torrent{program, folder_.path().string()};
    torrent.writeAll();

    using enum std::filesystem::perms;
    EXPECT_NE(std::filesystem::status(folder_ / "t/run").permissions() & owner_exec, none);
    EXPECT_EQ(std::filesystem::status(folder_ / "t/read").permissions() & owner_exec, none);
}

TEST_F(DiskStorage, PutsFilesWhereTheyWereRenamedTo)
{
    auto renamed = content_.layout;
    renamed.rename_file(lt::file_index_t{0}, "other/name");
    renamed.rename_file(lt::file_index_t{2}, (folder_ / "apart").string());
    StoredTorrent torrent{content_, (folder_ / "save").string(), {.renamed = &renamed}};
    torrent.writeAll();

    EXPECT_EQ(contentOf(folder_ / "save/other/name"), content_.file(0));
    EXPECT_EQ(contentOf(folder_ / "apart"), content_.file(2));
    EXPECT_EQ(contentOf(folder_ / "save/t/c"), content_.file(3));
}

TEST_F(DiskStorage, SaysWhichFilesAreOpen)
{
    StoredTorrent torrent{content_, folder_.path().string()};
    ASSERT_TRUE(torrent.write(0));

    const auto open = torrent.storage.openFiles();

    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(open[0].file_index, lt::file_index_t{0});
    EXPECT_EQ(open[0].open_mode, lt::file_open_mode::read_write);
    torrent.close();
    EXPECT_TRUE(torrent.storage.openFiles().empty());
    EXPECT_TRUE(torrent.read(0));
}

} // namespace
} // namespace shoal::bt
