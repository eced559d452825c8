#include "core/swarm/joining/lobby/author_card.h"

#include "core/swarm/encoding/cbor.h"
#include "core/swarm/encoding/field_writer.h"
#include "core/swarm/entries/admission.h"
#include "core/swarm/joining/lobby/request.h"
#include "tests/core/swarm/history.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

const SwarmId cardSwarm = filled<SwarmId>(1);
const SigningKey cardInvite = SigningPair{secretOf(7)}.publicKey();

Bytes cardOf(const Device& author, const AgreementKey& agreement)
{
    return writeCard(cardSwarm, cardInvite, author.signing, agreement);
}

tl::expected<AuthorCard, CardFault> readByTheCode(const Bytes& card)
{
    return readCard(card, shortened(cardSwarm), shortened(theOwner().id()), cardInvite);
}

TEST(AuthorCard, ShowsTheKeysOfTheDeviceThatTheCodeNames)
{
    EXPECT_EQ(readByTheCode(cardOf(theOwner(), theOwner().keys().agreement)),
              (AuthorCard{cardSwarm, theOwner().keys()}));
}

TEST(AuthorCard, OfAHostsOwnKeysIsNotTheAuthors)
{
    const auto host = deviceOf(1);
    EXPECT_EQ(readByTheCode(cardOf(host, host.keys().agreement)), tl::unexpected{CardFault::NotTheAuthors});
}

/// The author's own key and a card that once was the author's, with the key that seals swapped for the host's.
TEST(AuthorCard, WithTheAuthorsNameAndAHostsSealingKeyIsForged)
{
    const auto host = deviceOf(1);
    const auto genuine = cardOf(theOwner(), theOwner().keys().agreement);
    auto items = std::get<Cbor::Array>(decodeCbor(genuine)->value);
    items[2] = field(host.keys().agreement);
    EXPECT_EQ(readByTheCode(encodeCbor(Cbor{items})), tl::unexpected{CardFault::Forged});

    // Were it believed, the host would read who asks.
    const JoinRequest wish{shortened(cardSwarm), cardInvite, theJoiner().keys(), "Bo", shortened(host.id())};
    const auto request = signedRequest(wish, theJoiner().signing, SigningPair{secretOf(7)});
    const auto sealed = sealRequest(request, host.keys().agreement, secretOf(9)).value();
    EXPECT_TRUE(openRequest(sealed, host.agreement, shortened(cardSwarm), {cardInvite, host.id()}));
}

TEST(AuthorCard, FitsOneInvite)
{
    const auto otherInvites =
        writeCard(cardSwarm, SigningPair{secretOf(6)}.publicKey(), theOwner().signing, theOwner().keys().agreement);
    EXPECT_EQ(readByTheCode(otherInvites), tl::unexpected{CardFault::Forged});
}

TEST(AuthorCard, FitsOneSwarm)
{
    const auto foreign = writeCard(filled<SwarmId>(2), cardInvite, theOwner().signing, theOwner().keys().agreement);
    EXPECT_EQ(readByTheCode(foreign), tl::unexpected{CardFault::ForeignSwarm});
}

/// A code has half of the swarm's id. The rest can't be swapped under the author's signature either.
TEST(AuthorCard, TheWholeOfTheSwarmsIdIsSigned)
{
    auto items = std::get<Cbor::Array>(decodeCbor(cardOf(theOwner(), theOwner().keys().agreement))->value);
    auto other = cardSwarm;
    other.bytes.back() ^= 1;
    items[0] = field(other);
    EXPECT_EQ(readByTheCode(encodeCbor(Cbor{items})), tl::unexpected{CardFault::Forged});
}

TEST(AuthorCard, ChangedAnywhereIsRefused)
{
    const auto card = cardOf(theOwner(), theOwner().keys().agreement);
    for (std::size_t at = 0; at < card.size(); ++at) {
        auto changed = card;
        changed[at] ^= 0x20;
        EXPECT_FALSE(readByTheCode(changed)) << at;
    }
    EXPECT_EQ(readByTheCode({}), tl::unexpected{CardFault::NotACard});
}

} // namespace
} // namespace shoal::swarm
