#include "core/bt/swarms/share_metadata.h"

#include "core/bt/torrent_reader.h"
#include "core/chunks/create.h"
#include "core/swarm/torrents/share_info.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

namespace shoal::bt {
namespace {

swarm::ByteView viewOf(const std::string& text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

class MetadataOfShare : public testing::TestWithParam<TorrentFormat> {
protected:
    void SetUp() override
    {
        folder_.writeNoise("album/long", 300'000, 1);
        folder_.writeNoise("album/same", 300'000, 1);
        folder_.writeNoise("album/other", 100'000, 2);
        folder_.write("album/short", "short");
        folder_.write("album/empty", "");
        const auto created =
            createTorrent({.paths = {folder_ / "album"}, .format = GetParam(), .pieceLength = 32 * 1024});
        ASSERT_TRUE(created);
        torrent_ = created->bytes;
        hashes_ = created->torrent.hashes;
        metadata_ = metadataOf(torrent_).value();
    }
    bool isV1() const { return GetParam() == TorrentFormat::V1; }

    test::TemporaryFolder folder_;
    std::string torrent_;
    InfoHashes hashes_;
    ShareMetadata metadata_;
    TorrentLayerRules rules_;
};

TEST_P(MetadataOfShare, MakesTheSameTorrentAgain)
{
    const auto made = torrentOf(metadata_);

    const auto parsed = readTorrent(made);
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->torrent.hashes, hashes_);
    EXPECT_TRUE(parsed->hashes.layers == readTorrent(torrent_)->hashes.layers);
    EXPECT_EQ(metadata_.layers.empty(), isV1());
}

TEST_P(MetadataOfShare, IsReadOnceForAllThatAPublicationSays)
{
    const auto read = readShare(torrent_);

    ASSERT_TRUE(read) << read.error().reason;
    EXPECT_EQ(read->bytes, torrentOf(metadata_));
    EXPECT_EQ(read->id, swarm::shareIdOf(metadata_.info));
    EXPECT_EQ(read->infoSize, metadata_.info.size());
    EXPECT_EQ(read->torrent.hashes, hashes_);
    EXPECT_EQ(readShare("de").error().kind, ErrorKind::NotATorrent);
}

TEST_P(MetadataOfShare, KnowsHowLongItsLayersAre)
{
    EXPECT_EQ(rules_.sizeOf(viewOf(metadata_.info)), metadata_.layers.size());
}

TEST_P(MetadataOfShare, TakesItsOwnLayersAndNoOthers)
{
    const auto info = viewOf(metadata_.info);
    EXPECT_FALSE(rules_.fit(info, {})) << "there are none to fit, or all are missing";
    if (isV1())
        return;
    EXPECT_TRUE(rules_.fit(info, viewOf(metadata_.layers)));
    for (std::size_t at = 0; at < metadata_.layers.size(); at += 97) {
        auto wrong = metadata_.layers;
        wrong[at] = static_cast<char>(wrong[at] ^ 1);
        EXPECT_FALSE(rules_.fit(info, viewOf(wrong))) << at;
    }
    EXPECT_FALSE(rules_.fit(info, viewOf("de"))) << "all are missing";
    EXPECT_FALSE(rules_.fit(info, viewOf(metadata_.layers.substr(0, metadata_.layers.size() - 1))));
    EXPECT_FALSE(rules_.fit(info, {}));
}

TEST_P(MetadataOfShare, KeepsItsNameUnderEveryCertificate)
{
    const auto dressed = dressedTorrent(torrent_, "one"), again = dressedTorrent(*dressed, "another");
    ASSERT_TRUE(dressed && again);

    EXPECT_NE(readTorrent(*dressed)->torrent.hashes, hashes_);
    EXPECT_NE(readTorrent(*dressed)->torrent.hashes, readTorrent(*again)->torrent.hashes);
    EXPECT_EQ(metadataOf(*again)->info, metadata_.info);
    EXPECT_EQ(metadataOf(*again)->layers, metadata_.layers);
}

TEST(MetadataOfNothing, IsNone)
{
    for (const auto* bytes : {"", "de", "d4:infoi1ee", "d4:infode", "i5e"})
        EXPECT_FALSE(metadataOf(bytes)) << bytes;
    EXPECT_EQ(TorrentLayerRules{}.sizeOf(viewOf("de")), std::nullopt);
    EXPECT_FALSE(TorrentLayerRules{}.fit(viewOf("de"), viewOf("de")));
}

INSTANTIATE_TEST_SUITE_P(Torrents, MetadataOfShare,
                         testing::Values(TorrentFormat::V1, TorrentFormat::V2, TorrentFormat::Hybrid));

} // namespace
} // namespace shoal::bt
