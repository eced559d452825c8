// Our engine among peers that lie: the transfer ends from an honest peer, and the liar is banned and named.
#include "core/link/magnet.h"
#include "tests/support/engine_driver.h"
#include "tests/support/hostile/lies.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace shoal::test {
namespace {

using namespace std::chrono_literals;

constexpr Bytes pieceLength = 128 * 1024;
const std::string liarAddress = "127.0.0.9";

/// A getter that finds the liar by its link. The honest sharer comes once the liar has had its way.
class AmongLiars : public testing::Test {
protected:
    LocalEngineOptions options(const std::string& name, const std::string& address, const std::string& bootstrap = {})
    {
        auto all = LocalEngineOptions{
            .profile = folder_ / name, .settings = closedNetwork(address, bootstrap), .purpose = "test"};
        all.conduct.stallPatience = 2s;
        return all;
    }
    Bait bait(TorrentFormat format = TorrentFormat::V1, Bytes size = 1'000'000)
    {
        const auto film = folder_.writeNoise("shared/film", size);
        created_ = createTorrent({.paths = {film}, .format = format, .pieceLength = pieceLength}).value();
        return baitOf(created_, contentOf(film));
    }
    /// Whatever comes before `shareHonestly` can only come from these.
    void get(const std::vector<std::string>& peers)
    {
        const auto fetched = getter_.add(
            {.source = Magnet{.hashes = created_.torrent.hashes, .peers = peers}, .folder = folder_ / "target"});
        ASSERT_TRUE(fetched);
        id_ = *fetched;
    }
    void shareHonestly()
    {
        sharer_.emplace(options("sharer", "127.0.0.2", bootstrap_.address()));
        ASSERT_TRUE(
            sharer_->add({.source = created_.bytes, .folder = created_.folder, .trust = DataTrust::JustHashed}));
    }
    bool isBannedFor(Misdeed misdeed)
    {
        return getter_.waitFor<PeerBanned>([&](const PeerBanned& banned) {
            EXPECT_EQ(banned.id, id_);
            EXPECT_TRUE(banned.address.starts_with(liarAddress + ":")) << banned.address;
            EXPECT_TRUE(banned.client.starts_with("LI ")) << banned.client;
            return banned.misdeed == misdeed;
        });
    }
    void expectAllCame()
    {
        const bool isFinished = getter_.waitFor<ShareFinished>();
        const auto row = getter_.row(id_);
        ASSERT_TRUE(isFinished) << "state " << static_cast<int>(row.state) << ", reason "
                                << static_cast<int>(row.reason.kind) << ", " << row.done << " of " << row.wanted
                                << " bytes, " << row.peers << " of " << row.knownPeers << " peers";
        EXPECT_EQ(contentOf(folder_ / "target/film"), contentOf(folder_ / "shared/film"));
    }

