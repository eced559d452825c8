// Somebody between two members: removed, with the TLS key of an old epoch, it ends both TLS connections and passes on
// or changes what it likes.
#include "core/swarm/links/auth/hello.h"
#include "core/swarm/links/auth/link.h"
#include "core/swarm/links/messages/log_messages.h"
#include "tests/core/swarm/links/auth/link_ends.h"

#include <gtest/gtest.h>
#include <vector>

namespace shoal::swarm {
namespace {

/// What it wants to read.
const LogMessage secretMessage = SecretTold{filled<EntryId>(0x66), secretOf(0x77)};

/// Every key that a removed member can have: its own, and each epoch's secret as if it were a link's key.
std::vector<Secret> oldSecrets()
{
    std::vector<Secret> secrets;
    secrets.reserve(256);
    for (int byte = 0; byte < 256; ++byte)
        secrets.push_back(secretOf(static_cast<std::uint8_t>(byte)));
    return secrets;
}

/// Whether a message can be read from these bytes: as they are, or with a key out of `secrets`.
bool canRead(const Bytes& bytes, const TwoEnds& ends, const std::vector<Secret>& secrets)
{
    if (decodeLogMessage(bytes))
        return true;
    auto bound = labelled("sh_log", placeOf().swarm.view());
    append(bound, ends.ana.id().view());
    append(bound, ends.bo.id().view());
    return std::ranges::any_of(
        secrets, [&](const Secret& secret) { return open(secret, nonceOf(0), bound, bytes).has_value(); });
}

/// The keys that Mallory gets out of both hellos with each secret it has in the place of a fresh one.
std::vector<Secret> derivedFrom(const Bytes& dialler, const Bytes& listener, const std::vector<Secret>& secrets)
{
    std::vector<Secret> keys;
    const auto transcript = transcriptOf(placeOf(), dialler, listener);
    for (const auto& secret : secrets) {
        for (const auto& hello : {dialler, listener}) {
            const auto agreed = AgreementPair{secret}.agree(decodeHello(hello)->fresh);
            keys.push_back(linkKeys(agreed.value_or(secret), transcript).fromDialler);
        }
        keys.push_back(linkKeys(secret, transcript).fromDialler);
    }
    return keys;
}

/// Secrets without the two that made the fresh keys of `TwoEnds`.
std::vector<Secret> allButFresh()
{
    std::vector<Secret> secrets;
    for (const auto& secret : oldSecrets())
        if (secret.view().front() != 0x22 && secret.view().front() != 0x32)
            secrets.push_back(secret);
    return secrets;
}

TEST(SwarmRelay, AWholeHandshakePassedOnEndsInBytesThatTheRelayCannotRead)
{
    TwoEnds ends;
    ends.prove(); // each frame went through Mallory, unchanged
    const auto frame = as<Frame>(ends.dialler.seal(MessageName::Log, encodeMessage(secretMessage))).value();

    const auto derived = derivedFrom(ends.dialler.hello(), ends.listener.hello(), allButFresh());
    EXPECT_FALSE(canRead(frame.bytes, ends, oldSecrets()));
    EXPECT_FALSE(canRead(frame.bytes, ends, derived));
    EXPECT_TRUE(as<Opened>(ends.listener.receive(frame))) << "it can pass it on, and that is all";
}

TEST(SwarmRelay, WithoutTheSealItWouldRead) // the control
{
    TwoEnds ends;
    ends.prove();
    EXPECT_TRUE(canRead(encodeMessage(secretMessage), ends, {})) << "the message as it is before it is sealed";
    const auto frame = as<Frame>(ends.dialler.seal(MessageName::Log, encodeMessage(secretMessage))).value();
    const auto withFresh = derivedFrom(ends.dialler.hello(), ends.listener.hello(), oldSecrets());
    EXPECT_TRUE(canRead(frame.bytes, ends, withFresh)) << "and the search does find the key when it is there";
}

TEST(SwarmRelay, AFreshKeyPutInBetweenBreaksTheProofs)
{
    TwoEnds ends;
    const auto withOwnKey = [&](const Bytes& hello) {
        auto changed = decodeHello(hello).value();
        changed.fresh = ends.mallory.keys().agreement;
        return encodeHello(changed);
    };
    const auto proofOfDialler = as<Frame>(ends.dialler.takeHello(withOwnKey(ends.listener.hello()))).value();
    const auto proofOfListener = as<Frame>(ends.listener.takeHello(withOwnKey(ends.dialler.hello()))).value();
    EXPECT_EQ(faultIn(ends.dialler.receive(proofOfListener)), LinkFault::BadProof);
    EXPECT_EQ(faultIn(ends.listener.receive(proofOfDialler)), LinkFault::BadProof);
}

TEST(SwarmRelay, AProofThatDidNotCoverTheFreshKeysWouldLetItIn) // the control: what the rule defends
{
    TwoEnds ends;
    auto changed = decodeHello(ends.listener.hello()).value();
    changed.fresh = ends.mallory.keys().agreement;
    const auto hello = encodeHello(changed);
    ASSERT_TRUE(ends.dialler.takeHello(hello));
    // Bo, if it signed what it was shown instead of what it said:
    const auto careless =
        ends.bo.signing.sign("shoal-auth-1", proofMessage(placeOf(), LinkRole::Listener, hello, ends.dialler.hello()));
    EXPECT_TRUE(as<Proven>(ends.dialler.receive({MessageName::Auth, {careless.bytes.begin(), careless.bytes.end()}})));
    const auto frame = as<Frame>(ends.dialler.seal(MessageName::Log, encodeMessage(secretMessage))).value();
    const auto agreed = ends.mallory.agreement.agree(decodeHello(ends.dialler.hello())->fresh).value();
    const auto keys = linkKeys(agreed, transcriptOf(placeOf(), ends.dialler.hello(), hello));
    EXPECT_TRUE(canRead(frame.bytes, ends, {keys.fromDialler}));
}

TEST(SwarmRelay, ARemovedDeviceInTheMiddleIsItselfRefused)
{
    TwoEnds ends;
    ends.roster.admit(ends.mallory);
    ends.roster.remove(ends.mallory);
    const auto own = ends.link(ends.mallory, LinkRole::Listener, 0x61);
    EXPECT_EQ(faultIn(ends.dialler.takeHello(own.hello())), LinkFault::NotServed);
}

} // namespace
} // namespace shoal::swarm
