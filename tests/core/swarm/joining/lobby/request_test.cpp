#include "core/swarm/joining/lobby/request.h"

#include "core/swarm/crypto/derive.h"
#include "core/swarm/crypto/seal.h"
#include "core/swarm/encoding/field_writer.h"
#include "core/swarm/crypto/padding.h"
#include "tests/core/swarm/history.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

const SwarmId requestSwarm = filled<SwarmId>(1);
const SigningPair requestInvite{secretOf(7)};

SignedRequest requestWith(std::string label, const SigningPair& invite = requestInvite)
{
    const JoinRequest wish{shortened(requestSwarm), requestInvite.publicKey(), theJoiner().keys(), std::move(label),
                           shortened(theOwner().id())};
    return signedRequest(wish, theJoiner().signing, invite);
}

Bytes sealedForOwner(const SignedRequest& request, std::uint8_t fresh = 11)
{
    return sealRequest(request, theOwner().keys().agreement, secretOf(fresh)).value();
}

std::optional<SignedRequest> openedByOwner(const Bytes& sealed)
{
    return openRequest(sealed, theOwner().agreement, shortened(requestSwarm), {requestInvite.publicKey(), theOwner().id()});
}

bool contains(const Bytes& bytes, ByteView part)
{
    return std::search(bytes.begin(), bytes.end(), part.begin(), part.end()) != bytes.end();
}

TEST(SwarmRequest, IsReadByTheAuthorAsTheJoinerMadeIt)
{
    const auto opened = openedByOwner(sealedForOwner(requestWith("Bo")));
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->wish.keys, theJoiner().keys());
    EXPECT_EQ(opened->wish.label, "Bo");
}

TEST(SwarmRequest, NobodyElseOpensIt)
{
    const auto sealed = sealedForOwner(requestWith("Bo"));
    EXPECT_FALSE(openRequest(sealed, deviceOf(1).agreement, shortened(requestSwarm), {requestInvite.publicKey(), theOwner().id()}));
}

TEST(SwarmRequest, AHostSeesNeitherKeysNorNameNorHowLongItIs)
{
    const auto sealed = sealedForOwner(requestWith("Bartholomew"));
    const std::string name = "Bartholomew";
    EXPECT_FALSE(contains(sealed, Bytes(name.begin(), name.end())));
    EXPECT_FALSE(contains(sealed, theJoiner().keys().signing.view()));
    EXPECT_FALSE(contains(sealed, theJoiner().keys().agreement.view()));
    EXPECT_FALSE(contains(sealed, theJoiner().id().view()));
    EXPECT_EQ(sealed.size(), sealedForOwner(requestWith("B")).size());
}

/// Two hosts that compare what they hold can't tell that one joiner sent both.
TEST(SwarmRequest, SealedTwiceHasNothingInCommon)
{
    const auto one = sealedForOwner(requestWith("Bo"), 9);
    const auto two = sealedForOwner(requestWith("Bo"), 10);
    for (std::size_t at = 0; at + 8 <= one.size(); ++at)
        EXPECT_FALSE(contains(two, ByteView{one}.subspan(at, 8))) << at;
}

/// The lobby secret stands in the log; the code's seed doesn't.
TEST(SwarmRequest, AReaderWhoKnowsTheLobbyButNotTheCodeIsRefused)
{
    const auto posed = requestWith("Bo", theJoiner().signing);
    EXPECT_TRUE(isSignedBy(posed.wish, theJoiner().keys().signing, posed.byDevice)) << "all else is in order";
    EXPECT_FALSE(openedByOwner(sealedForOwner(posed)));
    EXPECT_TRUE(openedByOwner(sealedForOwner(requestWith("Bo")))) << "the code's holder is not";
}

TEST(SwarmRequest, ForAnotherDevicesKeysIsRefused)
{
    auto request = requestWith("Bo");
    request.wish.keys.agreement = deviceOf(1).keys().agreement;
    EXPECT_FALSE(openedByOwner(sealedForOwner(request)));
    request = requestWith("Bo");
    request.wish.keys.signing = deviceOf(1).keys().signing;
    EXPECT_FALSE(openedByOwner(sealedForOwner(request)));
}

TEST(SwarmRequest, CopiedToAnotherCodeOrSwarmDoesNotOpen)
{
    const auto sealed = sealedForOwner(requestWith("Bo"));
    const auto otherInvite = SigningPair{secretOf(6)}.publicKey();
    EXPECT_FALSE(openRequest(sealed, theOwner().agreement, shortened(filled<SwarmId>(2)), {requestInvite.publicKey(), theOwner().id()}));
    EXPECT_FALSE(openRequest(sealed, theOwner().agreement, shortened(requestSwarm), {otherInvite, theOwner().id()}));
}

