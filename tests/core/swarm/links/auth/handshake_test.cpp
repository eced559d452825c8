// Each way to pass as somebody else in `sh_auth`, and that it fails.
#include "core/swarm/links/auth/handshake.h"

#include "core/swarm/links/auth/hello.h"
#include "core/swarm/links/auth/sealed_channel.h"
#include "core/swarm/links/messages/log_messages.h"
#include "tests/core/swarm/links/auth/link_ends.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

Bytes bytesOf(const Signature& signature) { return {signature.bytes.begin(), signature.bytes.end()}; }

/// Handshakes of Ana (dialler) and Bo (listener); more of them where a test wants.
struct Handshakes {
    Device ana = deviceOf(1);
    Device bo = deviceOf(2);
    Device mallory = deviceOf(3);
    FakeRoster roster;

    Handshakes()
    {
        roster.admit(ana);
        roster.admit(bo);
    }
    Handshake of(const Device& device, LinkRole role, std::uint8_t random, LinkPlace place = placeOf()) const
    {
        return {LinkSeat{device.signing, std::move(place), role}, filled<LinkNonce>(random),
                secretOf(static_cast<std::uint8_t>(random + 1)), roster};
    }
    Handshake anas(std::uint8_t random = 0x21) const { return of(ana, LinkRole::Dialler, random); }
    Handshake bos(std::uint8_t random = 0x31) const { return of(bo, LinkRole::Listener, random); }

    /// What Ana says to a proof that Bo made in a handshake that differs from hers.
    LinkFault anaOnProofBy(Handshake&& other) const
    {
        auto anaHere = anas();
        EXPECT_TRUE(anaHere.takeHello(other.hello()));
        const auto proof = other.takeHello(anaHere.hello());
        EXPECT_TRUE(proof);
        return anaHere.takeProof(bytesOf(proof.value())).error();
    }
};

TEST(SwarmHandshake, BothProveWhoTheyAreAndHaveTheSameKeys)
{
    const Handshakes devices;
    auto ana = devices.anas();
    auto bo = devices.bos();
    const auto proofOfAna = ana.takeHello(bo.hello());
    const auto proofOfBo = bo.takeHello(ana.hello());
    const auto keysOfAna = ana.takeProof(bytesOf(proofOfBo.value()));
    const auto keysOfBo = bo.takeProof(bytesOf(proofOfAna.value()));
    EXPECT_EQ(ana.peer(), devices.bo.id());
    EXPECT_EQ(bo.peer(), devices.ana.id());
    const auto same = [](const Secret& one, const Secret& other) {
        return std::ranges::equal(one.view(), other.view());
    };
    EXPECT_TRUE(same(keysOfAna.value().fromDialler, keysOfBo.value().fromDialler));
    EXPECT_TRUE(same(keysOfAna.value().fromListener, keysOfBo.value().fromListener));
    EXPECT_FALSE(same(keysOfAna.value().fromDialler, keysOfAna.value().fromListener));
}

TEST(SwarmHandshake, ItsProofsAndSealsAreTheDocuments)
{
    FakeRoster roster;
    roster.admit(theOwner());
    roster.admit(theJoiner());
    const LinkPlace place{vectorId<SwarmId>("id-swarm"), Bytes(32, 0x0a)};
    Handshake owner{{theOwner().signing, place, LinkRole::Dialler}, filled<LinkNonce>(0x0b), secretOf(2), roster};
    Handshake joiner{{theJoiner().signing, place, LinkRole::Listener}, filled<LinkNonce>(0x0c), secretOf(9), roster};
    EXPECT_EQ(transcriptOf(place, owner.hello(), joiner.hello()), vectorBytes("transcript"));
    EXPECT_EQ(bytesOf(owner.takeHello(joiner.hello()).value()), vectorBytes("proof-dialler"));
    EXPECT_EQ(bytesOf(joiner.takeHello(owner.hello()).value()), vectorBytes("proof-listener"));
    const auto keys = owner.takeProof(vectorBytes("proof-listener")).value();
    SealedChannel channel{keys, {place.swarm, theOwner().id(), theJoiner().id(), LinkRole::Dialler}};
    ASSERT_TRUE(channel.seal(MessageName::Metadata, textBytes("the first")));
    const auto second = encodeMessage(LogMessage{SecretWanted{vectorId<EntryId>("id-swarm")}});
    EXPECT_EQ(channel.seal(MessageName::Log, second), vectorBytes("second-message"));
}

