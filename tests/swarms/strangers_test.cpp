// Whoever has a share's torrent, or even an epoch's secret, and no device of the swarm: gets nothing, whatever it says.
#include "core/swarm/torrents/certificates.h"
#include "core/torrent/info_hash.h"
#include "tests/support/tree.h"
#include "tests/swarms/machines.h"
#include "tests/swarms/other_client.h"
#include "tests/swarms/stolen_profile.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::test {
namespace {

constexpr auto strangersAddress = "10.77.2.1";

/// Ann shares a film in her swarm, of which Ben is a member. Somebody got hold of its torrent file.
class SwarmStrangers : public testing::Test {
protected:
    void SetUp() override
    {
        SHOAL_NEEDS_MACHINES();
        machines_.emplace();
        ann_ = &machines_->add();
        ben_ = &machines_->add();
        film_ = machines_->folder().writeNoise("film.bin", 1'000'000);
        swarm_ = ann_->createSwarm("Family");
        share_ = ann_->share(swarm_, film_);
        ben_->join(ann_->invite(swarm_));
        const auto file = machines_->folder() / "share.torrent";
        ann_->ask({"swarm", "export-torrent", swarm_, share_, file.string()});
        torrent_ = contentOf(file);
        outside_ = &machines_->network().plugIn(strangersAddress, {});
        port_ = ann_->last({"swarm", "status", swarm_}).texts("addresses").at(0);
        entries_ = ann_->last({"swarm", "status", swarm_}).number("entries");
    }

    /// Ann's swarm is as it was, and she serves its members.
    void expectNothingChanged() const
    {
        const auto status = ann_->last({"swarm", "status", swarm_});
        EXPECT_EQ(status.number("members"), 2);
        EXPECT_EQ(status.number("entries"), entries_);
        EXPECT_EQ(status.texts("troubles"), std::vector<std::string>{}) << status.line();
        EXPECT_EQ(differences(film_, ben_->get(swarm_, share_) / "film.bin"), std::vector<std::string>{});
    }

