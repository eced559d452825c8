#include "core/swarm/joining/lobby/lobby_message.h"

#include "core/swarm/encoding/cbor.h"
#include "core/torrent/info_hash.h"
#include "tests/core/swarm/vectors.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
const auto anyRequest = filled<RequestId>(1);
const auto anyInvite = filled<SigningKey>(2);

TEST(LobbyMessages, AreReadAsTheyWereWritten)
{
    for (const LobbyMessage& message :
         {LobbyMessage{CardShown{Bytes(cardSize, 1)}}, LobbyMessage{RequestHandedIn{Bytes(sealedRequestSize, 2)}},
          LobbyMessage{ReplyWanted{anyRequest}}, LobbyMessage{ReplyGiven{anyRequest, Bytes(sealedReplySize, 3)}},
          LobbyMessage{NoReplyYet{anyRequest, RequestState::HandedOn}},
          LobbyMessage{LobbyClosed{ClosedBecause::DeviceRemoved}}}) {
        const auto bytes = writeLobbyMessage(message);
        EXPECT_EQ(bytes.at(1), message.index() + 1) << "its number";
        EXPECT_EQ(readLobbyMessage(bytes), message);
    }
    for (const MailMessage& message :
         {MailMessage{CardPassedOn{anyInvite, Bytes(cardSize, 1)}},
          MailMessage{RequestPassedOn{anyInvite, Bytes(sealedRequestSize, 2)}},
          MailMessage{ReplyPassedOn{anyInvite, anyRequest, false, Bytes(sealedReplySize, 3)}},
          MailMessage{RequestWorthless{anyInvite, anyRequest}}})
        EXPECT_EQ(readMailMessage(writeMailMessage(message)), message);
}

TEST(LobbyMessages, ThatAClosedLobbySaysAreThreeBytes)
{
    EXPECT_EQ(toHex(writeLobbyMessage(LobbyClosed{ClosedBecause::UsedUp})), "820602");
}

TEST(LobbyMessages, OfOtherNumbersSizesOrWordsAreNone)
{
    const auto reads = [](const Cbor::Array& items) { return readLobbyMessage(encodeCbor(Cbor{items})).has_value(); };
    EXPECT_TRUE(reads({6, 7}));
    EXPECT_FALSE(reads({6, 8}));
    EXPECT_FALSE(reads({6, 0}));
    EXPECT_FALSE(reads({6, 7, 0}));
    EXPECT_FALSE(reads({7, 7}));
    EXPECT_FALSE(reads({0, 7}));
    EXPECT_FALSE(reads({}));
    EXPECT_TRUE(reads({2, Bytes(sealedRequestSize)}));
    EXPECT_FALSE(reads({2, Bytes(sealedRequestSize - 1)}));
    EXPECT_FALSE(reads({1, Bytes(cardSize + 1)}));
    EXPECT_FALSE(reads({5, Bytes(32), 3}));
    EXPECT_FALSE(readLobbyMessage(Bytes{0xff}));
    EXPECT_FALSE(readLobbyMessage(Bytes{0x06}));
    EXPECT_FALSE(readMailMessage(encodeCbor(Cbor{Cbor::Array{5, Bytes(32)}})));
}

} // namespace
} // namespace shoal::swarm
