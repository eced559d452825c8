#include "tests/core/bt/disk/stored_torrent.h"
#include "tests/core/bt/disk/wrapped_files.h"
#include "tests/support/randomness.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <set>
#include <stdexcept>

namespace shoal::bt {
namespace {

namespace fs = std::filesystem;
using test::Call;
using test::Content;
using test::contentOf;
using test::StoredTorrent;
using test::systemError;
using test::Wanted;
using test::WrappedFiles;
using ::testing::ElementsAre;

class StoragePriorities : public ::testing::Test {
protected:
    std::vector<std::string> tree() const { return test::tree(folder_.path()); }
    void expectAll(StoredTorrent& torrent) const
    {
        for (int piece = 0; piece < content_.layout.num_pieces(); ++piece)
            EXPECT_EQ(torrent.read(piece), content_.piece(piece)) << piece << ": " << torrent.error.ec.message();
    }

    test::TemporaryFolder folder_;
    std::string path_ = folder_.path().string();
    /// Pieces: 0 a; 1 a b; 2 b; 3 b c; 4 c.
    Content content_{{{"a", 100}, {"b", 120}, {"c", 90}}, 64};
    const std::string parts_ = test::partFileName();
};

TEST_F(StoragePriorities, KeepUnwantedBytesOutOfTheirFile)
{
    StoredTorrent torrent{content_, path_, {.wanted = {4, 0, 4}}};
    torrent.writeAll();

    expectAll(torrent);
    EXPECT_THAT(tree(), ElementsAre(parts_, "a", "c"));
}

TEST_F(StoragePriorities, KeepUnwantedBytesOverARestart)
{
    {
        StoredTorrent torrent{content_, path_, {.wanted = {4, 0, 4}}};
        torrent.writeAll();
        torrent.close();
    }
    StoredTorrent torrent{content_, path_, {.wanted = {4, 0, 4}}};
    torrent.check();

    expectAll(torrent);
}

TEST_F(StoragePriorities, BringBytesIntoAFileThatIsWantedNow)
{
    StoredTorrent torrent{content_, path_, {.wanted = {4, 0, 4}}};
    torrent.writeAll();

    torrent.want({4, 4, 4});

    EXPECT_FALSE(torrent.error) << torrent.error.ec.message();
    EXPECT_EQ(contentOf(folder_ / "b"), content_.file(1));
    torrent.close();
    EXPECT_THAT(tree(), ElementsAre("a", "b", "c")) << "nothing is left in the part file";
    expectAll(torrent);
}

TEST_F(StoragePriorities, KeepAPieceInThePartFileWhileAnotherFileNeedsIt)
{
    StoredTorrent torrent{content_, path_, {.wanted = {0, 0, 0}}};
    torrent.writeAll();
    EXPECT_THAT(tree(), ElementsAre(parts_));

    torrent.want({0, 4, 0});
    EXPECT_EQ(contentOf(folder_ / "b"), content_.file(1));
    expectAll(torrent);
    torrent.want({4, 4, 0});
    torrent.want({4, 4, 4});

    expectAll(torrent);
    torrent.close();
    EXPECT_THAT(tree(), ElementsAre("a", "b", "c"));
}

TEST_F(StoragePriorities, LeaveAFileAFileThatIsNotWantedAnyMore)
{
    StoredTorrent torrent{content_, path_};
    torrent.writeAll();

    torrent.want({4, 0, 4});

    EXPECT_THAT(tree(), ElementsAre("a", "b", "c"));
    ASSERT_TRUE(torrent.write(1));
    expectAll(torrent);
    EXPECT_THAT(tree(), ElementsAre("a", "b", "c"));
}

TEST_F(StoragePriorities, UseTheFileOfAnUnwantedOneThatIsThereAfterARestart)
{
    {
        StoredTorrent torrent{content_, path_};
        torrent.writeAll();
    }
    StoredTorrent torrent{content_, path_, {.wanted = {4, 0, 4}}};
    torrent.check();

    expectAll(torrent);
}

TEST_F(StoragePriorities, MakeAnEmptyFileThatIsWantedNow)
{
    const Content withEmpty{{{"a", 10}, {"e", 0}}, 64};
    StoredTorrent torrent{withEmpty, path_, {.wanted = {4, 0}}};
    torrent.check();
    EXPECT_TRUE(fs::is_empty(folder_.path()));

    torrent.want({4, 4});

    EXPECT_THAT(tree(), ElementsAre("e"));
}

TEST_F(StoragePriorities, LeavePartFilesOfOtherProgramsAlone)
{
    const auto foreign = parts_.substr(0, parts_.find(".shoal")) + ".parts";
    folder_.write(foreign, "theirs");
    StoredTorrent torrent{content_, path_, {.wanted = {4, 0, 4}}};
    torrent.writeAll();
    torrent.want({4, 4, 4});
    torrent.remove(lt::session_handle::delete_files);

    EXPECT_THAT(tree(), ElementsAre(foreign));
    EXPECT_EQ(contentOf(folder_ / foreign), "theirs");
}

TEST_F(StoragePriorities, TellOfADamagedPartFileAndGoOnWithAllElse)
{
    folder_.write(parts_, "no part file");
    StoredTorrent torrent{content_, path_, {.wanted = {4, 0, 4}}};
    torrent.check();

    EXPECT_TRUE(torrent.write(0));
    EXPECT_TRUE(torrent.write(4));
    EXPECT_EQ(torrent.read(0), content_.piece(0));
    EXPECT_FALSE(torrent.write(1));
    EXPECT_EQ(torrent.error.ec, make_error_code(PartFileFault::NotOurs));
    EXPECT_EQ(torrent.error.operation, lt::operation_t::partfile_write);
    torrent.want({4, 4, 4});
    EXPECT_EQ(torrent.error.ec, make_error_code(PartFileFault::NotOurs));
    EXPECT_EQ(torrent.error.file(), lt::torrent_status::error_file_partfile);
    EXPECT_THAT(torrent.priorities, ElementsAre(4, 0, 4));
    torrent.close();
    EXPECT_FALSE(torrent.error);
    EXPECT_EQ(contentOf(folder_ / parts_), "no part file");
}

TEST_F(StoragePriorities, SayWhichFilesBytesAreNotInThePartFile)
{
    StoredTorrent torrent{content_, path_, {.wanted = {4, 0, 4}}};
    ASSERT_TRUE(torrent.write(1));

    EXPECT_FALSE(torrent.read(2));

    EXPECT_EQ(torrent.error.ec, boost::system::errc::no_such_file_or_directory);
    EXPECT_EQ(torrent.error.operation, lt::operation_t::partfile_read);
    EXPECT_EQ(torrent.error.file(), lt::file_index_t{1}) << "libtorrent goes on behind this file";
}

TEST_F(StoragePriorities, ComeBackAsTheyWereWhenTheDiskIsFull)
{
    bool isFull = false;
    StoredTorrent torrent{content_, path_, {.wanted = {4, 0, 0}}, std::make_shared<WrappedFiles>([&](const Call& call) {
                              const bool isIt =
                                  isFull && call.name == "write" && call.path.find("/.b") != std::string::npos;
                              return isIt ? systemError(ENOSPC) : lt::error_code{};
                          })};
    torrent.writeAll();
    isFull = true;

    torrent.want({4, 1, 1});

    EXPECT_EQ(torrent.error.ec, systemError(ENOSPC));
    EXPECT_EQ(torrent.error.operation, lt::operation_t::file_write);
    EXPECT_EQ(torrent.error.file(), lt::file_index_t{1});
    EXPECT_THAT(torrent.priorities, ElementsAre(4, 0, 0));
    EXPECT_THAT(tree(), ElementsAre(parts_, "a"));
    expectAll(torrent);
    isFull = false;
    torrent.want({4, 1, 1});
    EXPECT_THAT(torrent.priorities, ElementsAre(4, 1, 1));
    expectAll(torrent);
}

struct Death : std::runtime_error {
    Death()
        : std::runtime_error{"the process dies here"}
    {}
};

TEST_F(StoragePriorities, LoseNoByteWhereverTheProcessDies)
{
    int callsInAll = 0;
    for (int last = 0; last <= callsInAll; ++last) {
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator{folder_.path()})
            fs::remove_all(entry, ignored);
        int calls = -1000000;
        StoredTorrent torrent{content_, path_, {.wanted = {4, 0, 0}}, std::make_shared<WrappedFiles>([&](const Call&) {
                                  if (last > 0 && calls == last)
                                      throw Death{};
                                  ++calls;
                                  return lt::error_code{};
                              })};
        torrent.writeAll();
        calls = 0;
        try {
            torrent.want({4, 4, 0});
            callsInAll = std::max(callsInAll, calls);
        } catch (const Death&) {}
        StoredTorrent again{content_, path_, {.wanted = {4, 0, 0}}}; // as the resume data said before
        again.check();
        expectAll(again);
        again.want({4, 4, 0});
        again.want({4, 4, 4});
        expectAll(again);
        if (HasFailure())
            FAIL() << "it died before call " << last;
    }
    EXPECT_GT(callsInAll, 10);
}

// The order on the disk, which a power cut shows: bytes and their name first, the place given up after.
TEST_F(StoragePriorities, GiveUpAPlaceOnlyWhenTheDiskHasTheBytesElsewhere)
{
    std::vector<std::string> calls;
    StoredTorrent torrent{content_, path_, {.wanted = {4, 0, 4}}, std::make_shared<WrappedFiles>([&](const Call& call) {
                              const auto name = fs::path{call.path}.filename().string();
                              if (name == parts_ ? call.name == "write" : call.name.find("sync") == 0)
                                  calls.push_back(call.name + " " + name);
                              return lt::error_code{};
                          })};
    torrent.writeAll();
    calls.clear();

    torrent.want({4, 4, 4});

    const auto freed = "write " + parts_;
    EXPECT_THAT(calls, ElementsAre("sync .b.export", "syncNames b", freed, freed, freed));
}

TEST_F(StoragePriorities, KeepAllBytesThroughAnyChanges)
{
    test::Randomness random;
    const Content content{{{"a", 30}, {"b", 5}, {"c", 200}, {"d", 64}, {"e", 1}, {"f", 90}}, 64};
    Wanted wanted(6, 0);
    auto torrent = std::make_unique<StoredTorrent>(content, path_, StoredTorrent::Options{.wanted = wanted});
    std::set<int> written;
    for (int step = 0; step < 400; ++step) {
        const auto piece = static_cast<int>(random.below(static_cast<std::uint64_t>(content.layout.num_pieces())));
        if (random.below(2) == 0) {
            ASSERT_TRUE(torrent->write(piece));
            written.insert(piece);
        } else if (random.below(4) != 0) {
            wanted[random.below(wanted.size())] = static_cast<int>(random.below(2)) * 4;
            torrent->want(wanted);
            ASSERT_FALSE(torrent->error) << torrent->error.ec.message();
        } else {
            if (random.below(2) == 0)
                torrent->close();
            torrent = std::make_unique<StoredTorrent>(content, path_, StoredTorrent::Options{.wanted = wanted});
            torrent->check();
        }
        for (const int there : written)
            ASSERT_EQ(torrent->read(there), content.piece(there))
                << "step " << step << ", piece " << there << ": " << torrent->error.ec.message();
    }
}

} // namespace
} // namespace shoal::bt