    /// Says all that a client asks others for, and hears what comes of it.
    static void askForEverything(TlsPeer& peer, const WireName& torrent)
    {
        peer.sendHandshake(torrent.handshake);
        while (peer.heard().size() < 68 && peer.hear()) {}
        peer.sendExtended(0, "d1:md11:ut_metadatai2e6:ut_pexi1e7:sh_authi20e6:sh_logi21e7:sh_metai22e7:sh_maili23eee");
        peer.sendMessage(Wire::Interested, "");
        peer.sendMessage(Wire::Unchoke, "");
        peer.sendMessage(Wire::Request, wireNumber(0) + wireNumber(0) + wireNumber(16'384));
        peer.sendExtended(2, "d8:msg_typei0e5:piecei0ee");
        peer.sendExtended(20, std::string(64, 's')); // in the place of a proof
        peer.sendExtended(21, std::string(80, 'l'));
        peer.sendExtended(22, std::string(80, 'm'));
        peer.sendMessage(Wire::Request, wireNumber(0) + wireNumber(0) + wireNumber(16'384));
    }

    /// Nothing of the share, of its names, and of who belongs.
    void expectNothingIn(const std::string& heard) const
    {
        const auto content = contentOf(film_);
        for (std::size_t at = 0; at + 32 <= content.size(); at += 1024)
            ASSERT_EQ(heard.find(content.substr(at, 32)), std::string::npos) << "content at " << at;
        for (const auto* text : {"film.bin", "Family", "msg_type", "added"})
            EXPECT_EQ(heard.find(text), std::string::npos) << text;
        const auto swarmId = fromHex(swarm_).value();
        EXPECT_EQ(heard.find(swarmId), std::string::npos);
        EXPECT_EQ(heard.find(fromHex(ben_->device(swarm_)).value()), std::string::npos) << "another member";
    }

    std::optional<Machines> machines_;
    Machine* ann_ = nullptr;
    Machine* ben_ = nullptr;
    const NetworkNamespace* outside_ = nullptr;
    std::filesystem::path film_;
    std::string swarm_, share_, torrent_;
    std::string port_; ///< Ann's, of swarms
    std::int64_t entries_ = 0;
};

TEST_F(SwarmStrangers, WithTheTorrentFileInAnotherClientAreSentAway)
{
    OtherClient client{*outside_, strangersAddress};
    client.add(torrent_, {});
    EXPECT_TRUE(client.isSentAwayBy(port_));
    EXPECT_EQ(client.downloaded(), 0);
    expectNothingChanged();
}

TEST_F(SwarmStrangers, WithACertificateOfTheirOwnAuthorityAreSentAway)
{
    std::array<std::uint8_t, 32> bytes{};
    bytes.fill(7);
    const swarm::Secret authority{bytes};
    bytes.fill(8);
    const swarm::Secret own{bytes};
    const TlsCard card{swarm::certificatePem(swarm::memberCertificate(authority, own)), swarm::privateKeyPem(own)};
    OtherClient client{*outside_, strangersAddress};
    client.add(torrent_, card);
    EXPECT_TRUE(client.isSentAwayBy(port_));
    EXPECT_EQ(client.downloaded(), 0);

    TlsPeer peer{*outside_, port_, nameOf(torrent_).handshake, card};
    askForEverything(peer, nameOf(torrent_));
    EXPECT_TRUE(peer.isEndedByOther());
    EXPECT_EQ(peer.heard(), "");
    expectNothingChanged();
}

TEST_F(SwarmStrangers, WithoutACertificateHearNothingButTls)
{
    const auto name = nameOf(torrent_);
    TlsPeer peer{*outside_, port_, name.handshake, {}};
    askForEverything(peer, name);
    EXPECT_TRUE(peer.isEndedByOther());
    EXPECT_EQ(peer.heard(), "");

    const auto hash = toHex({reinterpret_cast<const std::uint8_t*>(name.handshake.data()), name.handshake.size()});
    const auto seen =
        runProgram({"s_client", "-connect", port_, "-servername", hash, "-showcerts"},
                   {.home = machines_->folder() / "stranger", .wrap = outside_->wrap(), .program = "openssl"});
    EXPECT_NE(seen.output.find("BEGIN CERTIFICATE"), std::string::npos) << "the control: it answered\n" << seen.output;
    EXPECT_NE(seen.output.find("s:CN = *\n"), std::string::npos) << seen.output;
    EXPECT_NE(seen.output.find("i:CN = .\n"), std::string::npos) << seen.output;
    expectNothingIn(seen.output + seen.messages);
    expectNothingChanged();
}

TEST_F(SwarmStrangers, WhoSpeakPlainBitTorrentHearNothing)
{
    const auto name = nameOf(torrent_);
    for (const auto& to : {port_, ann_->address() + ":6881"}) {
        WireConnection peer{dialFrom(*outside_, to)};
        Sha1 hash;
        std::copy_n(name.handshake.begin(), hash.bytes.size(), hash.bytes.begin());
        peer.sendHandshake(hash, {.v2 = true});
        EXPECT_FALSE(peer.readHandshake()) << to;
    }
    expectNothingChanged();
}

/// The control: what the same client hears of a share that is anybody's.
TEST_F(SwarmStrangers, WhoSpeakPlainBitTorrentHearAllOfAPlainShare)
{
    const auto plain = machines_->folder().writeNoise("plain.bin", 20'000, 9);
    const auto events = ann_->ask({"add", plain.string()});
    const auto added = std::ranges::find(events, "added", &JsonEvent::name);
    ASSERT_NE(added, events.end());
    ann_->waitForSeeding(2);
    const auto name = fromHex(added->text("info_hash_v1")).value();
    Sha1 hash;
    std::copy_n(name.begin(), hash.bytes.size(), hash.bytes.begin());
    WireConnection peer{dialFrom(*outside_, ann_->address() + ":6881")};
    peer.sendHandshake(hash);
    EXPECT_EQ(peer.readHandshake(), hash);
    peer.send(Wire::Interested);
    std::string heard;
    while (auto message = peer.read()) {
        if (message->id == Wire::Unchoke)
            peer.send(Wire::Request, wireNumber(0) + wireNumber(0) + wireNumber(16'384));
        heard = message->body;
        if (message->id == Wire::Piece)
            break;
    }
    ASSERT_GT(heard.size(), 8U);
    EXPECT_EQ(heard.substr(8), contentOf(plain).substr(0, 16'384));
}

TEST_F(SwarmStrangers, WithTheEpochsSecretAndNoDeviceGetNoContentNoMetadataAndNoLog)
{
    const auto stolen = steal(*ben_, swarm_);
    const auto card = memberCard(stolen, stolen.epochs.back());
    for (const auto& torrent : {nameOf(torrent_), hubName(stolen, stolen.epochs.back())}) {
        TlsPeer peer{*outside_, port_, torrent.handshake, card};
        ASSERT_TRUE(peer.isGreeted()) << "the control: the secret opens TLS";
        askForEverything(peer, torrent);
        EXPECT_TRUE(peer.isEndedByOther());
        expectNothingIn(peer.heard());
        EXPECT_NE(peer.heard().find("BitTorrent protocol"), std::string::npos) << "the control: it was answered";
    }
    OtherClient client{*outside_, strangersAddress};
    client.add(torrent_, card);
    EXPECT_TRUE(client.isSentAwayBy(port_));
    EXPECT_EQ(client.downloaded(), 0);
    expectNothingChanged();
}

} // namespace
} // namespace shoal::test
