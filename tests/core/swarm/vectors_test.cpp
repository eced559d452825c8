// Entries, proofs and codes against the document, whose table an implementation of its own made.
#include "core/swarm/crypto/derive.h"
#include "core/swarm/crypto/seal.h"
#include "core/swarm/encoding/cbor.h"
#include "core/swarm/encoding/field_writer.h"
#include "core/swarm/entries/admission.h"
#include "core/swarm/joining/invite_code.h"
#include "core/torrent/info_hash.h"
#include "tests/core/swarm/vectors.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using std::chrono::seconds;
using std::chrono::sys_seconds;

std::string hexOf(ByteView bytes) { return toHex(bytes); }

std::string written(const Entry& entry, const Device& author)
{
    const auto bytes = writeEntry(entry, author.signing);
    EXPECT_TRUE(bytes) << "an entry breaks a limit";
    return bytes ? toHex(*bytes) : "";
}

const SwarmId& theSwarm()
{
    static const auto swarm = vectorId<SwarmId>("id-swarm");
    return swarm;
}

InviteKeys theInvite() { return inviteKeys(filled<InviteSeed>(7), shortened(theSwarm()), shortened(theOwner().id())); }

Entry entryBy(const Device& author, std::uint64_t sequence, const std::string& previous, std::uint64_t lamport,
              Body body)
{
    Entry entry{.swarm = theSwarm(), .author = author.id(), .sequence = sequence, .lamport = lamport};
    if (!previous.empty())
        entry.previous = entryIdOf(vectorBytes(previous));
    entry.time = sys_seconds{seconds{1'700'000'000}};
    entry.body = std::move(body);
    return entry;
}

TEST(SwarmVectors, KeysAndIds)
{
    EXPECT_EQ(hexOf(theOwner().keys().signing.view()), vectorText("owner-ed25519"));
    EXPECT_EQ(hexOf(theOwner().keys().agreement.view()), vectorText("owner-x25519"));
    EXPECT_EQ(hexOf(theOwner().id().view()), vectorText("id-owner"));
    EXPECT_EQ(hexOf(theJoiner().keys().signing.view()), vectorText("joiner-ed25519"));
    EXPECT_EQ(hexOf(theJoiner().keys().agreement.view()), vectorText("joiner-x25519"));
    EXPECT_EQ(hexOf(theJoiner().id().view()), vectorText("id-joiner"));
    EXPECT_EQ(hexOf(deviceIdOf(SigningPair{secretOf(3)}.publicKey()).view()), vectorText("id-recovery"));
    EXPECT_EQ(hexOf(theJoiner().agreement.agree(theOwner().keys().agreement).value().view()), vectorText("agree"));
}

TEST(SwarmVectors, GenesisAndTheSwarmsId)
{
    EXPECT_EQ(written(theGenesis(), theOwner()), vectorText("genesis"));
    EXPECT_EQ(hexOf(swarmIdOf(vectorBytes("genesis")).view()), vectorText("id-swarm"));
}

TEST(SwarmVectors, InviteAndAdmission)
{
    const auto keys = theInvite();
    const SigningPair inviteKey{keys.signingSeed};
    const Invite invite{.key = inviteKey.publicKey(),
                        .role = Role::Writer,
                        .expiry = sys_seconds{seconds{1'700'086'400}},
                        .uses = 1,
                        .person = {},
                        .lobby = keys.lobby};
    EXPECT_EQ(written(entryBy(theOwner(), 2, "genesis", 2, invite), theOwner()), vectorText("invite"));

    const JoinRequest request{shortened(theSwarm()), inviteKey.publicKey(), theJoiner().keys(), "Bo", shortened(theOwner().id())};
    const Admit admit{.keys = theJoiner().keys(),
                      .person = filled<PersonId>(0x0d),
                      .label = "Bo",
                      .role = Role::Writer,
                      .invite = entryIdOf(vectorBytes("invite")),
                      .byDevice = signRequest(request, theJoiner().signing),
                      .byInvite = signRequest(request, inviteKey)};
    EXPECT_EQ(written(entryBy(theOwner(), 3, "invite", 3, admit), theOwner()), vectorText("admit"));
}

TEST(SwarmVectors, PublishRemoveAndLeave)
{
    const Publish publish{.share = filled<ShareId>(0x0e),
                          .name = "Photos",
                          .size = 5ULL << 30,
                          .files = 1200,
                          .infoSize = 70'000,
                          .note = "",
                          .tags = {"2026", "holiday"}};
    auto first = entryBy(theJoiner(), 1, "", 4, publish);
    first.past = {entryIdOf(vectorBytes("admit"))};
    EXPECT_EQ(written(first, theJoiner()), vectorText("publish"));

    const Remove remove{.person = {},
                        .devices = {theJoiner().id()},
                        .through = {entryIdOf(vectorBytes("publish"))},
                        .epoch = SecretHash{deviceIdOf(filled<SigningKey>(0x0f)).bytes}};
    EXPECT_EQ(written(entryBy(theOwner(), 4, "admit", 5, remove), theOwner()), vectorText("remove"));
    EXPECT_EQ(written(entryBy(theJoiner(), 2, "publish", 5, Leave{}), theJoiner()), vectorText("leave"));
}

TEST(SwarmVectors, ProofsAndMessagesOfALink)
{
    const auto hello = [](const Device& device, std::uint8_t nonce) {
        return encodeCbor(Cbor{Cbor::Array{1, field(device.id()), Bytes(32, nonce), field(device.keys().agreement)}});
    };
    const auto dialler = hello(theOwner(), 0x0b);
    const auto listener = hello(theJoiner(), 0x0c);
    const Bytes infoHash(32, 0x0a);
    const auto proof = [&](std::uint64_t role, const Bytes& own, const Bytes& other) {
        return encodeCbor(Cbor{Cbor::Array{1, field(theSwarm()), infoHash, role, own, other}});
    };
    const auto transcript = encodeCbor(Cbor{Cbor::Array{1, field(theSwarm()), infoHash, dialler, listener}});
    EXPECT_EQ(hexOf(theOwner().signing.sign("shoal-auth-1", proof(0, dialler, listener)).view()),
              vectorText("proof-dialler"));
    EXPECT_EQ(hexOf(theJoiner().signing.sign("shoal-auth-1", proof(1, listener, dialler)).view()),
              vectorText("proof-listener"));
    EXPECT_EQ(hexOf(transcript), vectorText("transcript"));

    const auto keys = linkKeys(theOwner().agreement.agree(theJoiner().keys().agreement).value(), transcript);
    auto bound = labelled("sh_log", theSwarm().view());
    append(bound, theOwner().id().view());
    append(bound, theJoiner().id().view());
    const auto message = encodeCbor(Cbor{Cbor::Array{7, field(theSwarm())}});
    EXPECT_EQ(hexOf(seal(keys.fromDialler, nonceOf(1), bound, message)), vectorText("second-message"));
}

TEST(SwarmVectors, Codes)
{
    InviteCode code{shortened(theSwarm()), shortened(theOwner().id()), filled<InviteSeed>(7), {}};
    EXPECT_EQ(formatCode(code), vectorText("code"));
    code.hints = {{.family = dht::Family::V4, .address = {192, 0, 2, 1}, .port = 6881},
                  {.family = dht::Family::V6,
                   .address = {0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1},
                   .port = 6882}};
    EXPECT_EQ(formatCode(code), vectorText("code-with-hints"));
}

} // namespace
} // namespace shoal::swarm