    TemporaryFolder folder_;
    CreatedTorrent created_;
    EngineDriver bootstrap_{options("bootstrap", "127.0.0.1")};
    EngineDriver getter_{options("getter", "127.0.0.3", bootstrap_.address())};
    std::optional<EngineDriver> sharer_;
    ShareId id_;
};

class Lie : public AmongLiars, public testing::WithParamInterface<std::pair<SeedLie, Misdeed>> {};

TEST_P(Lie, OfASeedGetsItBannedAndTheRestComesFromAnHonestPeer)
{
    const HostilePeer liar{liarAddress, lyingSeed(bait(), GetParam().first)};
    get({liar.address()});

    EXPECT_TRUE(isBannedFor(GetParam().second));
    shareHonestly();
    expectAllCame();
}

INSTANTIATE_TEST_SUITE_P(Seeds, Lie,
                         testing::Values(std::pair{SeedLie::Corrupts, Misdeed::CorruptData},
                                         std::pair{SeedLie::Lacks, Misdeed::LacksPieces},
                                         std::pair{SeedLie::Stalls, Misdeed::Stalls}),
                         [](const auto& lie) {
                             return lie.param.first == SeedLie::Corrupts ? "ThatCorrupts"
                                 : lie.param.first == SeedLie::Lacks     ? "ThatLacksWhatItAnnounces"
                                                                         : "ThatStalls";
                         });

TEST_F(AmongLiars, AnHonestPeerIsNotBlamedForTheBlocksOfALiarBesideIt)
{
    const HostilePeer liar{liarAddress, lyingSeed(bait(TorrentFormat::V1, 4'000'000), SeedLie::Corrupts)};
    auto slow = options("sharer", "127.0.0.2", bootstrap_.address());
    slow.settings.uploadLimit = {2'000'000};
    sharer_.emplace(slow);
    ASSERT_TRUE(sharer_->add({.source = created_.bytes, .folder = created_.folder, .trust = DataTrust::JustHashed}));
    get({sharer_->address(), liar.address()});

    EXPECT_TRUE(isBannedFor(Misdeed::CorruptData));
    expectAllCame();
    EXPECT_FALSE(
        getter_.heard<PeerBanned>([](const auto& banned) { return banned.address.starts_with("127.0.0.2:"); }));
}

TEST_F(AmongLiars, AnHonestPeerIsNotBlamedForABlockOfALiarThatCameBeforeARestart)
{
    {
        const HostilePeer liar{liarAddress, lyingSeed(bait(), SeedLie::CorruptsOneBlock)};
        get({liar.address()});
        ASSERT_TRUE(getter_.waitForRow(id_, [](const ShareRow& row) { return row.downloaded >= blockSize; }));
        getter_.close();
    }
    shareHonestly();
    auto asBefore = options("getter", "127.0.0.3", bootstrap_.address());
    asBefore.autostart = Autostart::All;
    EngineDriver again{asBefore};

    ASSERT_TRUE(again.waitFor<ShareFinished>());
    EXPECT_EQ(contentOf(folder_ / "target/film"), contentOf(folder_ / "shared/film"));
    const auto& content = created_.torrent;
    EXPECT_TRUE(again.waitForRow(id_, [&](const ShareRow& row) {
        return row.downloaded > content.contentSize() + blockSize;
    })) << "the liar's block was kept, its piece failed, and came anew";
    EXPECT_FALSE(again.heard<PeerBanned>());
}

// libtorrent as it comes dies of this one: Libtorrent208.DiesOfAPeerThatClaimsV2ForALinkToAV1Torrent.
TEST_F(AmongLiars, ClaimingV2ForALinkToAV1TorrentKillsNobody)
{
    const auto v1 = bait(TorrentFormat::V1);
    get({});
    auto liar = WireConnection::dial(liarAddress, getter_.address());
    ASSERT_TRUE(liar);

    EXPECT_FALSE(serveMetadata(*liar, v1, {.v2 = true})) << "its connection ends with the metadata";
    EXPECT_TRUE(isBannedFor(Misdeed::ClaimsOtherKind));
    shareHonestly();
    expectAllCame();
}

TEST_F(AmongLiars, ClaimingV2ForALinkToAHybridByItsV1HashIsRight)
{
    const auto hybrid = bait(TorrentFormat::Hybrid);
    created_.torrent.hashes.v2.reset();
    get({});
    auto peer = WireConnection::dial(liarAddress, getter_.address());
    ASSERT_TRUE(peer);

    serveMetadata(*peer, hybrid, {.v2 = true});
    ASSERT_TRUE(getter_.waitFor<MetadataReceived>());
    shareHonestly();
    expectAllCame();
    EXPECT_FALSE(getter_.heard<PeerBanned>());
}

// libtorrent as it comes dies of this one: Libtorrent208.DiesOfAPeerThatRefusesTheHashesOfAPieceItCorrupted.
TEST_F(AmongLiars, RefusingTheHashesOfACorruptedPieceOfAV2TorrentKillsNobody)
{
    const HostilePeer liar{liarAddress, lyingSeed(bait(TorrentFormat::V2, 100'000), SeedLie::Corrupts)};
    get({liar.address()});

    EXPECT_TRUE(isBannedFor(Misdeed::CorruptData));
    shareHonestly();
    expectAllCame();
}

TEST_F(AmongLiars, WhoIsBannedStaysOutWhateverThePortItComesFrom)
{
    const auto film = bait();
    const HostilePeer liar{liarAddress, lyingSeed(film, SeedLie::Corrupts)};
    get({liar.address()});
    ASSERT_TRUE(isBannedFor(Misdeed::CorruptData));

    auto again = WireConnection::dial(liarAddress, getter_.address());
    ASSERT_TRUE(again);
    again->sendHandshake(film.hash);
    EXPECT_TRUE(again->isEndedByOther());
}

/// What it says once, as a seed, after the handshake.
struct Saying {
    const char* name;
    std::string bytes;
};
class WrongMessage : public AmongLiars, public testing::WithParamInterface<Saying> {};

TEST_P(WrongMessage, GetsWhoSendsItBannedAndTheRestComesFromAnHonestPeer)
{
    const HostilePeer liar{liarAddress, seedThatSays(bait(), GetParam().bytes)};
    get({liar.address()});

    EXPECT_TRUE(isBannedFor(Misdeed::BreaksProtocol));
    shareHonestly();
    expectAllCame();
}

const std::string wholeNumber(4, '\xff');

INSTANTIATE_TEST_SUITE_P(Peers, WrongMessage,
                         testing::Values(Saying{"ExtendedOfTwoMebibytes",
                                                wireMessage(Wire::Extended, std::string(2 * 1024 * 1024, 'x'))},
                                         Saying{"LengthOfFourGibibytes", wholeNumber + "\x14\x01"},
                                         Saying{"ExtendedOfNoKind", wireMessage(Wire::Extended, "\x63hello")},
                                         Saying{"UnknownKind", wireMessage(static_cast<Wire>(99), "hello")},
                                         Saying{"RequestTooShort", wireMessage(Wire::Request, "abc")},
                                         Saying{"UnchokeWithABody", wireMessage(Wire::Unchoke, "abc")}),
                         [](const auto& saying) { return saying.param.name; });

class Flood : public AmongLiars, public testing::WithParamInterface<Saying> {};

TEST_P(Flood, GetsWhoSendsItBannedAndTheRestComesFromAnHonestPeer)
{
    std::string thousand;
    for (int i = 0; i < 1000; ++i)
        thousand += GetParam().bytes;
    const HostilePeer liar{liarAddress, seedThatFloods(bait(), thousand)};
    get({liar.address()});

    EXPECT_TRUE(isBannedFor(Misdeed::Floods));
    shareHonestly();
    expectAllCame();
}

INSTANTIATE_TEST_SUITE_P(
    Peers, Flood,
    testing::Values(Saying{"Have", wireMessage(Wire::Have, wireNumber(0))},
                    Saying{"ChokeAndUnchoke", wireMessage(Wire::Choke) + wireMessage(Wire::Unchoke)},
                    Saying{"Interest", wireMessage(Wire::Interested) + wireMessage(Wire::NotInterested)},
                    Saying{"MetadataRequest",
                           wireMessage(Wire::Extended,
                                       "\x02"
                                       "d8:msg_typei0e5:piecei0ee")}),
    [](const auto& flood) { return flood.param.name; });

// libtorrent as it comes goes on asking it: every three seconds whoever is first in its list, for ever.
TEST_F(AmongLiars, WhoSendsWrongMetadataIsBannedAndTheRightComesFromAnHonestPeer)
{
    auto wrong = bait();
    wrong.info[wrong.info.size() / 2] = static_cast<char>(wrong.info[wrong.info.size() / 2] ^ 1);
    const HostilePeer liar{liarAddress, [wrong](WireConnection& peer) { serveMetadata(peer, wrong, {}); }};
    get({liar.address()});

    EXPECT_TRUE(isBannedFor(Misdeed::CorruptData));
    shareHonestly();
    expectAllCame();
}

TEST_F(AmongLiars, WhoConnectsAndSaysNothingKeepsNobodyElseOut)
{
    bait();
    get({});
    std::vector<WireConnection> silent;
    for (int i = 0; i < 100; ++i) {
        auto one = WireConnection::dial(liarAddress, getter_.address());
        ASSERT_TRUE(one);
        silent.push_back(std::move(*one));
    }

    shareHonestly();
    expectAllCame();
    for (auto& one : silent)
        EXPECT_TRUE(one.isEndedByOther());
}

} // namespace
} // namespace shoal::test
