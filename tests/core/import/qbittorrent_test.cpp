#include "core/bt/torrent_reader.h"
#include "core/chunks/create.h"
#include "core/import/qbittorrent_resume.h"
#include "core/torrent/bencode_writer.h"
#include "tests/support/temporary_folder.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <gmock/gmock.h>

namespace shoal {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;

/// libtorrent's resume data for a v1 info-hash, with decisions of the user's.
std::string resumeOf(const std::string& hash, const std::string& folder)
{
    BencodeWriter writer;
    writer.beginDictionary();
    writer.string("auto_managed").integer(0).string("download_rate_limit").integer(5000);
    writer.string("file-format").string("libtorrent resume file").string("file-version").integer(1);
    writer.string("file_priority").beginList().integer(4).end();
    writer.string("info-hash").string(hash).string("name").string("album").string("paused").integer(1);
    writer.string("qBt-category").string("music").string("qBt-tags").beginList().string("old").end();
    writer.string("save_path").string(folder);
    writer.string("trackers").beginList().beginList().string("udp://a.org:1/announce").end().end();
    writer.string("upload_rate_limit").integer(-1);
    return writer.end().take();
}

class QBittorrent : public testing::Test {
protected:
    void SetUp() override
    {
        folder.write("made/album", "some content");
        CreateRequest request;
        request.paths = {folder / "made/album"};
        request.format = TorrentFormat::V1;
        const auto created = createTorrent(request);
        torrent = created->bytes;
        hash.assign(created->torrent.hashes.v1->bytes.begin(), created->torrent.hashes.v1->bytes.end());
    }

    std::vector<ForeignItem> itemsIn(const std::filesystem::path& place) const
    {
        const auto collection = openQBittorrent(place);
        EXPECT_TRUE(collection) << (collection ? "" : collection.error().reason);
        std::vector<ForeignItem> all;
        while (auto item = (*collection)->next())
            all.push_back(std::move(*item));
        return all;
    }

    static void expectAsItWas(const ForeignShare& share)
    {
        EXPECT_EQ(share.folder, "/srv");
        EXPECT_TRUE(share.isPaused);
        EXPECT_THAT(share.labels, ElementsAre("music", "old"));
        EXPECT_EQ(share.limits, (ShareLimits{{5000}, {}}));
        EXPECT_THAT(share.wanted, ElementsAre(true));
    }

    const test::TemporaryFolder folder;
    std::string torrent;
    std::string hash;
};

TEST_F(QBittorrent, SaysWhatTheUserDecided)
{
    const auto share = readQBittorrentResume(torrent, resumeOf(hash, "/srv"));

    ASSERT_TRUE(share);
    expectAsItWas(*share);
}

TEST_F(QBittorrent, KeepsTheTrackersBesideTheTorrent)
{
    const auto share = readQBittorrentResume(torrent, resumeOf(hash, "/srv"));

    const auto parsed = bt::readTorrent(std::get<std::string>(share->source));
    ASSERT_TRUE(parsed);
    EXPECT_THAT(parsed->torrent.trackers, ElementsAre("udp://a.org:1/announce"));
    EXPECT_EQ(parsed->torrent.hashes, bt::readTorrent(torrent)->torrent.hashes);
}

TEST_F(QBittorrent, HasALinkWhileTheMetadataIsNotKnown)
{
    const auto share = readQBittorrentResume({}, resumeOf(hash, "/srv"));

    ASSERT_TRUE(share);
    const auto& magnet = std::get<Magnet>(share->source);
    EXPECT_EQ(magnet.name, "album");
    EXPECT_THAT(magnet.trackers, ElementsAre("udp://a.org:1/announce"));
    EXPECT_FALSE(readQBittorrentResume({}, resumeOf({}, "/srv"))) << "nothing names it";
}

TEST_F(QBittorrent, RefusesSenselessBytes)
{
    EXPECT_FALSE(readQBittorrentResume(torrent, "nonsense"));
    EXPECT_FALSE(readQBittorrentResume(torrent, resumeOf(hash, "srv"))) << "of which folder?";
    EXPECT_FALSE(readQBittorrentResume("nonsense", resumeOf(hash, "/srv")));
}

TEST_F(QBittorrent, HasAFileForEachShare)
{
    folder.write("data/BT_backup/1.fastresume", resumeOf(hash, "/srv"));
    folder.write("data/BT_backup/1.torrent", torrent);
    folder.write("data/BT_backup/2.fastresume", "nonsense");
    folder.write("data/BT_backup/queue", "");

    for (const auto& place : {folder.path(), folder / "data", folder / "data/BT_backup"}) {
        const auto all = itemsIn(place);
        ASSERT_EQ(all.size(), 2U);
        ASSERT_TRUE(all[0].share);
        expectAsItWas(*all[0].share);
        ASSERT_FALSE(all[1].share);
        EXPECT_THAT(all[1].share.error().about, HasSubstr("2.fastresume"));
    }
}

TEST_F(QBittorrent, OrADatabase)
{
    {
        SQLite::Database database{(folder / "torrents.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
        database.exec("CREATE TABLE torrents (torrent_id BLOB, queue_position INTEGER, category TEXT, tags TEXT, "
                      "stopped INTEGER, libtorrent_resume_data BLOB, metadata BLOB)");
        SQLite::Statement row{database, "INSERT INTO torrents VALUES ('ab', 1, 'films', 'new,old', 0, ?, ?)"};
        auto resume = resumeOf(hash, "/srv");
        row.bind(1, resume.data(), static_cast<int>(resume.size()));
        row.bind(2, torrent.data(), static_cast<int>(torrent.size()));
        row.exec();
    }

    const auto all = itemsIn(folder.path());
    ASSERT_EQ(all.size(), 1U);
    ASSERT_TRUE(all[0].share);
    EXPECT_FALSE(all[0].share->isPaused) << "its own column counts";
    EXPECT_THAT(all[0].share->labels, testing::IsSupersetOf({"films", "new", "old"}));
}

TEST_F(QBittorrent, SaysWhatIsWrongWithADatabase)
{
    folder.write("torrents.db", "nonsense, and more of it than a header has, so that nobody takes it for an empty one");

    const auto opened = openQBittorrent(folder.path());
    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().about, HasSubstr("torrents.db"));
    EXPECT_FALSE(openQBittorrent(folder / "made"));
}

} // namespace
} // namespace shoal
