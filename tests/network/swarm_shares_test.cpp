// Shares of private swarms in a session of their own: under the certificate of one epoch, and of the next.
#include "core/bt/swarms/share_metadata.h"
#include "core/chunks/create.h"
#include "core/swarm/torrents/share_info.h"
#include "tests/network/a_swarm_peer.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

namespace shoal::bt {
namespace {

using test::closedNetwork;
using test::contentOf;
using test::TemporaryFolder;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

constexpr Bytes pieceLength = 32 * 1024;

class SharesOfSwarm : public testing::TestWithParam<TorrentFormat> {
protected:
    SharesOfSwarm()
    {
        family_.bytes.fill(1);
        first_ = contentOf(folder_.writeNoise("album/first", 1'000'000, 1));
        second_ = contentOf(folder_.writeNoise("album/second", 1'500'000, 2));
        const auto created =
            createTorrent({.paths = {folder_ / "album"}, .format = GetParam(), .pieceLength = pieceLength});
        EXPECT_TRUE(created);
        created_ = *created;
        share_ = swarm::shareIdOf(metadataOf(created_.bytes)->info).value();
    }
    LocalEngineOptions options(const std::string& name, const std::string& address,
                               Autostart autostart = Autostart::None)
    {
        return {
            .profile = folder_ / name, .settings = closedNetwork(address), .autostart = autostart, .purpose = "test"};
    }
    SwarmShareToAdd published()
    {
        return {.swarm = family_,
                .read = readShare(created_.bytes).value(),
                .folder = created_.folder,
                .places = created_.places,
                .trust = DataTrust::JustHashed,
                .wanted = {},
                .name = {}};
    }
    SwarmShareToAdd fetched(const FileSelection& wanted = {})
    {
        return {.swarm = family_,
                .read = readShare(created_.bytes).value(),
                .folder = folder_ / "target",
                .places = {},
                .wanted = wanted,
                .name = {}};
    }
    /// Both go over to it.
    void beginEpoch(std::uint8_t epoch, std::initializer_list<SwarmPeer*> peers)
    {
        for (auto* peer : peers) {
            const auto came = peer->dress().infoHashes().size();
            peer->dress().setEpoch(epoch);
            peer->atHome([this](SwarmShares& shares) { shares.redressSwarm(family_); });
            EXPECT_TRUE(peer->dress().waitFor(came + 1, 1));
        }
    }
    /// Afterwards all is on the disk.
    void stop(SwarmPeer& peer)
    {
        std::promise<void> stopped;
        peer.atHome([&](SwarmShares& shares) { shares.stopSwarm(family_, [&] { stopped.set_value(); }); });
        stopped.get_future().wait();
    }
    std::map<swarm::ShareId, swarm::Amount> amountsOf(SwarmPeer& peer)
    {
        using Amounts = std::map<swarm::ShareId, swarm::Amount>;
        return peer
            .ask<Amounts>([this](SwarmShares& shares, auto reply) { shares.amountsOfSwarm(family_, std::move(reply)); })
            .value();
    }
    std::filesystem::path target(const std::string& file) { return folder_ / "target/album" / file; }

