#include "core/swarm/torrents/meeting_torrent.h"

#include "core/chunks/digest.h"
#include "core/swarm/torrents/certificates.h"
#include "core/swarm/torrents/share_info.h"
#include "tests/core/swarm/vectors.h"

#include <gtest/gtest.h>
#include <libtorrent/torrent_info.hpp>

namespace shoal::swarm {
namespace {

SecretHash digestOf(const std::string& text)
{
    return {sha256Of({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}).bytes};
}

EpochKeys theEpoch() { return epochKeys(secretOf(4), vectorId<SwarmId>("id-swarm"), vectorId<EntryId>("id-swarm")); }

LobbyKeys theLobby()
{
    return lobbyKeys(vectorId<LobbySecret>("shoal-invite-lobby-1"),
                     *ShortSwarmId::from(vectorId<SwarmId>("id-swarm").view().first(16)));
}

/// As libtorrent reads a `.torrent` file with this info dictionary.
lt::torrent_info read(const std::string& info)
{
    const auto file = "d4:info" + info + "e";
    lt::error_code error;
    lt::torrent_info torrent{file, error, lt::from_span};
    EXPECT_FALSE(error) << error.message();
    return torrent;
}

TEST(SwarmMeetingTorrents, AreTheVectorsByteForByte)
{
    EXPECT_EQ(digestOf(hubInfo(theEpoch())), vectorId<SecretHash>("hub-info-hash"));
    EXPECT_EQ(digestOf(lobbyInfo(theLobby())), vectorId<SecretHash>("lobby-info-hash"));
}

TEST(SwarmMeetingTorrents, AreSslTorrentsForLibtorrent)
{
    for (const auto& info : {hubInfo(theEpoch()), lobbyInfo(theLobby())}) {
        const auto torrent = read(info);
        EXPECT_TRUE(torrent.is_valid());
        EXPECT_TRUE(torrent.priv());
        EXPECT_TRUE(torrent.v2());
        EXPECT_FALSE(torrent.v1());
        EXPECT_EQ(torrent.ssl_cert().size(), certificatePem(authorityCertificate(theEpoch().authoritySeed)).size());
        EXPECT_EQ(SecretHash::from({reinterpret_cast<const std::uint8_t*>(torrent.info_hashes().v2.data()), 32}),
                  digestOf(info));
    }
}

TEST(SwarmMeetingTorrents, AnotherSecretIsAnotherTorrent)
{
    const auto other = epochKeys(secretOf(5), vectorId<SwarmId>("id-swarm"), vectorId<EntryId>("id-swarm"));
    EXPECT_NE(hubInfo(theEpoch()), hubInfo(other));
}

TEST(SwarmShareInfo, IsTheSameShareUnderEveryCertificate)
{
    const std::string bare = "d4:name5:Films12:piece lengthi16384e6:pieces0:e";
    const auto id = shareIdOf(bare);
    ASSERT_TRUE(id);
    EXPECT_EQ(*id, ShareId{digestOf(bare).bytes});
    const auto first = withCertificate(bare, "ONE");
    const auto second = withCertificate(*first, "ANOTHER");
    EXPECT_EQ(*first, "d4:name5:Films12:piece lengthi16384e6:pieces0:8:ssl-cert3:ONEe");
    EXPECT_EQ(*second, "d4:name5:Films12:piece lengthi16384e6:pieces0:8:ssl-cert7:ANOTHERe");
    EXPECT_EQ(shareIdOf(*second), id);
    EXPECT_EQ(withoutCertificate(*second), bare);
}

TEST(SwarmShareInfo, TheCertificateStandsInItsPlaceAmongTheKeys)
{
    EXPECT_EQ(withCertificate("d1:ai1e1:zl1:xd1:yi-2eeee", "C"), "d1:ai1e8:ssl-cert1:C1:zl1:xd1:yi-2eeee");
    EXPECT_EQ(withCertificate("de", "C"), "d8:ssl-cert1:Ce");
}

TEST(SwarmShareInfo, WhatIsNoDictionaryHasNoId)
{
    for (const auto* const text :
         {"", "d", "e", "i1e", "le", "d1:a", "d1:ai1e", "d1:ai1eex", "d1:bi1e1:ai1ee", "d1:ai1e1:ai1ee", "d01:ai1ee",
          "d9:ai1ee", "d1:aiee", "di1ei1ee", "d99999999999999999999:ai1ee", "d-1:ai1ee", "d1:ald1:be"})
        EXPECT_FALSE(shareIdOf(text)) << text;
}

TEST(SwarmShareInfo, NestingWithoutEndNeedsNoStack)
{
    const std::string deep = "d1:a" + std::string(1'000'000, 'l') + std::string(1'000'000, 'e') + "e";
    EXPECT_TRUE(shareIdOf(deep));
    EXPECT_FALSE(shareIdOf(deep.substr(0, deep.size() - 2)));
}

} // namespace
} // namespace shoal::swarm
