#include "app/shoal/commands/content_place.h"
#include "app/shoal/commands/file_numbers.h"
#include "app/shoal/commands/link_hint.h"
#include "app/shoal/commands/share_request.h"
#include "app/shoal/commands/source.h"
#include "tests/app/sample_reports.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

namespace shoal::app {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

const std::string hash40 = "0123456789abcdef0123456789abcdef01234567";

TEST(FileNumbers, CountFromOne)
{
    const auto files = parseFiles({"1,3-5"});

    ASSERT_TRUE(files);
    EXPECT_THAT(files->ranges, ElementsAre(Pair(0, 0), Pair(2, 4)));
    EXPECT_THAT(files->patterns, IsEmpty());
}

TEST(FileNumbers, AnythingElseIsAPattern)
{
    const auto files = parseFiles({"*.flac", "2", "a, b.txt"});

    ASSERT_TRUE(files);
    EXPECT_THAT(files->patterns, ElementsAre("*.flac", "a, b.txt"));
    EXPECT_THAT(files->ranges, ElementsAre(Pair(1, 1)));
}

TEST(FileNumbers, RefuseWhatNamesNoFile)
{
    for (const auto* const wrong : {"", "0", "3-1", "1,", ",", "1--2", "-3", "4294967296", "99999999999999999999"}) {
        const auto files = parseFiles({wrong});
        ASSERT_FALSE(files) << wrong;
        EXPECT_EQ(files.error().kind, ErrorKind::BadArgument);
    }
}

TEST(FileNumbers, OfALinkCountFromZeroAsItDoes)
{
    EXPECT_THAT(selectionOf({.selectOnly = {{0, 0}, {4, 6}}}).ranges, ElementsAre(Pair(0, 0), Pair(4, 6)));
}

TEST(FileNumbers, BeyondTheLastFileAreRefused)
{
    EXPECT_TRUE(checkNumbers(*parseFiles({"1-3"}), 3));
    EXPECT_EQ(checkNumbers(*parseFiles({"1-4"}), 3).error(),
              (Error{ErrorKind::BadArgument, "--files 4", "there are only 3 files"}));
}

TEST(ShareRequest, IsHybridUnlessOneVersionIsAskedFor)
{
    EXPECT_EQ(createRequest({})->format, TorrentFormat::Hybrid);
    EXPECT_EQ(createRequest({.isV1 = true})->format, TorrentFormat::V1);
    EXPECT_EQ(createRequest({.isV2 = true})->format, TorrentFormat::V2);
    EXPECT_FALSE(createRequest({.isV1 = true, .isV2 = true}));
}

TEST(ShareRequest, TakesAPieceSizeThatIsAPowerOfTwoWithinLimits)
{
    EXPECT_EQ(createRequest({.pieceSize = "1M"})->pieceLength, Bytes{1} << 20);
    EXPECT_EQ(createRequest({.pieceSize = "16K"})->pieceLength, Bytes{16} << 10);
    EXPECT_EQ(createRequest({.pieceSize = "256M"})->pieceLength, Bytes{256} << 20);
    for (const auto* const wrong : {"8K", "512M", "3M", "big"})
        EXPECT_FALSE(createRequest({.pieceSize = wrong})) << wrong;
}

TEST(NewFile, IsWrittenWholeAndNeverOverAnother)
{
    const test::TemporaryFolder folder;
    const auto file = folder / "a.torrent";

    ASSERT_TRUE(checkNewFile(file));
    ASSERT_TRUE(writeNewFile(file, "bytes"));

    EXPECT_EQ(std::filesystem::file_size(file), 5U);
    EXPECT_EQ(checkNewFile(file).error().kind, ErrorKind::AlreadyExists);
    EXPECT_EQ(writeNewFile(file, "other").error().kind, ErrorKind::AlreadyExists);
    EXPECT_EQ(checkNewFile(folder / "no/such/a.torrent").error().kind, ErrorKind::NotFound);
}

TEST(Source, IsALinkAnInfoHashOrAFile)
{
    const test::TemporaryFolder folder;

    EXPECT_TRUE(std::holds_alternative<Magnet>(*readSource("magnet:?xt=urn:btih:" + hash40)));
    EXPECT_TRUE(std::holds_alternative<Magnet>(*readSource(" MAGNET:?xt=urn:btih:" + hash40)));
    EXPECT_TRUE(std::holds_alternative<Magnet>(*readSource(hash40)));
    EXPECT_EQ(readSource(folder / "none.torrent").error().kind, ErrorKind::NotFound);
    EXPECT_EQ(readSource(folder.write("text.torrent", "not bencoded")).error().kind, ErrorKind::NotATorrent);
    EXPECT_EQ(readSource(folder.path()).error().kind, ErrorKind::NotATorrent);
    EXPECT_EQ(readSource("hello").error().kind, ErrorKind::BadLink);
}

TEST(ContentPlace, IsTheFolderAroundTheContentOrTheContent)
{
    const test::TemporaryFolder folder;
    folder.write("album/1.flac", "x");

    for (const auto& data : {folder.path(), folder / "album", folder / "album/"}) {
        const auto place = locateContent(test::sampleTorrent(), data);
        EXPECT_EQ(place.folder, folder.path()) << data;
        EXPECT_EQ(place.content, folder / "album");
        EXPECT_THAT(place.places, IsEmpty());
    }
}

TEST(ContentPlace, OfAFolderWithAnotherNameNamesEachFile)
{
    const test::TemporaryFolder folder;
    folder.write("renamed/1.flac", "x");

    const auto place = locateContent(test::sampleTorrent(), folder / "renamed");

    EXPECT_THAT(place.places,
                ElementsAre(FilePlace{0, folder / "renamed/1.flac"}, FilePlace{2, folder / "renamed/2.flac"},
                            FilePlace{4, folder / "renamed/cover.jpg"}));
}

TEST(ContentPlace, OfOneFileWithAnotherNameNamesIt)
{
    const test::TemporaryFolder folder;
    const auto file = folder.write("copy.iso", "x");
    Torrent torrent;
    torrent.name = "disk.iso";
    torrent.files = {{.path = "disk.iso", .size = 1}};

    EXPECT_THAT(locateContent(torrent, file).places, ElementsAre(FilePlace{0, file}));
}

TEST(ContentPlace, ThatIsEmptyAlreadyIsTheFolderAround)
{
    const test::TemporaryFolder folder;
    Torrent torrent;
    torrent.name = "disk.iso";
    torrent.files = {{.path = "disk.iso", .size = 1}};

    EXPECT_EQ(locateContent(torrent, folder.path()).folder, folder.path());
    EXPECT_THAT(locateContent(torrent, folder.path()).places, IsEmpty());
}

TEST(ContentPlace, OfALinkGoesByItsName)
{
    const test::TemporaryFolder folder;
    folder.write("album/1.flac", "x");

    EXPECT_EQ(locateContent("album", folder / "album").folder, folder.path());
    EXPECT_EQ(locateContent("album", folder.path()).folder, folder.path());
    EXPECT_EQ(locateContent(std::string{}, folder.path()).folder, folder.path());
}

TEST(LinkHints, AreTheOutsideAddressAndThoseListenedOn)
{
    EXPECT_THAT(linkHints({.listening = {"192.168.1.5:6881", "127.0.0.1:6881"}, .externalAddress = "198.51.100.7"}),
                ElementsAre("198.51.100.7:6881", "192.168.1.5:6881"));
    EXPECT_THAT(linkHints({.listening = {"[2001:db8::5]:6881"}, .externalAddress = "2001:db8::5"}),
                ElementsAre("[2001:db8::5]:6881"));
}

TEST(LinkHints, AreLoopbackOnlyWhenThereIsNothingElse)
{
    EXPECT_THAT(linkHints({.listening = {"127.0.0.2:6881"}}), ElementsAre("127.0.0.2:6881"));
    EXPECT_THAT(linkHints({.listening = {"0.0.0.0:6881", "[fe80::1]:6881"}}), IsEmpty());
    EXPECT_THAT(linkHints({}), IsEmpty());
}

} // namespace
} // namespace shoal::app
