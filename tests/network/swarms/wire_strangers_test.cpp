// Whoever hasn't got the epoch's secret, or says nothing, gets nothing from the swarms' port and keeps nobody out.
#include "core/bt/swarms/dh_parameters.h"
#include "core/bt/swarms/endpoints.h"
#include "core/bt/swarms/half_open_sockets.h"
#include "core/swarm/torrents/certificates.h"
#include "tests/network/swarms/strangers_socket.h"
#include "tests/network/swarms/wire_member.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <libtorrent/alert_types.hpp>
#include <libtorrent/hex.hpp>
#include <libtorrent/session.hpp>
#include <libtorrent/session_params.hpp>
#include <libtorrent/torrent_info.hpp>
#include <openssl/ssl.h>

namespace shoal {
namespace {
using namespace std::chrono_literals;
using test::StrangersSocket;
using test::WireMember;

struct WireStrangers : testing::Test {
    void SetUp() override
    {
        hub = alice.meetHub(1, 1);
        bob.meetHub(1, 2);
        const auto keys = test::testEpoch(1);
        lt::error_code error;
        torrent = std::make_shared<lt::torrent_info>("d4:info" + swarm::hubInfo(keys) + "e", error, lt::from_span);
        ASSERT_FALSE(error);
    }
    /// A member reaches Alice, and they talk.
    void expectOpenForMembers()
    {
        const auto his = bob.meetHub(3, 2);
        alice.meetHub(3, 1);
        ASSERT_TRUE(loop.until([&] {
            bob.wire->dial(his, alice.address());
            return bob.living() > 0 && alice.living() > 0;
        }));
        bob.wire->send(bob.link(), {swarm::MessageName::Log, swarm::Bytes(1000, 3)});
        EXPECT_TRUE(loop.until([&] { return !alice.frames[alice.link()].empty(); }));
    }

