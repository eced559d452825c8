#include "core/swarm/entries/entry.h"

#include "core/swarm/encoding/cbor.h"
#include "tests/core/swarm/vectors.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

const auto kinds = {"genesis", "invite", "admit", "publish", "remove", "leave"};

TEST(SwarmEntry, EveryKindIsReadBackAsItWasWritten)
{
    const auto owner = theOwner();
    const Through through{filled<EntryId>(1), filled<EntryId>(2)};
    const auto key = theJoiner().signing.publicKey();
    const std::vector<Body> bodies{
        OwnerDevice{.keys = theJoiner().keys(),
                    .person = filled<PersonId>(1),
                    .label = "Laptop",
                    .byDevice = filled<Signature>(1)},
        OwnerDevice{.keys = theJoiner().keys(),
                    .person = filled<PersonId>(1),
                    .label = "Laptop",
                    .byDevice = filled<Signature>(1),
                    .cut = {filled<DeviceId>(3)},
                    .through = through,
                    .epoch = filled<SecretHash>(4)},
        Invite{
            .key = key, .role = Role::Admin, .uses = 1000, .approval = Approval::Needed, .person = filled<PersonId>(9)},
        CancelInvite{filled<EntryId>(5)},
        Admit{.keys = theJoiner().keys(), .person = filled<PersonId>(1), .label = "Bo", .role = Role::Reader},
        ChangeRole{.device = filled<DeviceId>(1),
                   .person = filled<PersonId>(2),
                   .role = Role::Admin,
                   .quota = 20'000,
                   .through = through},
        Leave{},
        Remove{.person = filled<PersonId>(1), .through = through, .epoch = filled<SecretHash>(1)},
        Remove{.devices = {filled<DeviceId>(1), filled<DeviceId>(2)}, .epoch = filled<SecretHash>(1)},
        Epoch{filled<SecretHash>(6)},
        Settle{filled<DeviceId>(7), through},
        Publish{.share = filled<ShareId>(1), .name = "Música", .size = 1, .note = "two\nlines", .tags = {"a", "b"}},
        Retire{filled<EntryId>(8)},
    };
    for (const auto& body : bodies) {
        auto entry = ownersEntry(body);
        entry.past = {filled<EntryId>(0x11), filled<EntryId>(0x22)};
        const auto bytes = writeEntry(entry, owner.signing);
        ASSERT_TRUE(bytes) << body.index();
        auto read = readEntry(*bytes);
        ASSERT_TRUE(read) << body.index();
        EXPECT_TRUE(isSignedBy(*bytes, owner.signing.publicKey())) << body.index();
        read->signature = {};
        EXPECT_EQ(*read, entry) << body.index();
    }
}

TEST(SwarmEntry, EveryBitIsUnderTheSignature)
{
    const auto owner = theOwner().signing.publicKey();
    const auto sound = vectorBytes("remove");
    ASSERT_TRUE(isSignedBy(sound, owner));
    for (std::size_t bit = 0; bit < 8 * sound.size(); ++bit) {
        auto changed = sound;
        changed[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        EXPECT_FALSE(readEntry(changed) && isSignedBy(changed, owner)) << bit;
    }
}

TEST(SwarmEntry, NoPartOfAnEntryIsAnEntryNorIsMoreThanIt)
{
    for (const auto* const kind : kinds) {
        const auto bytes = vectorBytes(kind);
        EXPECT_TRUE(readEntry(bytes)) << kind;
        for (std::size_t size = 0; size < bytes.size(); ++size)
            EXPECT_FALSE(readEntry(ByteView{bytes}.first(size))) << kind << size;
        auto longer = bytes;
        longer.push_back(0);
        EXPECT_FALSE(readEntry(longer)) << kind;
    }
}

TEST(SwarmEntry, NobodySignsForAnother) { EXPECT_FALSE(writeEntry(theGenesis(), theJoiner().signing)); }

TEST(SwarmEntry, ASignatureOfAnotherDeviceIsToldFromTheAuthors)
{
    EXPECT_TRUE(isSignedBy(vectorBytes("leave"), theJoiner().signing.publicKey()));
    EXPECT_FALSE(isSignedBy(vectorBytes("leave"), theOwner().signing.publicKey()));
    EXPECT_FALSE(isSignedBy({}, theOwner().signing.publicKey()));
}

TEST(SwarmEntry, TheSwarmIsNamedAfterItsGenesisEntry)
{
    EXPECT_EQ(swarmIdOf(vectorBytes("genesis")).bytes, entryIdOf(vectorBytes("genesis")).bytes);
    EXPECT_EQ(ownKey(*readEntry(vectorBytes("genesis"))), theOwner().signing.publicKey());
    EXPECT_FALSE(ownKey(*readEntry(vectorBytes("admit"))));
}

TEST(SwarmEntry, WhatARemovalReachesThroughToMustBeInTheLogBeforeIt)
{
    const auto parents = parentsOf(*readEntry(vectorBytes("remove")));
    auto expected = std::vector{entryIdOf(vectorBytes("admit")), entryIdOf(vectorBytes("publish"))};
    std::ranges::sort(expected);
    EXPECT_EQ(parents, expected);
    EXPECT_TRUE(parentsOf(*readEntry(vectorBytes("genesis"))).empty());
}

TEST(SwarmEntry, CatalogueEntriesAreNoMembershipEntries)
{
    EXPECT_FALSE(isMembership(readEntry(vectorBytes("publish"))->body));
    EXPECT_FALSE(isMembership(Retire{}));
    for (const auto* const kind : {"genesis", "invite", "admit", "remove", "leave"})
        EXPECT_TRUE(isMembership(readEntry(vectorBytes(kind))->body)) << kind;
}

} // namespace
} // namespace shoal::swarm