/// An author who could read it seals it anew for another swarm, another code: the signatures inside fit neither.
TEST(SwarmRequest, SealedAnewForAnotherCodeOrSwarmIsRefused)
{
    auto toSwarm = requestWith("Bo");
    toSwarm.wish.swarm = shortened(filled<SwarmId>(2));
    EXPECT_FALSE(
        openRequest(sealedForOwner(toSwarm), theOwner().agreement, toSwarm.wish.swarm, {requestInvite.publicKey(), theOwner().id()}));
    const SigningPair other{secretOf(6)};
    auto toInvite = requestWith("Bo");
    toInvite.wish.invite = other.publicKey();
    toInvite.byInvite = signRequest(toInvite.wish, other);
    EXPECT_FALSE(
        openRequest(sealedForOwner(toInvite), theOwner().agreement, shortened(requestSwarm), {other.publicKey(), theOwner().id()}));
    toInvite.byDevice = signRequest(toInvite.wish, theJoiner().signing);
    EXPECT_TRUE(openRequest(sealedForOwner(toInvite), theOwner().agreement, shortened(requestSwarm), {other.publicKey(), theOwner().id()}))
        << "had the device signed it";
}

TEST(SwarmRequest, OfALabelThatLeavesItsLineIsNeitherMadeNorTaken)
{
    for (const std::string& label : std::vector<std::string>{"", "Bo\n", "Bo\x1b[2J", "\xc2\x85", std::string(65, 'b')})
        EXPECT_FALSE(sealRequest(requestWith(label), theOwner().keys().agreement, secretOf(9))) << label;

    // Sealed by someone who doesn't keep the rule.
    const auto request = requestWith("Bo\x1b[2J");
    const AgreementPair fresh{secretOf(9)};
    const auto seal2 = [&](const SignedRequest& odd) {
        const auto plain = encodeCbor(Cbor{Cbor::Array{field(odd.wish.keys.signing), field(odd.wish.keys.agreement),
                                                       odd.wish.label, field(odd.byDevice), field(odd.byInvite)}});
        const auto key = requestSeal(*fresh.agree(theOwner().keys().agreement), shortened(requestSwarm),
                                     fresh.publicKey(), theOwner().keys().agreement);
        auto bound = labelled("shoal-request-1", shortened(requestSwarm).view());
        append(bound, requestInvite.publicKey().view());
        Bytes sealed{fresh.publicKey().bytes.begin(), fresh.publicKey().bytes.end()};
        append(sealed, seal(key, nonceOf(0), bound, padded(plain, requestRoom)));
        return sealed;
    };
    EXPECT_FALSE(openedByOwner(seal2(request)));
    EXPECT_TRUE(openedByOwner(seal2(requestWith("Bo")))) << "the same with a sound label";
}

TEST(SwarmRequest, ChangedOrCutAnywhereDoesNotOpen)
{
    const auto sealed = sealedForOwner(requestWith("Bo"));
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        auto changed = sealed;
        // The highest bit of a key on the curve is masked out, so it is the seal that must mind it.
        changed[at] ^= 0x80;
        EXPECT_FALSE(openedByOwner(changed)) << at;
    }
    EXPECT_FALSE(openedByOwner({sealed.begin(), sealed.end() - 1}));
    EXPECT_FALSE(openedByOwner({}));
}

TEST(SwarmRequest, UnderAKeyThatLeavesNothingSecretIsNotSealed)
{
    EXPECT_FALSE(sealRequest(requestWith("Bo"), AgreementKey{}, secretOf(9)));
    EXPECT_FALSE(openedByOwner(Bytes(sealedRequestSize)));
}

TEST(SwarmPadding, HidesLengthsAndTakesNothingButZeros)
{
    const Bytes plain{1, 2, 3};
    auto bytes = padded(plain, 8);
    EXPECT_EQ(bytes, (Bytes{0, 3, 1, 2, 3, 0, 0, 0, 0, 0}));
    EXPECT_TRUE(std::ranges::equal(unpadded(bytes).value(), plain));
    bytes.back() = 1;
    EXPECT_FALSE(unpadded(bytes));
    EXPECT_FALSE(unpadded(Bytes{0, 3, 1, 2}));
    EXPECT_FALSE(unpadded(Bytes{0}));
}

} // namespace
} // namespace shoal::swarm
