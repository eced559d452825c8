#include "core/chunks/create.h"
#include "tests/support/temporary_folder.h"
#include "ui/sheets/receiving/receive_source.h"

#include <gtest/gtest.h>

namespace shoal::ui {
namespace {
const QString hash = QStringLiteral("0123456789abcdef0123456789abcdef01234567");
const QString magnetOfHash = QStringLiteral("magnet:?xt=urn:btih:%1&dn=Holiday%20photos").arg(hash);

std::string hashOf(const ReceiveSourceOrWords& source)
{
    return source && source->hashes.v1 ? toHex(source->hashes.v1->bytes) : std::string{};
}
QString whatOf(const ReceiveSourceOrWords& source) { return source ? QString{} : source.error().what; }

TEST(ReceiveSource, ReadsALinkWithItsName)
{
    const auto source = readLink(magnetOfHash);

    EXPECT_EQ(hashOf(source), hash.toStdString());
    EXPECT_EQ(source->name, "Holiday photos");
    EXPECT_TRUE(source->isLink());
}

TEST(ReceiveSource, ForgivesSpacesLineBreaksAndWordsAround)
{
    for (const auto& text : {"  " + magnetOfHash + "\n", magnetOfHash.left(30) + "\n" + magnetOfHash.mid(30),
                             "Look: " + magnetOfHash + " it's great", "<" + magnetOfHash + ">", hash,
                             hash.left(20) + " " + hash.mid(20), hash.toUpper()})
        EXPECT_EQ(hashOf(readLink(text)), hash.toStdString()) << text.toStdString();
}

TEST(ReceiveSource, SaysClearlyWhatIsNoLink)
{
    EXPECT_EQ(whatOf(readLink("")), "There is no link yet.");
    EXPECT_EQ(whatOf(readLink("  \n")), "There is no link yet.");
    EXPECT_EQ(whatOf(readLink("https://example.org/a.torrent")), "This is the address of a web page, not of a share.");
    EXPECT_EQ(whatOf(readLink("ed2k://|file|x|1|2|/")), "Shoal can't receive from “ed2k:” links.");
    EXPECT_TRUE(whatOf(readLink("magnet:?dn=nothing")).contains("is not a link that can be used"));
    EXPECT_TRUE(whatOf(readLink("hello")).contains("is not a link that can be used"));
    for (const auto* text : {"", "https://example.org", "ed2k://x", "hello"})
        EXPECT_FALSE(readLink(text).error().advice.isEmpty()) << text;
}

TEST(ReceiveSource, KnowsATextThatNamesATorrentFile)
{
    EXPECT_EQ(torrentFileNamedBy(" /tmp/a b.torrent "), std::filesystem::path{"/tmp/a b.torrent"});
    EXPECT_EQ(torrentFileNamedBy("file:///tmp/a%20b.torrent"), std::filesystem::path{"/tmp/a b.torrent"});
    EXPECT_EQ(torrentFileNamedBy(magnetOfHash), std::nullopt);
}

TEST(ReceiveSource, ReadsATorrentFileWithoutItsPadFiles)
{
    const test::TemporaryFolder folder;
    folder.writeNoise("album/1.flac", 20'000);
    folder.writeNoise("album/2.flac", 30'000);
    const auto created = createTorrent({.paths = {folder / "album"}});
    ASSERT_TRUE(created);

    const auto source = readTorrentSource(folder.write("album.torrent", created->bytes));

    ASSERT_TRUE(source) << source.error().what.toStdString();
    EXPECT_EQ(source->name, "album");
    EXPECT_FALSE(source->isLink());
    ASSERT_EQ(source->files.size(), 2U);
    EXPECT_EQ(source->files[1].index, 1U);
    EXPECT_EQ(source->files[1].path, "album/2.flac");
    EXPECT_EQ(source->files[1].size, 30'000U);
}

TEST(ReceiveSource, SaysWhatIsWrongWithAFile)
{
    const test::TemporaryFolder folder;

    EXPECT_TRUE(whatOf(readTorrentSource(folder / "none.torrent")).contains("is not there"));
    EXPECT_TRUE(whatOf(readTorrentSource(folder.path())).contains("it is no file"));
    EXPECT_TRUE(whatOf(readTorrentSource(folder.write("a.torrent", "hello"))).contains("is not a valid torrent file"));
    std::filesystem::resize_file(folder.write("large.torrent", "d"), (std::uintmax_t{256} << 20) + 1);
    EXPECT_TRUE(whatOf(readTorrentSource(folder / "large.torrent")).contains("far too large"));
}

} // namespace
} // namespace shoal::ui