    test::TestLoop loop;
    bt::WireLimits quick{.halfOpen = 64, .patience = 3s};
    WireMember alice{loop, "127.68.0.1", quick};
    WireMember bob{loop, "127.68.0.2"};
    swarm::TorrentNumber hub{};
    std::shared_ptr<lt::torrent_info> torrent;
};

TEST_F(WireStrangers, WithACertificateOfAnotherAuthorityAreNoLink)
{
    WireMember mallory{loop, "127.68.0.3"};
    const auto his = mallory.wire->meet(
        {.use = swarm::TorrentUse::Hub, .authoritySeed = test::testEpoch(2).authoritySeed, .self = test::testDevice(3)},
        swarm::hubInfo(test::testEpoch(1)), mallory);
    mallory.wire->dial(his, alice.address());
    ASSERT_TRUE(loop.until([&] { return mallory.unreached.size() == 1 || mallory.living() == 0; }));
    alice.wire->dial(hub, mallory.address());
    ASSERT_TRUE(loop.until([&] { return alice.unreached.size() == 1; }));
    EXPECT_TRUE(alice.links.empty());
    EXPECT_TRUE(mallory.links.empty());
}

TEST_F(WireStrangers, WithPlainBitTorrentHearNothing)
{
    const StrangersSocket stranger{alice.address()};
    const auto hash = torrent->info_hashes().get_best();
    stranger.say("\x13"
                 "BitTorrent protocol"
                 + std::string(8, '\0') + std::string{hash.begin(), hash.end()} + std::string(20, 'x'));
    std::string heard;
    ASSERT_TRUE(loop.until([&] { return stranger.isOver(&heard); }));
    EXPECT_EQ(heard.find("BitTorrent"), std::string::npos);
    EXPECT_LE(heard.size(), 7U) << "no more than TLS's own alert";
    EXPECT_TRUE(alice.links.empty());
}

TEST_F(WireStrangers, WithoutACertificateHearNothing)
{
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context{SSL_CTX_new(TLS_client_method()), &SSL_CTX_free};
    const StrangersSocket stranger{alice.address()};
    const std::unique_ptr<SSL, decltype(&SSL_free)> tls{SSL_new(context.get()), &SSL_free};
    const auto name = lt::aux::to_hex(torrent->info_hashes().get_best());
    SSL_set_tlsext_host_name(tls.get(), name.c_str());
    SSL_set_fd(tls.get(), stranger.file());
    std::thread client{[&] {
        char byte = 0;
        if (SSL_connect(tls.get()) == 1) { // TLS 1.3: the client is done before the server has looked at it
            (void)SSL_write(tls.get(), "\x13", 1);
            EXPECT_LE(SSL_read(tls.get(), &byte, 1), 0);
        }
    }};
    client.join();
    EXPECT_TRUE(loop.until([&] { return stranger.isOver(); }));
    EXPECT_TRUE(alice.links.empty());
}

/// A BitTorrent client with a certificate that is right, and nothing of ours.
TEST_F(WireStrangers, ThatSpeakNoAuthAreShownWithAnEmptyHello)
{
    lt::settings_pack pack;
    pack.set_str(lt::settings_pack::listen_interfaces, "127.68.0.4:0s");
    pack.set_str(lt::settings_pack::outgoing_interfaces, "127.68.0.4");
    pack.set_int(lt::settings_pack::alert_mask, lt::alert_category::status | lt::alert_category::error);
    for (const auto off : {lt::settings_pack::enable_dht, lt::settings_pack::enable_lsd, lt::settings_pack::enable_upnp,
                           lt::settings_pack::enable_natpmp, lt::settings_pack::enable_outgoing_utp,
                           lt::settings_pack::close_redundant_connections})
        pack.set_bool(off, false);
    lt::session client{lt::session_params{pack}};
    lt::add_torrent_params params;
    params.ti = torrent;
    params.save_path = alice.folder.path().string();
    params.flags = {};
    auto handle = client.add_torrent(params);
    const auto seed = test::secretOf(9);
    handle.set_ssl_certificate_buffer(
        swarm::certificatePem(swarm::memberCertificate(test::testEpoch(1).authoritySeed, seed)),
        swarm::privateKeyPem(seed), std::string{bt::dhParameters});
    handle.connect_peer(bt::tcpEndpoint(alice.address()));

    ASSERT_TRUE(loop.until([&] { return !alice.hellos.empty(); }));
    EXPECT_EQ(alice.hellos[alice.link()], std::vector<swarm::Bytes>{{}});
    alice.wire->cut(alice.link());
    EXPECT_TRUE(loop.until([&] { return alice.living() == 0; }));
}

std::size_t openOf(const std::vector<StrangersSocket>& strangers)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(strangers, [](const StrangersSocket& each) { return !each.isOver(); }));
}

TEST_F(WireStrangers, ThatSayNothingKeepNobodyOutAndDoNotStay)
{
    std::vector<StrangersSocket> strangers;
    for (int i = 0; i < 500; ++i)
        strangers.emplace_back(alice.address());
    expectOpenForMembers();
    EXPECT_TRUE(loop.until([&] { return openOf(strangers) <= 64; }));
    EXPECT_TRUE(loop.until([&] { return openOf(strangers) == 0; }));
    EXPECT_EQ(alice.living(), 1U) << "those who belong stay";
}

TEST_F(WireStrangers, InTheMiddleOfAHandshakeDoNotHarmAWireThatEnds)
{
    const std::string beginning{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11};
    std::vector<StrangersSocket> strangers;
    auto carol = std::make_unique<WireMember>(loop, "127.68.0.5");
    for (int i = 0; i < 50; ++i)
        strangers.emplace_back(carol->address()).say(beginning);
    carol.reset();
    EXPECT_TRUE(loop.until([&] { return openOf(strangers) == 0; }));
}

TEST_F(WireStrangers, ThatBeginTlsAndStopKeepNobodyOutAndDoNotStay)
{
    const std::string beginning{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11}; // of a client's hello
    std::vector<StrangersSocket> strangers;
    for (int i = 0; i < 500; ++i)
        strangers.emplace_back(alice.address()).say(beginning);
    expectOpenForMembers();
    EXPECT_TRUE(loop.until([&] { return openOf(strangers) <= 64; }));
    EXPECT_TRUE(loop.until([&] { return openOf(strangers) == 0; }));
    EXPECT_EQ(alice.living(), 1U) << "those who belong stay";
}

} // namespace
} // namespace shoal
