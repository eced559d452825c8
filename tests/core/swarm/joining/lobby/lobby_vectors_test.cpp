// Card, request and replies against the document, whose table an implementation of its own made.
#include "core/swarm/crypto/derive.h"
#include "core/swarm/joining/lobby/author_card.h"
#include "core/swarm/joining/lobby/lobby_message.h"
#include "core/swarm/joining/lobby/reply.h"
#include "core/swarm/joining/lobby/request.h"
#include "tests/core/swarm/vectors.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

SwarmId vectorSwarm() { return vectorId<SwarmId>("id-swarm"); }

SigningPair vectorInvite()
{
    return SigningPair{
        inviteKeys(filled<InviteSeed>(7), shortened(vectorSwarm()), shortened(theOwner().id())).signingSeed};
}

Addressee vectorJoiner() { return {vectorSwarm(), vectorInvite().publicKey(), theJoiner().keys()}; }

TEST(SwarmLobbyVectors, Card)
{
    const auto owner = theOwner();
    EXPECT_EQ(writeCard(vectorSwarm(), vectorInvite().publicKey(), owner.signing, owner.keys().agreement),
              vectorBytes("card"));
}

TEST(SwarmLobbyVectors, Request)
{
    const JoinRequest wish{shortened(vectorSwarm()), vectorInvite().publicKey(), theJoiner().keys(), "Bo",
                           shortened(theOwner().id())};
    const auto request = signedRequest(wish, theJoiner().signing, vectorInvite());
    EXPECT_EQ(sealRequest(request, theOwner().keys().agreement, secretOf(9)), vectorBytes("sealed-request"));
    EXPECT_EQ(vectorBytes("sealed-request").size(), sealedRequestSize);
}

TEST(SwarmLobbyVectors, Replies)
{
    const auto sealed = [](const Reply& reply) {
        return sealReply(reply, vectorJoiner(), theOwner().signing, secretOf(2));
    };
    EXPECT_EQ(sealed(Admitted{entryIdOf(vectorBytes("admit")), vectorId<EntryId>("id-swarm"), secretOf(4)}),
              vectorBytes("sealed-answer"));
    EXPECT_EQ(sealed(NotAdmitted{ClosedBecause::UsedUp}), vectorBytes("sealed-refusal"));
    EXPECT_EQ(sealed(WaitsForApproval{}), vectorBytes("sealed-waiting"));
    EXPECT_EQ(vectorBytes("sealed-answer").size(), sealedReplySize);
}

TEST(SwarmLobbyVectors, Messages)
{
    const auto id = requestIdOf(vectorBytes("sealed-request"));
    EXPECT_EQ(writeLobbyMessage(ReplyWanted{id}), vectorBytes("lobby-wanted"));
    EXPECT_EQ(writeLobbyMessage(NoReplyYet{id, RequestState::Kept}), vectorBytes("lobby-no-reply-yet"));
    EXPECT_EQ(writeLobbyMessage(LobbyClosed{ClosedBecause::UsedUp}), vectorBytes("lobby-closed"));
    const ReplyPassedOn passedOn{vectorInvite().publicKey(), id, false, vectorBytes("sealed-waiting")};
    EXPECT_EQ(writeMailMessage(passedOn), vectorBytes("mail-reply"));
}

} // namespace
} // namespace shoal::swarm
