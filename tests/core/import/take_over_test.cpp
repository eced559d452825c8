// Where the files of another program's share are found, and what becomes of its decisions.
#include "core/chunks/create.h"
#include "core/import/foreign_share.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

namespace shoal {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// A folder "album" of three files, 1.flac to 3.flac.
class TakingOver : public testing::Test {
protected:
    void SetUp() override
    {
        for (const auto* const name : {"made/album/1.flac", "made/album/2.flac", "made/album/3.flac"})
            folder.write(name, name);
        CreateRequest request;
        request.paths = {folder / "made/album"};
        request.format = TorrentFormat::V1;
        share.source = createTorrent(request)->bytes;
        share.folder = folder / "there";
    }

    Takeover taken() const
    {
        auto takeover = takeOver(share);
        EXPECT_TRUE(takeover);
        return takeover ? std::move(*takeover) : Takeover{};
    }

    std::vector<std::filesystem::path> places() const
    {
        std::vector<std::filesystem::path> paths;
        for (const auto& place : taken().request.places)
            paths.push_back(place.path);
        return paths;
    }

    const test::TemporaryFolder folder;
    ForeignShare share;
};

TEST_F(TakingOver, ContentThatLiesWhereItsTorrentSaysNeedsNoPlaces)
{
    folder.write("there/album/1.flac", "x");
    folder.write("there/album/2.flac", "x");

    const auto takeover = taken();
    EXPECT_EQ(takeover.request.folder, folder / "there");
    EXPECT_THAT(takeover.request.places, IsEmpty());
    EXPECT_EQ(takeover.missing, 1U);
    EXPECT_EQ(takeover.torrent->name, "album");
}

TEST_F(TakingOver, FindsFilesThatWereRenamed)
{
    share.paths = {"record/1.flac", "", "record/3.flac"};

    EXPECT_THAT(places(), ElementsAre(folder / "there/record/1.flac", folder / "there/record/3.flac"));
}

TEST_F(TakingOver, AFileThatIsNotCompleteLiesUnderAnotherName)
{
    share.incompleteSuffix = ".part";
    folder.write("there/album/1.flac", "x");
    folder.write("there/album/2.flac.part", "x");

    EXPECT_THAT(places(), ElementsAre(folder / "there/album/2.flac.part"));
}

TEST_F(TakingOver, AnIncompleteShareMayLieInAFolderOfItsOwn)
{
    share.incompleteFolder = folder / "incomplete";
    folder.write("incomplete/album/1.flac", "x");

    EXPECT_EQ(taken().request.folder, folder / "incomplete");
    folder.write("there/album/1.flac", "x");
    EXPECT_EQ(taken().request.folder, folder / "there");
}

TEST_F(TakingOver, NoNameLeadsOutOfTheFolder)
{
    share.paths = {"../../etc/passwd", "a/../../b", ""};

    EXPECT_THAT(places(), IsEmpty());
}

TEST_F(TakingOver, ListsOfAnotherLengthAreAboutAnotherTorrent)
{
    share.paths = {"record/1.flac"};
    share.wanted = {false};

    EXPECT_THAT(places(), IsEmpty());
    EXPECT_TRUE(taken().request.wanted.isAll());
}

TEST_F(TakingOver, WantedFilesBecomeRanges)
{
    share.wanted = {true, true, false};
    EXPECT_THAT(taken().request.wanted.ranges, ElementsAre(std::pair{0U, 1U}));
    EXPECT_EQ(taken().missing, 2U);
    share.wanted = {true, false, true};
    EXPECT_THAT(taken().request.wanted.ranges, ElementsAre(std::pair{0U, 0U}, std::pair{2U, 2U}));
    share.wanted = {true, true, true};
    EXPECT_TRUE(taken().request.wanted.isAll());
    EXPECT_FALSE(taken().request.isPaused);
}

TEST_F(TakingOver, AShareOfWhichNothingWasWantedIsPaused)
{
    share.wanted = {false, false, false};

    EXPECT_TRUE(taken().request.isPaused);
}

TEST_F(TakingOver, LabelsAreMadeFitOrNamed)
{
    share.labels = {"films, old", " \t ", std::string(70, 'x'), "bad\xff"};

    const auto takeover = taken();
    EXPECT_THAT(takeover.request.labels, ElementsAre("films  old", std::string(64, 'x')));
    EXPECT_THAT(takeover.lostLabels, SizeIs(2));
}

TEST_F(TakingOver, ALinkIsTakenAsItIs)
{
    share.source = *parseMagnet("magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567&dn=album");
    share.isPaused = true;
    share.limits = {{1000}, {2000}};

    const auto takeover = taken();
    EXPECT_FALSE(takeover.torrent);
    EXPECT_TRUE(takeover.request.isPaused);
    EXPECT_EQ(takeover.request.limits, share.limits);
}

} // namespace
} // namespace shoal
