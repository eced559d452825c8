// Links between two devices over real connections: what is said arrives, and the links end when they should.
#include "core/swarm/links/auth/handshake.h"
#include "tests/network/swarms/wire_member.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal {
namespace {
using namespace std::chrono_literals;
using swarm::LinkRole;
using swarm::MessageName;
using test::WireMember;

swarm::Bytes bytesOf(std::size_t size)
{
    swarm::Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::uint8_t>(i * 31 + size);
    return bytes;
}

struct Wires : testing::Test {
    Wires()
    {
        loop.onSecond = [this] {
            for (auto* member : {&alice, &bob})
                member->wire->tick(std::chrono::steady_clock::now());
        };
    }
    /// Alice dials Bob, and both have heard each other's hello.
    bool link()
    {
        hub = alice.meetHub(1, 1);
        bob.meetHub(1, 2);
        alice.wire->dial(hub, bob.address());
        return introduced();
    }
    bool introduced()
    {
        return loop.until([this] {
            return alice.living() == 1 && bob.living() == 1 && alice.heardHelloOf(alice.link())
                && bob.heardHelloOf(bob.link());
        });
    }
    bool bothEnded()
    {
        return loop.until([this] { return alice.living() == 0 && bob.living() == 0; });
    }

    test::TestLoop loop;
    WireMember alice{loop, "127.66.0.1"};
    WireMember bob{loop, "127.66.0.2"};
    swarm::TorrentNumber hub{};
};

TEST_F(Wires, CarryFramesOfEverySizeBothWaysInOrder)
{
    ASSERT_TRUE(link());
    const std::vector<std::pair<MessageName, std::size_t>> said{
        {MessageName::Auth, 64}, {MessageName::Log, 1},      {MessageName::Metadata, 32'800},
        {MessageName::Mail, 17}, {MessageName::Log, 65'552}, {MessageName::Log, 2}};
    for (const auto& [name, size] : said) {
        alice.wire->send(alice.link(), {name, bytesOf(size)});
        bob.wire->send(bob.link(), {name, bytesOf(size)});
    }
    for (auto* hearer : {&alice, &bob}) {
        auto& heard = hearer->frames[hearer->link()];
        ASSERT_TRUE(loop.until([&] { return heard.size() == said.size(); }));
        for (std::size_t i = 0; i < said.size(); ++i) {
            EXPECT_EQ(heard[i].name, said[i].first);
            EXPECT_TRUE(heard[i].bytes == bytesOf(said[i].second)) << i;
        }
    }
    EXPECT_TRUE(loop.until([&] { return alice.wire->waiting(alice.link()) == 0; }));
}

TEST_F(Wires, TellBothEndsOfALinkTheSame)
{
    ASSERT_TRUE(link());
    const auto &dialling = alice.links.back(), &listening = bob.links.back();
    EXPECT_EQ(dialling.role, LinkRole::Dialler);
    EXPECT_EQ(listening.role, LinkRole::Listener);
    EXPECT_EQ(dialling.peer, bob.address());
    EXPECT_EQ(dialling.torrent, hub);
    EXPECT_EQ(dialling.infoHash, listening.infoHash);
    EXPECT_EQ(dialling.infoHash.size(), 32U);
    EXPECT_NE(dialling.nonce, listening.nonce);
}

struct Everybody final : swarm::Roster {
    std::optional<swarm::SigningKey> keyOf(const swarm::DeviceId&) const override { return std::nullopt; }
    bool isServed(const swarm::DeviceId&) const override { return true; }
};

TEST_F(Wires, SayTheHelloThatAHandshakeOfTheSameSeedsSigns)
{
    ASSERT_TRUE(link());
    const Everybody everybody;
    const auto& opened = alice.links.back();
    const swarm::Handshake handshake{{swarm::SigningPair{test::secretOf(1)}, {{}, opened.infoHash}, opened.role},
                                     opened.nonce,
                                     opened.freshSeed,
                                     everybody};
    EXPECT_EQ(bob.hellos[bob.link()], std::vector<swarm::Bytes>{handshake.hello()});
}

TEST_F(Wires, DrawNoncesAndSeedsAnewForEachLink)
{
    ASSERT_TRUE(link());
    const auto first = alice.links.back();
    alice.wire->cut(first.link);
    ASSERT_TRUE(bothEnded());
    alice.wire->dial(hub, bob.address());
    ASSERT_TRUE(introduced());
    EXPECT_NE(alice.links.back().nonce, first.nonce);
    EXPECT_FALSE(std::ranges::equal(alice.links.back().freshSeed.view(), first.freshSeed.view()));
}

TEST_F(Wires, EndALinkForBothWhenOneCutsIt)
{
    ASSERT_TRUE(link());
    bob.wire->send(bob.link(), {MessageName::Log, bytesOf(100)});
    alice.wire->cut(alice.link());
    ASSERT_TRUE(bothEnded());
    EXPECT_TRUE(alice.frames[alice.link()].empty()) << "nothing is heard after a cut";
}

TEST_F(Wires, DialAnAddressAgainWheneverTheyAreToldTo)
{
    ASSERT_TRUE(link());
    for (std::size_t again = 2; again <= 4; ++again) {
        bob.wire->cut(bob.link());
        ASSERT_TRUE(bothEnded());
        alice.wire->dial(hub, bob.address());
        ASSERT_TRUE(introduced());
        EXPECT_EQ(alice.links.size(), again);
    }
}

TEST_F(Wires, NeverDialByThemselves)
{
    ASSERT_TRUE(link());
    alice.wire->cut(alice.link());
    ASSERT_TRUE(bothEnded());
    // Whoever else comes shows that time went by: libtorrent looks for peers to dial once a second.
    for (const auto* host : {"127.66.0.3", "127.66.0.4", "127.66.0.5"}) {
        WireMember other{loop, host};
        const auto itsHub = other.meetHub(1, 3);
        other.wire->dial(itsHub, alice.address());
        other.wire->dial(itsHub, bob.address());
        ASSERT_TRUE(loop.until([&] { return other.living() == 2; }));
    }
    ASSERT_TRUE(bothEnded());
    EXPECT_EQ(alice.links.size(), 4U) << "one to Bob, three from others";
    EXPECT_EQ(bob.links.size(), 4U);
}

TEST_F(Wires, DialNobodyWhomTheyAreConnectedToAlready)
{
    ASSERT_TRUE(link());
    alice.wire->dial(hub, bob.address());
    alice.wire->send(alice.link(), {MessageName::Log, bytesOf(1)});
    ASSERT_TRUE(loop.until([&] { return !bob.frames[bob.link()].empty(); }));
    EXPECT_EQ(bob.links.size(), 1U);
}

TEST_F(Wires, SayWhichAddressTheyDidNotReachAndReachItLater)
{
    hub = alice.meetHub(1, 1);
    auto address = bob.address();
    alice.wire->dial(hub, address);
    ASSERT_TRUE(loop.until([&] { return alice.unreached.size() == 1; })) << "Bob isn't there";
    EXPECT_EQ(alice.unreached.front().first, address);
    EXPECT_FALSE(alice.unreached.front().second.empty());

    bob.meetHub(1, 2);
    ASSERT_TRUE(loop.until([&] {
        alice.wire->dial(hub, address); // his torrent may not stand yet
        return alice.living() == 1;
    }));
}

TEST_F(Wires, SayThatNobodyListensThere)
{
    hub = alice.meetHub(1, 1);
    auto address = bob.address();
    address.port = 9;
    for (std::size_t tries = 1; tries <= 3; ++tries) {
        alice.wire->dial(hub, address);
        ASSERT_TRUE(loop.until([&] { return alice.unreached.size() == tries; }));
    }
}

TEST_F(Wires, EndAllLinksOfATorrentThatIsLeftAndSayNoMoreOfIt)
{
    ASSERT_TRUE(link());
    alice.wire->leave(hub);
    ASSERT_TRUE(loop.until([&] { return bob.living() == 0; }));
    EXPECT_TRUE(alice.ended.empty());

    hub = alice.meetHub(1, 1);
    alice.wire->dial(hub, bob.address());
    ASSERT_TRUE(loop.until([&] { return alice.links.size() == 2 && bob.living() == 1; })) << "and meet there again";
}

TEST_F(Wires, CrossWithoutEndingEachOther)
{
    hub = alice.meetHub(1, 1);
    const auto his = bob.meetHub(1, 2);
    alice.wire->dial(hub, bob.address());
    bob.wire->dial(his, alice.address());
    ASSERT_TRUE(loop.until([&] { return alice.hellos.size() == 2 && bob.hellos.size() == 2; }));
    EXPECT_EQ(alice.living(), 2U) << "who is who is found out by those who speak";
}

TEST_F(Wires, HearOfAPeerThatDiedAndMeetItWhenItIsBack)
{
    hub = alice.meetHub(1, 1);
    {
        WireMember carol{loop, "127.66.0.3"};
        const auto hers = carol.meetHub(1, 3);
        carol.wire->dial(hers, alice.address());
        ASSERT_TRUE(loop.until([&] { return alice.living() == 1 && carol.living() == 1; }));
    }
    ASSERT_TRUE(loop.until([&] { return alice.living() == 0; }));
    WireMember carol{loop, "127.66.0.3"};
    carol.meetHub(1, 3);
    alice.wire->dial(hub, carol.address());
    EXPECT_TRUE(loop.until([&] { return alice.living() == 1 && carol.living() == 1; }));
}

TEST_F(Wires, KeepSwarmsApart)
{
    hub = alice.meetHub(1, 1);
    const auto other = alice.meetHub(2, 1);
    bob.meetHub(2, 2);
    alice.wire->dial(hub, bob.address());
    alice.wire->dial(other, bob.address());
    ASSERT_TRUE(loop.until([&] { return alice.living() == 1 && alice.unreached.size() == 1; }));
    EXPECT_EQ(alice.links.back().torrent, other);
}

TEST_F(Wires, SayNothingButLobbyMessagesInALobbyAndShowNoDevice)
{
    const auto keys = swarm::lobbyKeys({}, {});
    const swarm::WireTorrent lobby{
        .use = swarm::TorrentUse::Lobby, .authoritySeed = keys.authoritySeed, .self = std::nullopt};
    const auto hers = alice.wire->meet(lobby, swarm::lobbyInfo(keys), alice);
    bob.wire->meet(lobby, swarm::lobbyInfo(keys), bob);
    alice.wire->dial(hers, bob.address());
    ASSERT_TRUE(loop.until([&] { return alice.living() == 1 && bob.living() == 1; }));
    alice.wire->send(alice.link(), {MessageName::Log, bytesOf(10)});
    alice.wire->send(alice.link(), {MessageName::Lobby, bytesOf(600)});
    bob.wire->send(bob.link(), {MessageName::Lobby, bytesOf(200)});
    ASSERT_TRUE(loop.until([&] { return !bob.frames[bob.link()].empty() && !alice.frames[alice.link()].empty(); }));
    EXPECT_EQ(bob.frames[bob.link()].front().name, MessageName::Lobby);
    EXPECT_TRUE(alice.hellos.empty());
    EXPECT_TRUE(bob.hellos.empty());
}

} // namespace
} // namespace shoal