TEST(SwarmHandshake, OurselvesAreNoPeer)
{
    const Handshakes devices;
    EXPECT_EQ(devices.anas().takeHello(devices.anas(0x41).hello()).error(), LinkFault::OwnDevice)
        << "two programs with one identity";
    auto ana = devices.anas();
    EXPECT_EQ(ana.takeHello(Bytes{ana.hello()}).error(), LinkFault::OwnDevice) << "our own hello comes back";
}

TEST(SwarmHandshake, OurOwnNonceAndFreshKeyUnderAnotherNameAreAnEcho)
{
    const Handshakes devices;
    const auto own = decodeHello(devices.anas().hello()).value();
    const auto echoed = [&](Hello hello) {
        hello.device = devices.bo.id();
        return devices.anas().takeHello(encodeHello(hello));
    };
    EXPECT_EQ(echoed({{}, own.nonce, devices.bo.keys().agreement}).error(), LinkFault::Echoed);
    EXPECT_EQ(echoed({{}, filled<LinkNonce>(9), own.fresh}).error(), LinkFault::Echoed);
    EXPECT_TRUE(echoed({{}, filled<LinkNonce>(9), devices.bo.keys().agreement}));
}

TEST(SwarmHandshake, AReflectedProofIsNobodys)
{
    const Handshakes devices;
    auto ana = devices.anas();
    auto bo = devices.bos();
    const auto ownProof = ana.takeHello(bo.hello());
    EXPECT_EQ(ana.takeProof(bytesOf(ownProof.value())).error(), LinkFault::BadProof);
}

TEST(SwarmHandshake, NothingIsSignedForADeviceThatIsNotServed)
{
    Handshakes devices;
    EXPECT_EQ(devices.anas().takeHello(devices.of(devices.mallory, LinkRole::Listener, 0x31).hello()).error(),
              LinkFault::Unknown);
    devices.roster.remove(devices.bo);
    EXPECT_EQ(devices.anas().takeHello(devices.bos().hello()).error(), LinkFault::NotServed);
}

TEST(SwarmHandshake, WhoeverIsRemovedBetweenHelloAndProofIsNotProven)
{
    Handshakes devices;
    auto ana = devices.anas();
    auto bo = devices.bos();
    ASSERT_TRUE(ana.takeHello(bo.hello()));
    const auto proof = bo.takeHello(ana.hello());
    devices.roster.remove(devices.bo);
    EXPECT_EQ(ana.takeProof(bytesOf(proof.value())).error(), LinkFault::NotServed);
}

TEST(SwarmHandshake, AFreshKeyThatLeavesNothingSecretIsRefused)
{
    const Handshakes devices;
    EXPECT_EQ(devices.anas().takeHello(encodeHello({devices.bo.id(), filled<LinkNonce>(9), AgreementKey{}})).error(),
              LinkFault::NoAgreement);
}

TEST(SwarmHandshake, AMemberThatCallsItselfAnotherHasNotItsProof)
{
    Handshakes devices;
    devices.roster.admit(devices.mallory);
    auto ana = devices.anas();
    auto asBo = decodeHello(devices.of(devices.mallory, LinkRole::Listener, 0x41).hello()).value();
    asBo.device = devices.bo.id();
    const auto hello = encodeHello(asBo);
    ASSERT_TRUE(ana.takeHello(hello));
    const auto forged =
        devices.mallory.signing.sign("shoal-auth-1", proofMessage(placeOf(), LinkRole::Listener, hello, ana.hello()));
    EXPECT_EQ(ana.takeProof(bytesOf(forged)).error(), LinkFault::BadProof);
}