    TemporaryFolder folder_;
    swarm::SwarmId family_;
    swarm::ShareId share_;
    std::string first_, second_;
    CreatedTorrent created_;
};

TEST_P(SharesOfSwarm, GoFromMemberToMemberAndAreKeptWithoutTheCertificate)
{
    SwarmPeer sharer{options("sharer", "127.0.0.2"), "127.0.0.2"}, getter{options("getter", "127.0.0.3"), "127.0.0.3"};
    sharer.useSession();
    getter.useSession();
    ASSERT_TRUE(sharer.add(published()));
    const auto id = getter.add(fetched());
    ASSERT_TRUE(id);
    EXPECT_TRUE(sharer.dress().waitFor(1, 1));

    getter.dial(sharer);
    ASSERT_TRUE(getter.driver().waitFor<ShareFinished>());

    EXPECT_TRUE(contentOf(target("first")) == first_);
    EXPECT_TRUE(contentOf(target("second")) == second_);
    const auto row = getter.driver().row(*id);
    EXPECT_EQ(row.swarm, family_);
    EXPECT_EQ(row.hashes, created_.torrent.hashes);
    EXPECT_FALSE(row.isAnnounced);
    EXPECT_EQ(getter.dress().infoHashes(), sharer.dress().infoHashes());
    EXPECT_THAT(amountsOf(getter), ElementsAre(Pair(share_, swarm::Amount::Whole)));
    const auto kept = getter.ask<std::string>(
        [this](SwarmShares& shares, auto reply) { shares.torrentOfSwarm(family_, share_, std::move(reply)); });
    EXPECT_EQ(metadataOf(*kept)->info, metadataOf(created_.bytes)->info);
}

TEST_P(SharesOfSwarm, GoOnWhereTheyWereUnderTheNextCertificateAndHashNothingAgain)
{
    SwarmPeer sharer{options("sharer", "127.0.0.2"), "127.0.0.2"}, getter{options("getter", "127.0.0.3"), "127.0.0.3"};
    sharer.useSession();
    getter.useSession();
    ASSERT_TRUE(sharer.add(published()));
    const auto id = getter.add(fetched({.patterns = {"first"}}));
    ASSERT_TRUE(id);
    getter.dial(sharer);
    ASSERT_TRUE(getter.driver().waitFor<ShareFinished>());
    EXPECT_THAT(amountsOf(getter), ElementsAre(Pair(share_, swarm::Amount::Part)));

    beginEpoch(2, {&sharer, &getter});
    const auto hashes = getter.dress().infoHashes();
    ASSERT_THAT(hashes, SizeIs(2));
    EXPECT_NE(hashes[0], hashes[1]);
    EXPECT_TRUE(getter.isInState(*id, ShareState::Seeding));
    EXPECT_EQ(getter.driver().row(*id).checkTotal, 0u) << "nothing was hashed";
    EXPECT_EQ(getter.driver().row(*id).done, first_.size());

    // What the first file's last piece brought of the second one lies in the part file, whose name stayed.
    const auto edited = getter.driver().ask<ShareId>(
        [&](Engine& engine, auto reply) { engine.edit(*id, {.wanted = FileSelection{}}, std::move(reply)); });
    ASSERT_TRUE(edited);
    ASSERT_TRUE(getter.dress().waitFor(3, 1));
    getter.dial(sharer);
    ASSERT_TRUE(
        getter.driver().waitForRow(*id, [](const ShareRow& row) { return row.completedAt && row.done == row.size; }));
    ASSERT_TRUE(getter.isInState(*id, ShareState::Seeding));

    stop(getter);
    EXPECT_TRUE(contentOf(target("first")) == first_);
    EXPECT_TRUE(contentOf(target("second")) == second_);
    EXPECT_LE(getter.driver().row(*id).downloaded, first_.size() + second_.size() + pieceLength);
}

TEST_P(SharesOfSwarm, RestWithAReasonUntilTheirSwarmLetsThemRun)
{
    SwarmPeer sharer{options("sharer", "127.0.0.2"), "127.0.0.2"};
    const auto id = sharer.add(published());
    ASSERT_TRUE(id);
    const auto waits = [&](const std::string& why) {
        return sharer.driver().waitForRow(*id, [&why](const ShareRow& row) {
            return row.reason.kind == ReasonKind::SwarmWaits && row.reason.detail == why;
        });
    };
    EXPECT_TRUE(waits("private swarms aren't at work here"));

    sharer.dress().setEpoch(0);
    sharer.useSession();
    sharer.atHome([this](SwarmShares& shares) { shares.startSwarm(family_); });
    EXPECT_TRUE(waits("the secret isn't here"));
    EXPECT_THAT(sharer.dress().infoHashes(), IsEmpty());

    sharer.dress().setEpoch(1);
    sharer.atHome([this](SwarmShares& shares) { shares.startSwarm(family_); });
    EXPECT_TRUE(sharer.isInState(*id, ShareState::Seeding));
    EXPECT_EQ(sharer.driver().row(*id).checkTotal, 0u);
}

TEST_P(SharesOfSwarm, LeaveTheNetworkAllAtOnceAndComeBack)
{
    SwarmPeer sharer{options("sharer", "127.0.0.2"), "127.0.0.2"};
    sharer.useSession();
    const auto id = sharer.add(published());
    ASSERT_TRUE(id);
    ASSERT_TRUE(sharer.dress().waitFor(1, 1));

    stop(sharer);
    EXPECT_TRUE(sharer.dress().waitFor(1, 0));
    EXPECT_THAT(amountsOf(sharer), IsEmpty());

    sharer.atHome([this](SwarmShares& shares) { shares.startSwarm(family_); });
    EXPECT_TRUE(sharer.dress().waitFor(2, 1));
    EXPECT_TRUE(sharer.isInState(*id, ShareState::Seeding));
}

TEST_P(SharesOfSwarm, StandBesideTheSameContentThatIsPublic)
{
    SwarmPeer sharer{options("sharer", "127.0.0.2"), "127.0.0.2"};
    sharer.useSession();
    const auto open = sharer.driver().add({.source = created_.bytes,
                                           .folder = created_.folder,
                                           .places = created_.places,
                                           .trust = DataTrust::JustHashed});
    const auto ofSwarm = sharer.add(published());
    ASSERT_TRUE(open && ofSwarm);
    EXPECT_NE(*open, *ofSwarm);
    EXPECT_TRUE(sharer.isInState(*open, ShareState::Seeding));
    EXPECT_TRUE(sharer.isInState(*ofSwarm, ShareState::Seeding));
    EXPECT_EQ(sharer.add(published()).value(), *ofSwarm) << "it is on the list";

    const auto removed = sharer.driver().ask<ShareId>(
        [&](Engine& engine, auto reply) { engine.remove(*ofSwarm, Data::Delete, std::move(reply)); });
    ASSERT_TRUE(removed);
    EXPECT_TRUE(sharer.driver().heard<FilesKept>());
    EXPECT_TRUE(contentOf(folder_ / "album/first") == first_);
    EXPECT_TRUE(sharer.driver().row(*open).state == ShareState::Seeding);
}

TEST_P(SharesOfSwarm, RunAgainAfterARestartWithoutBeingHashed)
{
    ShareId id;
    {
        SwarmPeer sharer{options("sharer", "127.0.0.2"), "127.0.0.2"};
        sharer.useSession();
        id = sharer.add(published()).value();
        ASSERT_TRUE(sharer.dress().waitFor(1, 1));
    }
    SwarmPeer sharer{options("sharer", "127.0.0.2", Autostart::All), "127.0.0.2"};
    sharer.dress().setEpoch(7);
    sharer.useSession();
    sharer.atHome([this](SwarmShares& shares) { shares.startSwarm(family_); });

    EXPECT_TRUE(sharer.isInState(id, ShareState::Seeding));
    EXPECT_EQ(sharer.driver().row(id).checkTotal, 0u);
}

TEST_P(SharesOfSwarm, HasNoLinkAndATorrentWithoutTheCertificateOfAnyEpoch)
{
    SwarmPeer sharer{options("sharer", "127.0.0.2"), "127.0.0.2"};
    const auto id = sharer.add(published());
    ASSERT_TRUE(id);

    const auto details =
        sharer.driver().ask<ShareDetails>([&](Engine& engine, auto reply) { engine.details(*id, std::move(reply)); });
    const auto torrent = sharer.driver().ask<std::string>(
        [&](Engine& engine, auto reply) { engine.torrentFile(*id, std::move(reply)); });

    EXPECT_EQ(details->link, "");
    EXPECT_EQ(details->row.swarm, family_);
    ASSERT_TRUE(torrent);
    EXPECT_EQ(torrent->find("ssl-cert"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Torrents, SharesOfSwarm,
                         testing::Values(TorrentFormat::V1, TorrentFormat::V2, TorrentFormat::Hybrid),
                         [](const auto& format) {
                             return format.param == TorrentFormat::V1 ? "V1"
                                 : format.param == TorrentFormat::V2  ? "V2"
                                                                      : "Hybrid";
                         });

} // namespace
} // namespace shoal::bt
