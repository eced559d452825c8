#include "core/swarm/crypto/keys.h"

#include "core/swarm/crypto/key_checks.h"
#include "core/torrent/info_hash.h"
#include "tests/core/swarm/vectors.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

template <class Id>
Id fromHexAs(std::string_view hex)
{
    const auto bytes = fromHex(hex).value_or("");
    return Id::from(Bytes{bytes.begin(), bytes.end()}).value_or(Id{});
}

Secret secretFromHex(std::string_view hex) { return Secret{fromHexAs<SigningKey>(hex).bytes}; }

const Bytes someMessage{1, 2, 3};

TEST(SwarmKeys, SigningKeysAreThoseOfRfc8032)
{
    const SigningPair pair{secretFromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")};
    EXPECT_EQ(toHex(pair.publicKey().view()), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
}

TEST(SwarmKeys, SignaturesWithoutALabelAreThoseOfRfc8032)
{
    const SigningPair pair{secretFromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")};
    const auto signature = pair.signBare({});
    EXPECT_EQ(toHex(signature.view()),
              "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc6"
              "1e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    EXPECT_TRUE(verifyBare(pair.publicKey(), {}, signature));
    EXPECT_FALSE(verifyBare(pair.publicKey(), someMessage, signature));
    EXPECT_FALSE(verify(pair.publicKey(), "label", {}, signature));
}

TEST(SwarmKeys, AgreementIsThatOfRfc7748)
{
    const AgreementPair bob{secretFromHex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb")};
    const auto alice = fromHexAs<AgreementKey>("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
    const auto agreed = bob.agree(alice);
    ASSERT_TRUE(agreed);
    EXPECT_EQ(toHex(bob.publicKey().view()), "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
    EXPECT_EQ(toHex(agreed->view()), "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
}

TEST(SwarmKeys, ASignatureHoldsForItsKeyItsMessageAndItsPurpose)
{
    const auto owner = theOwner().signing;
    const auto signature = owner.sign("shoal-entry-1", someMessage);

    EXPECT_TRUE(verify(owner.publicKey(), "shoal-entry-1", someMessage, signature));
    EXPECT_FALSE(verify(theJoiner().signing.publicKey(), "shoal-entry-1", someMessage, signature));
    EXPECT_FALSE(verify(owner.publicKey(), "shoal-entry-1", Bytes{1, 2, 4}, signature));
    EXPECT_FALSE(verify(owner.publicKey(), "shoal-auth-1", someMessage, signature));
}

TEST(SwarmKeys, EveryBitOfASignatureMatters)
{
    const auto owner = theOwner().signing;
    const auto sound = owner.sign("shoal-entry-1", someMessage);
    for (std::size_t bit = 0; bit < 8 * Signature::size; ++bit) {
        auto changed = sound;
        changed.bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        EXPECT_FALSE(verify(owner.publicKey(), "shoal-entry-1", someMessage, changed)) << bit;
    }
}

TEST(SwarmKeys, ALabelIsNoBeginningOfAnother)
{
    const auto owner = theOwner().signing;
    const auto signature = owner.sign("shoal-entry-1", Bytes{'0', 0, 'x'});
    EXPECT_FALSE(verify(owner.publicKey(), "shoal-entry-10", Bytes{'x'}, signature));
}

// Under the neutral element, R = S·B verifies every someMessage: without the check such a "device" signs everything.
TEST(SwarmKeys, AKeyOfSmallOrderSignsNothing)
{
    SigningKey neutral{{1}};
    Signature forged; // R = neutral element, S = 0
    forged.bytes[0] = 1;
    EXPECT_FALSE(verify(neutral, "shoal-entry-1", someMessage, forged));
}

TEST(SwarmKeys, KeysOfSmallOrderAndKeysWrittenOddlyAreUnusable)
{
    for (const auto* const hex : {"0000000000000000000000000000000000000000000000000000000000000000",
                                  "0100000000000000000000000000000000000000000000000000000000000000",
                                  "0100000000000000000000000000000000000000000000000000000000000080",
                                  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                                  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                                  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                                  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                                  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                                  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                                  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                                  "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"})
        EXPECT_FALSE(isUsable(fromHexAs<SigningKey>(hex))) << hex;
    EXPECT_TRUE(isUsable(theOwner().signing.publicKey()));
    EXPECT_TRUE(isUsable(fromHexAs<SigningKey>("ebffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")));
}

TEST(SwarmKeys, NothingIsAgreedWithAPointOfSmallOrder)
{
    EXPECT_FALSE(theOwner().agreement.agree(AgreementKey{}));
    EXPECT_FALSE(theOwner().agreement.agree(AgreementKey{{1}}));
    EXPECT_TRUE(theOwner().agreement.agree(theJoiner().agreement.publicKey()));
}

} // namespace
} // namespace shoal::swarm