TEST(SwarmHandshake, AKeyThatIsNotTheDevicesProvesNothing)
{
    Handshakes devices;
    devices.roster.admitAs(devices.bo.id(), devices.mallory.keys().signing); // a log that would lie
    auto ana = devices.anas();
    auto asBo = decodeHello(devices.of(devices.mallory, LinkRole::Listener, 0x41).hello()).value();
    asBo.device = devices.bo.id();
    const auto hello = encodeHello(asBo);
    ASSERT_TRUE(ana.takeHello(hello));
    const auto forged =
        devices.mallory.signing.sign("shoal-auth-1", proofMessage(placeOf(), LinkRole::Listener, hello, ana.hello()));
    EXPECT_EQ(ana.takeProof(bytesOf(forged)).error(), LinkFault::BadProof);
}

TEST(SwarmHandshake, AHandshakeOfAnEarlierConnectionProvesNothing)
{
    const Handshakes devices;
    auto earlier = devices.anas(0x21);
    auto bo = devices.bos();
    ASSERT_TRUE(earlier.takeHello(bo.hello()));
    const auto proof = bo.takeHello(earlier.hello());
    EXPECT_TRUE(earlier.takeProof(bytesOf(proof.value()))) << "the control: it was sound in its time";

    auto later = devices.anas(0x51);
    ASSERT_TRUE(later.takeHello(bo.hello()));
    EXPECT_EQ(later.takeProof(bytesOf(proof.value())).error(), LinkFault::BadProof);
}

TEST(SwarmHandshake, AProofFitsNoOtherTorrentSwarmOrRole)
{
    const Handshakes devices;
    EXPECT_EQ(devices.anaOnProofBy(devices.of(devices.bo, LinkRole::Listener, 0x31, placeOf(0x5a, 0x0b))),
              LinkFault::BadProof);
    EXPECT_EQ(devices.anaOnProofBy(devices.of(devices.bo, LinkRole::Listener, 0x31, placeOf(0x5b, 0x0a))),
              LinkFault::BadProof);
    EXPECT_EQ(devices.anaOnProofBy(
                  devices.of(devices.bo, LinkRole::Listener, 0x31, {filled<SwarmId>(0x5a), Bytes(20, 0x0a)})),
              LinkFault::BadProof)
        << "the same torrent by its shorter name";
    EXPECT_EQ(devices.anaOnProofBy(devices.of(devices.bo, LinkRole::Dialler, 0x31)), LinkFault::BadProof)
        << "a dialler passed on to a dialler";
}

TEST(SwarmHandshake, EachComesOnceAndInItsTurn)
{
    const Handshakes devices;
    auto ana = devices.anas();
    auto bo = devices.bos();
    EXPECT_EQ(devices.anas().takeProof(Bytes(64, 0)).error(), LinkFault::TooEarly);
    ASSERT_TRUE(ana.takeHello(bo.hello()));
    const auto proof = bo.takeHello(ana.hello());
    ASSERT_TRUE(ana.takeProof(bytesOf(proof.value())));
    EXPECT_EQ(ana.takeProof(bytesOf(proof.value())).error(), LinkFault::Again);
    EXPECT_EQ(ana.takeHello(bo.hello()).error(), LinkFault::Again);
}

TEST(SwarmHandshake, EveryBitOfTheProofCounts)
{
    const Handshakes devices;
    auto bo = devices.bos();
    const auto proof = bytesOf(bo.takeHello(devices.anas().hello()).value());
    const auto said = [&](const Bytes& bytes) {
        auto ana = devices.anas();
        EXPECT_TRUE(ana.takeHello(bo.hello()));
        return ana.takeProof(bytes);
    };
    EXPECT_TRUE(said(proof));
    for (std::size_t bit = 0; bit < proof.size() * 8; bit += 7) {
        auto spoilt = proof;
        spoilt[bit / 8] ^= static_cast<std::uint8_t>(1 << (bit % 8));
        EXPECT_EQ(said(spoilt).error(), LinkFault::BadProof) << bit;
    }
    EXPECT_EQ(said(Bytes{proof.begin(), proof.end() - 1}).error(), LinkFault::BadProof);
    EXPECT_EQ(said({}).error(), LinkFault::BadProof);
}

} // namespace
} // namespace shoal::swarm
