#include "core/chunks/create.h"
#include "core/import/transmission_resume.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

namespace shoal {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;

/// With the names of version 3; later ones spell them with "_".
constexpr auto resume = "d18:bandwidth-priorityi1e11:destination4:/srv3:dndli0ei1ee6:labelsl5:musice6:pausedi1e"
                        "16:speed-limit-downd9:speed-Bpsi5000e15:use-speed-limiti1ee"
                        "14:speed-limit-upd9:speed-Bpsi7000e15:use-speed-limiti0eee";
constexpr auto resumeOfLater = "d11:destination4:/srv19:sequential_downloadi1e"
                               "16:speed_limit_downd9:speed_Bpsi5000e15:use_speed_limiti1eee";

ForeignShare shareOf(std::string_view bytes)
{
    ForeignShare share;
    EXPECT_TRUE(readTransmissionResume(bytes, share));
    return share;
}

TEST(TransmissionResume, SaysWhatTheUserDecided)
{
    const auto share = shareOf(resume);

    EXPECT_EQ(share.folder, "/srv");
    EXPECT_TRUE(share.isPaused);
    EXPECT_THAT(share.labels, ElementsAre("music"));
    EXPECT_THAT(share.wanted, ElementsAre(true, false));
    EXPECT_EQ(share.priority, Priority::High);
    EXPECT_EQ(share.limits, (ShareLimits{{5000}, {}})) << "the other one is switched off";
}

TEST(TransmissionResume, OfLaterVersionsHasOtherNames)
{
    const auto share = shareOf(resumeOfLater);

    EXPECT_EQ(share.limits.down, BytesPerSecond{5000});
    EXPECT_EQ(share.order, PieceOrder::Sequential);
    EXPECT_FALSE(share.isPaused);
}

TEST(TransmissionResume, OfSenselessBytesIsNone)
{
    ForeignShare share;
    for (const auto* const bytes : {"", "i1e", "le", "d", "d11:destinationi1ee", "d11:destination3:srve"})
        EXPECT_FALSE(readTransmissionResume(bytes, share)) << bytes;
}

TEST(TransmissionMagnet, IsReadFromATorrentFileWithoutMetadata)
{
    const auto magnet = transmissionMagnet("d8:announce13:udp://a.org:111:magnet-infod12:display-name5:album"
                                           "9:info_hash20:aaaaaaaaaaaaaaaaaaaaee");

    ASSERT_TRUE(magnet);
    EXPECT_EQ(magnet->name, "album");
    EXPECT_EQ(toHex(magnet->hashes.v1->bytes), "6161616161616161616161616161616161616161");
    EXPECT_FALSE(transmissionMagnet("d4:infodee"));
    EXPECT_FALSE(transmissionMagnet("d11:magnet-infod9:info_hash2:aaee"));
}

class TransmissionFolder : public testing::Test {
protected:
    void SetUp() override
    {
        folder.write("made/album", "some content");
        CreateRequest request;
        request.paths = {folder / "made/album"};
        request.format = TorrentFormat::V1;
        const auto created = createTorrent(request);
        torrent = created->bytes;
        hash = toHex(created->torrent.hashes.v1->bytes);
    }

    std::vector<ForeignItem> items() const
    {
        const auto collection = openTransmission(folder.path());
        EXPECT_TRUE(collection);
        std::vector<ForeignItem> all;
        while (auto item = (*collection)->next())
            all.push_back(std::move(*item));
        return all;
    }

    const test::TemporaryFolder folder;
    std::string torrent;
    std::string hash;
};

TEST_F(TransmissionFolder, HoldsSharesByTheirHash)
{
    folder.write("torrents/" + hash + ".torrent", torrent);
    folder.write("resume/" + hash + ".resume", resume);

    const auto all = items();
    ASSERT_EQ(all.size(), 1U);
    ASSERT_TRUE(all[0].share);
    EXPECT_EQ(std::get<std::string>(all[0].share->source), torrent);
    EXPECT_EQ(all[0].share->folder, "/srv");
}

TEST_F(TransmissionFolder, OfAnOlderVersionHoldsThemByNameAndHash)
{
    folder.write("torrents/album." + hash.substr(0, 16) + ".torrent", torrent);
    folder.write("resume/album." + hash.substr(0, 16) + ".resume", resume);
    const auto old = items();
    ASSERT_EQ(old.size(), 1U);
    EXPECT_TRUE(old[0].share);
}

TEST_F(TransmissionFolder, MayBeHalfWayBetweenTheTwo)
{
    folder.write("torrents/" + hash + ".torrent", torrent);
    folder.write("resume/album." + hash.substr(0, 16) + ".resume", resume);

    const auto all = items();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_TRUE(all[0].share);
}

TEST_F(TransmissionFolder, HoldsLinksToo)
{
    folder.write("torrents/" + hash + ".magnet", "magnet:?xt=urn:btih:" + hash);
    folder.write("resume/" + hash + ".resume", resume);

    const auto all = items();
    ASSERT_EQ(all.size(), 1U);
    ASSERT_TRUE(all[0].share);
    EXPECT_TRUE(std::holds_alternative<Magnet>(all[0].share->source));
}

TEST_F(TransmissionFolder, NamesTheFileThatIsBadAndGoesOn)
{
    folder.write("torrents/1.torrent", "nonsense");
    folder.write("torrents/2.torrent", torrent);
    folder.write("torrents/3.torrent", torrent);
    folder.write("resume/3.resume", "nonsense");
    folder.write("torrents/4.torrent", torrent);
    folder.write("resume/4.resume", resume);

    const auto all = items();
    ASSERT_EQ(all.size(), 4U);
    ASSERT_FALSE(all[0].share);
    EXPECT_THAT(all[0].share.error().about, HasSubstr("torrents/1.torrent"));
    ASSERT_FALSE(all[1].share);
    EXPECT_THAT(all[1].share.error().about, HasSubstr("resume/2.resume"));
    EXPECT_EQ(all[1].share.error().kind, ErrorKind::NotFound);
    ASSERT_FALSE(all[2].share);
    EXPECT_THAT(all[2].share.error().about, HasSubstr("resume/3.resume"));
    EXPECT_TRUE(all[3].share);
}

TEST_F(TransmissionFolder, IsToldFromAnyOther)
{
    const auto other = openTransmission(folder / "made");

    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().kind, ErrorKind::NotFound);
}

} // namespace
} // namespace shoal
