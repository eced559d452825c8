#include "core/swarm/crypto/derive.h"

#include "core/swarm/entries/admission.h"
#include "core/torrent/info_hash.h"
#include "tests/core/swarm/vectors.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

std::string hexOf(const Secret& secret) { return toHex(secret.view()); }

const Day day{19675};

struct Vectors {
    SwarmId swarm = vectorId<SwarmId>("id-swarm");
    EntryId epoch{swarm.bytes};
    DeviceId owner = vectorId<DeviceId>("id-owner");
    DeviceId joiner = vectorId<DeviceId>("id-joiner");
    Secret agreed = theOwner().agreement.agree(theJoiner().agreement.publicKey()).value();
    InviteKeys invite = inviteKeys(filled<InviteSeed>(7), shortened(swarm), shortened(owner));
};

TEST(SwarmDerivations, OfAnEpochAreTheDocuments)
{
    const Vectors of;
    const auto keys = epochKeys(secretOf(4), of.swarm, of.epoch);
    EXPECT_EQ(hexOf(keys.authoritySeed), vectorText("shoal-epoch-ca-1"));
    EXPECT_EQ(hexOf(keys.hub), vectorText("shoal-epoch-hub-1"));
    EXPECT_EQ(hexOf(keys.rendezvous), vectorText("shoal-epoch-rendezvous-1"));
}

TEST(SwarmDerivations, OfRecordsAreTheDocuments)
{
    const Vectors of;
    const auto rendezvous = epochKeys(secretOf(4), of.swarm, of.epoch).rendezvous;
    const auto member = memberRecord(rendezvous, of.swarm, of.owner, day);
    const auto back = returnRecord(of.agreed, of.swarm, of.owner, of.joiner, day);
    EXPECT_EQ(hexOf(member.place), vectorText("shoal-record-key-1"));
    EXPECT_EQ(hexOf(member.seal), vectorText("shoal-record-seal-1"));
    EXPECT_EQ(hexOf(back.place), vectorText("shoal-return-key-1"));
    EXPECT_EQ(hexOf(back.seal), vectorText("shoal-return-seal-1"));
}

TEST(SwarmDerivations, OfInviteAndLobbyAreTheDocuments)
{
    const Vectors of;
    const auto lobby = lobbyKeys(of.invite.lobby, shortened(of.swarm));
    const auto record = lobbyRecord(of.invite.lobby, shortened(of.swarm), LobbySlot{3}, day);
    EXPECT_EQ(hexOf(of.invite.signingSeed), vectorText("shoal-invite-key-1"));
    EXPECT_EQ(toHex(of.invite.lobby.view()), vectorText("shoal-invite-lobby-1"));
    EXPECT_EQ(hexOf(lobby.authoritySeed), vectorText("shoal-lobby-ca-1"));
    EXPECT_EQ(hexOf(lobby.hub), vectorText("shoal-lobby-hub-1"));
    EXPECT_EQ(hexOf(record.place), vectorText("shoal-lobby-record-key-1"));
    EXPECT_EQ(hexOf(record.seal), vectorText("shoal-lobby-record-seal-1"));
}

TEST(SwarmDerivations, OfRequestAndAnswerAreTheDocuments)
{
    const Vectors of;
    const auto owners = theOwner().agreement.publicKey();
    const auto joiners = theJoiner().agreement.publicKey();
    EXPECT_EQ(hexOf(requestSeal(of.agreed, shortened(of.swarm), joiners, owners)), vectorText("shoal-request-seal-1"));
    EXPECT_EQ(hexOf(answerSeal(of.agreed, of.swarm, owners, joiners)), vectorText("shoal-answer-seal-1"));
}

TEST(SwarmDerivations, OfALinkAreTheDocuments)
{
    const Vectors of;
    const auto keys = linkKeys(of.agreed, vectorBytes("transcript"));
    EXPECT_EQ(hexOf(keys.fromDialler), vectorText("shoal-auth-dialler-1"));
    EXPECT_EQ(hexOf(keys.fromListener), vectorText("shoal-auth-listener-1"));
}

TEST(SwarmDerivations, EveryInputMatters)
{
    const auto base = hexOf(derive(secretOf(1).view(), Bytes{1}, "a", Bytes{1}));
    EXPECT_EQ(hexOf(derive(secretOf(1).view(), Bytes{1}, "a", Bytes{1})), base);
    EXPECT_NE(hexOf(derive(secretOf(2).view(), Bytes{1}, "a", Bytes{1})), base);
    EXPECT_NE(hexOf(derive(secretOf(1).view(), Bytes{2}, "a", Bytes{1})), base);
    EXPECT_NE(hexOf(derive(secretOf(1).view(), Bytes{1}, "b", Bytes{1})), base);
    EXPECT_NE(hexOf(derive(secretOf(1).view(), Bytes{1}, "a", Bytes{2})), base);
}

} // namespace
} // namespace shoal::swarm
