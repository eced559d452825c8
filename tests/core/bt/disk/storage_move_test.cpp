#include "tests/core/bt/disk/stored_torrent.h"
#include "tests/core/bt/disk/wrapped_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>

namespace shoal::bt {
namespace {

namespace fs = std::filesystem;
using lt::move_flags_t;
using test::Call;
using test::Content;
using test::contentOf;
using test::StoredTorrent;
using test::systemError;
using test::WrappedFiles;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class StorageMove : public ::testing::Test {
protected:
    /// `before` sees the calls once `isWatching_`.
    StoredTorrent torrentWith(const WrappedFiles::Before& before)
    {
        return {
            content_, from_, {.wanted = {4, 4, 0}}, std::make_shared<WrappedFiles>([this, before](const Call& call) {
                return isWatching_ ? before(call) : lt::error_code{};
            })};
    }
    static lt::error_code acrossDisks(const Call& call)
    {
        return call.name == "rename" && !call.path.ends_with(".copy") ? systemError(EXDEV) : lt::error_code{};
    }
    void expectAll(StoredTorrent& torrent) const
    {
        for (int piece = 0; piece < content_.layout.num_pieces(); ++piece)
            EXPECT_EQ(torrent.read(piece), content_.piece(piece)) << piece << ": " << torrent.error.ec.message();
    }

    test::TemporaryFolder folder_;
    std::string from_ = (folder_ / "from").string();
    std::string to_ = (folder_ / "to").string();
    Content content_{{{"t/a", 100}, {"t/in/b", 10}, {"t/c", 90}, {"t/in/d", 20}}, 64};
    const std::string parts_ = test::partFileName();
    bool isWatching_ = false;
    StoredTorrent torrent_{content_, from_, {.wanted = {4, 4, 0}}};
};

TEST_F(StorageMove, TakesAllFilesAlongAndThePartFile)
{
    torrent_.writeAll();

    EXPECT_EQ(torrent_.move(to_), lt::status_t::no_error) << torrent_.error.ec.message();

    EXPECT_THAT(test::tree(to_), ElementsAre(parts_, "t/", "t/a", "t/in/", "t/in/b", "t/in/d"));
    EXPECT_THAT(test::tree(from_), IsEmpty());
    expectAll(torrent_);
}

TEST_F(StorageMove, CopiesAcrossDisks)
{
    auto torrent = torrentWith(acrossDisks);
    torrent.writeAll();
    isWatching_ = true;

    EXPECT_EQ(torrent.move(to_), lt::status_t::no_error) << torrent.error.ec.message();

    EXPECT_THAT(test::tree(to_), ElementsAre(parts_, "t/", "t/a", "t/in/", "t/in/b", "t/in/d"));
    EXPECT_THAT(test::tree(from_), IsEmpty());
    expectAll(torrent);
}

TEST_F(StorageMove, TakesLinksAlongAcrossDisksAsLinks)
{
    const Content linked{{{"t/a", 10}, {"t/link", 0, lt::file_storage::flag_symlink, "a"}}, 64};
    StoredTorrent torrent{linked, from_, {}, std::make_shared<WrappedFiles>(acrossDisks)};
    torrent.check();
    torrent.writeAll();

    EXPECT_EQ(torrent.move(to_), lt::status_t::no_error) << torrent.error.ec.message();

    EXPECT_EQ(fs::read_symlink(folder_ / "to/t/link"), "a");
    EXPECT_THAT(test::tree(from_), IsEmpty());
}

TEST_F(StorageMove, LeavesAllWhereItWasWhereverItFails)
{
    for (const bool isAcross : {false, true}) {
        for (const std::string name : {"t/a", "t/in/b", "t/in/d", "parts"}) {
            fs::remove_all(from_);
            fs::remove_all(to_);
            isWatching_ = false;
            auto torrent = torrentWith([&](const Call& call) {
                const bool isIt = call.path == from_ + "/" + (name == "parts" ? parts_ : name);
                if (isIt && call.name == (isAcross ? "copy" : "rename"))
                    return systemError(ENOSPC);
                return isAcross ? acrossDisks(call) : lt::error_code{};
            });
            torrent.writeAll();
            torrent.close();
            const auto before = test::tree(from_);
            isWatching_ = true;

            EXPECT_EQ(torrent.move(to_), lt::status_t::fatal_disk_error);

            EXPECT_EQ(torrent.error.ec, systemError(ENOSPC)) << name;
            EXPECT_EQ(test::tree(from_), before) << name;
            EXPECT_THAT(test::tree(to_), IsEmpty()) << name;
            expectAll(torrent);
        }
    }
}

TEST_F(StorageMove, NamesTheFileThatItFailedOn)
{
    auto torrent = torrentWith([](const Call& call) {
        return call.name == "rename" && call.path.ends_with("/t/in/b") ? systemError(EACCES) : lt::error_code{};
    });
    torrent.writeAll();
    isWatching_ = true;
    torrent.move(to_);

    EXPECT_EQ(torrent.error.file(), lt::file_index_t{1});
    EXPECT_EQ(torrent.error.operation, lt::operation_t::file_rename);
}

TEST_F(StorageMove, ReplacesWhatStandsThereIfItMay)
{
    torrent_.writeAll();
    folder_.write("to/t/a", "theirs");

    EXPECT_EQ(torrent_.move(to_, move_flags_t::always_replace_files), lt::status_t::no_error);

    EXPECT_EQ(contentOf(folder_ / "to/t/a"), content_.file(0));
}

TEST_F(StorageMove, FailsBeforeAnythingIsMovedWhenAFileStandsThereAndMustNot)
{
    torrent_.writeAll();
    folder_.write("to/t/in/d", "theirs");

    EXPECT_EQ(torrent_.move(to_, move_flags_t::fail_if_exist), lt::status_t::file_exist);

    EXPECT_EQ(torrent_.error.file(), lt::file_index_t{3});
    EXPECT_THAT(test::tree(to_), ElementsAre("t/", "t/in/", "t/in/d"));
    expectAll(torrent_);
}

TEST_F(StorageMove, TakesWhatStandsThereIfItShallAndAsksForACheck)
{
    torrent_.writeAll();
    folder_.write("to/t/a", "theirs");

    EXPECT_EQ(torrent_.move(to_, move_flags_t::dont_replace), lt::status_t::need_full_check);

    EXPECT_EQ(contentOf(folder_ / "to/t/a"), "theirs");
    EXPECT_EQ(contentOf(folder_ / "to/t/in/b"), content_.file(1));
    EXPECT_THAT(test::tree(from_), ElementsAre("t/", "t/a")) << "ours is left where it was";
}

TEST_F(StorageMove, LeavesFoldersInWhichSomethingElseLies)
{
    torrent_.writeAll();
    folder_.write("from/t/in/mine", "");
    torrent_.move(to_);

    EXPECT_THAT(test::tree(from_), ElementsAre("t/", "t/in/", "t/in/mine"));
}

TEST_F(StorageMove, ToWhereTheFilesAreChangesNothing)
{
    torrent_.writeAll();

    EXPECT_EQ(torrent_.move(from_, move_flags_t::fail_if_exist), lt::status_t::no_error);

    expectAll(torrent_);
}

TEST_F(StorageMove, MovesWhatIsThereOfAHalfWrittenTorrent)
{
    ASSERT_TRUE(torrent_.write(0));

    EXPECT_EQ(torrent_.move(to_), lt::status_t::no_error);

    EXPECT_THAT(test::tree(to_), ElementsAre("t/", "t/a"));
    torrent_.writeAll();
    expectAll(torrent_);
    EXPECT_THAT(test::tree(from_), IsEmpty());
}

TEST_F(StorageMove, LeavesFilesWithAbsoluteNamesWhereTheyAre)
{
    const auto apart = (folder_ / "apart").string();
    torrent_.rename(0, apart);
    torrent_.writeAll();
    torrent_.move(to_);

    EXPECT_EQ(contentOf(apart), content_.file(0));
    expectAll(torrent_);
}

TEST_F(StorageMove, FailsWhenAFileStandsInTheFoldersPlace)
{
    torrent_.writeAll();
    folder_.write("to", "");

    EXPECT_EQ(torrent_.move(to_), lt::status_t::fatal_disk_error);

    EXPECT_EQ(torrent_.error.ec, boost::system::errc::not_a_directory);
    expectAll(torrent_);
}

class StorageRename : public StorageMove {};

TEST_F(StorageRename, MovesTheFileIntoItsNewFolder)
{
    torrent_.writeAll();
    torrent_.rename(0, "t/new/name");

    EXPECT_FALSE(torrent_.error);
    EXPECT_EQ(contentOf(folder_ / "from/t/new/name"), content_.file(0));
    EXPECT_FALSE(fs::exists(folder_ / "from/t/a"));
    expectAll(torrent_);
}

TEST_F(StorageRename, GivesAFileThatIsNotThereYetItsName)
{
    torrent_.rename(0, "t/new");
    EXPECT_FALSE(torrent_.error);
    torrent_.writeAll();

    EXPECT_EQ(contentOf(folder_ / "from/t/new"), content_.file(0));
}

TEST_F(StorageRename, TellsWhenTheFileStaysWhereItIs)
{
    torrent_.writeAll();
    folder_.write("from/t/blocked", "a file");
    torrent_.rename(0, "t/blocked/name");

    EXPECT_EQ(torrent_.error.ec, boost::system::errc::not_a_directory);
    EXPECT_EQ(torrent_.error.file(), lt::file_index_t{0});
    expectAll(torrent_);
}

TEST_F(StorageRename, CopiesToAnotherDisk)
{
    auto torrent = torrentWith(acrossDisks);
    torrent.writeAll();
    isWatching_ = true;
    torrent.rename(0, to_ + "/a");

    EXPECT_EQ(contentOf(folder_ / "to/a"), content_.file(0));
    EXPECT_FALSE(fs::exists(folder_ / "from/t/a"));
    expectAll(torrent);
}

class StorageRemoval : public StorageMove {};

TEST_F(StorageRemoval, TakesTheTorrentsFilesAndEmptyFoldersAndNothingElse)
{
    torrent_.writeAll();
    folder_.write("from/mine", "");
    folder_.write("from/t/mine", "");
    torrent_.remove(lt::session_handle::delete_files);

    EXPECT_FALSE(torrent_.error) << torrent_.error.ec.message();
    EXPECT_THAT(test::tree(from_), ElementsAre("mine", "t/", "t/mine"));
}

TEST_F(StorageRemoval, TakesOnlyThePartFileIfNoMoreIsAskedFor)
{
    torrent_.writeAll();
    torrent_.remove(lt::session_handle::delete_partfile);

    EXPECT_THAT(test::tree(from_), ElementsAre("t/", "t/a", "t/in/", "t/in/b", "t/in/d"));
}

TEST_F(StorageRemoval, TakesNothingThatWasNeverThere)
{
    torrent_.remove(lt::session_handle::delete_files);

    EXPECT_FALSE(torrent_.error) << torrent_.error.ec.message();
}

TEST_F(StorageRemoval, LeavesAFolderAloneThatStandsInAFilesPlace)
{
    folder_.write("from/t/a/mine", "");
    torrent_.remove(lt::session_handle::delete_files);

    EXPECT_FALSE(torrent_.error) << torrent_.error.ec.message();
    EXPECT_THAT(test::tree(from_), ElementsAre("t/", "t/a/", "t/a/mine"));
}

TEST_F(StorageRemoval, TellsOfAFileThatStaysAndTakesTheOthers)
{
    auto torrent = torrentWith([](const Call& call) {
        return call.name == "remove" && call.path.ends_with("/t/a") ? systemError(EACCES) : lt::error_code{};
    });
    torrent.writeAll();
    isWatching_ = true;
    torrent.remove(lt::session_handle::delete_files);

    EXPECT_EQ(torrent.error.ec, systemError(EACCES));
    EXPECT_EQ(torrent.error.file(), lt::file_index_t{0});
    EXPECT_EQ(torrent.error.operation, lt::operation_t::file_remove);
    EXPECT_THAT(test::tree(from_), ElementsAre("t/", "t/a"));
}

} // namespace
} // namespace shoal::bt
