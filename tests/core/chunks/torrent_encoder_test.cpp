#include "core/chunks/digest.h"
#include "core/chunks/torrent_encoder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

template <class Digest>
Digest filled(char c)
{
    Digest digest;
    digest.bytes.fill(static_cast<std::uint8_t>(c));
    return digest;
}
const std::string s20(20, 's');
const std::string r32(32, 'r');

/// One file of 5 bytes called "f".
Torrent single()
{
    return {.name = "f",
            .pieceLength = 16384,
            .pieceCount = 1,
            .files = {{.path = "f", .size = 5, .piecesRoot = filled<Sha256>('r')}}};
}

/// A folder "n" of "a/b", "a/c" (empty, executable) and "d".
Torrent folder()
{
    return {.name = "n",
            .pieceLength = 16384,
            .pieceCount = 2,
            .files = {{.path = "n/a/b", .size = 5, .piecesRoot = filled<Sha256>('r')},
                      {.path = "n/.pad/16379", .size = 16379, .offset = 5, .isPad = true},
                      {.path = "n/a/c", .offset = 16384, .isExecutable = true},
                      {.path = "n/d", .size = 16384, .offset = 16384, .piecesRoot = filled<Sha256>('q')}},
            .isFolder = true};
}

TEST(TorrentEncoder, WritesASingleFileOfV1)
{
    EXPECT_EQ(encodeTorrent(single(), {.pieces = {filled<Sha1>('s')}}, TorrentFormat::V1).bytes,
              "d4:infod6:lengthi5e4:name1:f12:piece lengthi16384e6:pieces20:" + s20 + "ee");
}

TEST(TorrentEncoder, WritesASingleFileOfV2)
{
    EXPECT_EQ(encodeTorrent(single(), {}, TorrentFormat::V2).bytes,
              "d4:infod9:file treed1:fd0:d6:lengthi5e11:pieces root32:" + r32
                  + "eee12:meta versioni2e4:name1:f12:piece lengthi16384ee12:piece layersdee");
}

TEST(TorrentEncoder, WritesASingleFileOfBoth)
{
    EXPECT_EQ(encodeTorrent(single(), {.pieces = {filled<Sha1>('s')}}, TorrentFormat::Hybrid).bytes,
              "d4:infod9:file treed1:fd0:d6:lengthi5e11:pieces root32:" + r32
                  + "eee6:lengthi5e12:meta versioni2e4:name1:f12:piece lengthi16384e6:pieces20:" + s20
                  + "e12:piece layersdee");
}

TEST(TorrentEncoder, WritesFoldersWithPaddingAndAttributes)
{
    const auto encoded =
        encodeTorrent(folder(), {.pieces = {filled<Sha1>('s'), filled<Sha1>('s')}}, TorrentFormat::Hybrid);

    EXPECT_THAT(encoded.bytes,
                HasSubstr("9:file treed1:ad1:bd0:d6:lengthi5e11:pieces root32:" + r32
                          + "ee1:cd0:d4:attr1:x6:lengthi0eeee1:dd0:d6:lengthi16384e11:pieces root32:"
                          + std::string(32, 'q') + "eee"));
    EXPECT_THAT(encoded.bytes,
                HasSubstr("5:filesld6:lengthi5e4:pathl1:a1:beed4:attr1:p6:lengthi16379e4:pathl4:.pad5:16379ee"
                          "d4:attr1:x6:lengthi0e4:pathl1:a1:ceed6:lengthi16384e4:pathl1:deee"));
}

TEST(TorrentEncoder, WritesPieceLayersOnceEachInTheOrderOfTheirRoots)
{
    auto torrent = folder();
    torrent.files[0].size = 20000;
    const std::vector<Sha256> layer{filled<Sha256>('1'), filled<Sha256>('2')};
    torrent.files.push_back(torrent.files[0]);
    torrent.files.back().path = "n/e";

    const auto encoded = encodeTorrent(torrent, {.layers = {layer, {}, {}, layer, layer}}, TorrentFormat::V2);

    const auto text = std::string(32, '1') + std::string(32, '2');
    EXPECT_THAT(
        encoded.bytes,
        EndsWith("12:piece layersd32:" + std::string(32, 'q') + "64:" + text + "32:" + r32 + "64:" + text + "ee"));
}

TEST(TorrentEncoder, WritesWhatIsAroundTheInfoDictionaryInOrder)
{
    auto torrent = single();
    torrent.trackers = {"http://a", "http://b"};
    torrent.comment = "c";
    torrent.creator = "Shoal";
    torrent.createdAt = std::chrono::sys_seconds{std::chrono::seconds{7}};
    torrent.webSeeds = {"http://w", "http://x"};

    const auto encoded = encodeTorrent(torrent, {.pieces = {filled<Sha1>('s')}}, TorrentFormat::V1);

    EXPECT_THAT(encoded.bytes,
                StartsWith("d8:announce8:http://a13:announce-listll8:http://ael8:http://bee7:comment1:c"
                           "10:created by5:Shoal13:creation datei7e4:infod"));
    EXPECT_THAT(encoded.bytes, EndsWith("8:url-listl8:http://w8:http://xee"));
}

TEST(TorrentEncoder, OneTrackerNeedsNoListAndOneWebSeedNone)
{
    auto torrent = single();
    torrent.trackers = {"http://a"};
    torrent.webSeeds = {"http://w"};

    const auto encoded = encodeTorrent(torrent, {.pieces = {filled<Sha1>('s')}}, TorrentFormat::V1);

    EXPECT_THAT(encoded.bytes, Not(HasSubstr("announce-list")));
    EXPECT_THAT(encoded.bytes, EndsWith("8:url-list8:http://we"));
}

TEST(TorrentEncoder, PrivateIsPartOfTheInfoHash)
{
    auto torrent = single();
    const PieceHashes hashes{.pieces = {filled<Sha1>('s')}};
    const auto open = encodeTorrent(torrent, hashes, TorrentFormat::V1);
    torrent.isPrivate = true;
    const auto hidden = encodeTorrent(torrent, hashes, TorrentFormat::V1);

    EXPECT_THAT(hidden.bytes, EndsWith("7:privatei1eee"));
    EXPECT_NE(open.hashes.v1, hidden.hashes.v1);
}

TEST(TorrentEncoder, InfoHashesAreDigestsOfTheInfoDictionary)
{
    const auto encoded = encodeTorrent(single(), {.pieces = {filled<Sha1>('s')}}, TorrentFormat::Hybrid);
    const auto start = encoded.bytes.find("4:info") + 6;
    const auto info = encoded.bytes.substr(start, encoded.bytes.find("12:piece layers") - start);

    EXPECT_EQ(encoded.hashes.v1, sha1Of(bytesOf(info)));
    EXPECT_EQ(encoded.hashes.v2, sha256Of(bytesOf(info)));
}

} // namespace
} // namespace shoal
