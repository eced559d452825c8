#include "core/swarm/records/record_seal.h"

#include "core/swarm/crypto/seal.h"
#include "tests/core/swarm/records/record_examples.h"
#include "tests/support/item_key.h"
#include "tests/support/library_item.h"

#include <gtest/gtest.h>
#include <limits>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::seconds;
using std::chrono::sys_seconds;

const Cbor somethingSaid{Cbor::Array{std::uint64_t{1}, Bytes{2, 3}}};

dht::Item sealedAt(const RecordPlace& place, sys_seconds time = recordTime)
{
    return sealRecord(place, somethingSaid, time, recordNonce());
}

/// What someone who knows the place's key, though not what seals, makes of an item.
dht::Item signedAnew(const RecordPlace& place, dht::Item item)
{
    item.signature = SigningPair{place.keys.place}.signBare(dht::itemText(item.sequence, item.value)).bytes;
    return item;
}

TEST(SwarmRecordSeal, OpensWhatWasSealed)
{
    EXPECT_EQ(openRecord(ownersPlace(), sealedAt(ownersPlace()), recordTime), encodeCbor(somethingSaid));
}

TEST(SwarmRecordSeal, EveryValueHas930BytesAndFitsIntoAnItem)
{
    for (const std::size_t size : {0U, 100U, 890U})
        EXPECT_EQ(sealRecord(ownersPlace(), Cbor{Bytes(size, 1)}, recordTime, recordNonce()).value.size(), 930U);
    static_assert(recordSize <= dht::largestItem);
}

TEST(SwarmRecordSeal, AnItemIsSignedAsLibtorrentSignsIt)
{
    const auto item = sealedAt(ownersPlace());
    EXPECT_EQ(test::signedByLibrary(ownersPlace().keys.place.view(), item), item);
    EXPECT_TRUE(test::isSoundItem(item)) << "and every storing node takes it";
}

TEST(SwarmRecordSeal, AnyChangedBitIsNoticed)
{
    const auto sound = sealedAt(ownersPlace());
    for (std::size_t at = 0; at < sound.value.size(); ++at) {
        auto item = sound;
        item.value[at] ^= 1;
        EXPECT_FALSE(openRecord(ownersPlace(), item, recordTime)) << at;
        EXPECT_FALSE(openRecord(ownersPlace(), signedAnew(ownersPlace(), item), recordTime)) << at << ", signed";
    }
    for (std::size_t at = 0; at < sound.signature.size(); ++at) {
        auto item = sound;
        item.signature[at] ^= 1;
        EXPECT_FALSE(openRecord(ownersPlace(), item, recordTime)) << at;
    }
    auto item = sound;
    ++item.sequence;
    EXPECT_FALSE(openRecord(ownersPlace(), item, recordTime));
    item = sound;
    item.key.front() ^= 1;
    EXPECT_FALSE(openRecord(ownersPlace(), item, recordTime));
}

TEST(SwarmRecordSeal, ValuesOfAnotherSizeAreNone)
{
    for (const std::size_t size : {0U, 1U, 929U, 931U}) {
        auto item = sealedAt(ownersPlace());
        item.value.resize(size);
        EXPECT_FALSE(openRecord(ownersPlace(), signedAnew(ownersPlace(), item), recordTime)) << size;
    }
}

TEST(SwarmRecordSeal, BelongsToItsDayItsDeviceItsSwarmItsEpochAndItsKind)
{
    const auto swarm = recordSwarm();
    const auto owner = theOwner().id();
    const auto joiner = theJoiner().id();
    const std::vector<RecordPlace> places{
        ownersPlace(),
        ownersPlace(recordDay + days{1}),
        memberPlace(recordRendezvous(), swarm, joiner, recordDay),
        memberPlace(recordRendezvous(), filled<SwarmId>(1), owner, recordDay),
        memberPlace(secretOf(1), swarm, owner, recordDay),
        pairPlace(recordAgreement(), swarm, owner, joiner, recordDay),
        pairPlace(recordAgreement(), swarm, joiner, owner, recordDay),
        returnPlace(recordAgreement(), swarm, owner, joiner, recordDay),
        lobbyPlace(recordLobby(), shortened(swarm), LobbySlot{3}, recordDay),
        lobbyPlace(recordLobby(), shortened(swarm), LobbySlot{4}, recordDay),
    };
    for (std::size_t sealedBy = 0; sealedBy < places.size(); ++sealedBy)
        for (std::size_t openedBy = 0; openedBy < places.size(); ++openedBy) {
            const auto item = sealedAt(places[sealedBy]);
            EXPECT_EQ(openRecord(places[openedBy], item, recordTime).has_value(), sealedBy == openedBy);
            auto moved = item; // under the other's key, by someone who can sign with it
            moved.key = itemKeyOf(places[openedBy]);
            EXPECT_EQ(openRecord(places[openedBy], signedAnew(places[openedBy], moved), recordTime).has_value(),
                      sealedBy == openedBy);
        }
}

TEST(SwarmRecordSeal, WhatIsBoundKeepsAValueWhereItWasMade)
{
    // With one sealing key for two places, only what is bound tells them apart.
    auto other = ownersPlace(recordDay + days{1});
    other.keys.seal = ownersPlace().keys.seal;
    auto moved = sealedAt(ownersPlace());
    moved.key = itemKeyOf(other);
    EXPECT_FALSE(openRecord(other, signedAnew(other, moved), recordTime));
}

TEST(SwarmRecordSeal, IsOfUseForTwoDays)
{
    const auto item = sealedAt(ownersPlace());
    EXPECT_TRUE(openRecord(ownersPlace(), item, recordTime + days{2}));
    EXPECT_TRUE(openRecord(ownersPlace(), item, recordTime - days{2}));
    EXPECT_FALSE(openRecord(ownersPlace(), item, recordTime + days{2} + 1s)) << "too old";
    EXPECT_FALSE(openRecord(ownersPlace(), item, recordTime - days{2} - 1s)) << "too far ahead";
}

TEST(SwarmRecordSeal, NoSequenceIsTooLargeToBeRefused)
{
    for (const auto sequence : {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min(),
                                std::int64_t{-1}, std::int64_t{0}}) {
        auto item = sealedAt(ownersPlace());
        item.sequence = sequence;
        EXPECT_FALSE(openRecord(ownersPlace(), signedAnew(ownersPlace(), item), recordTime));
    }
}

TEST(SwarmRecordSeal, AClockBeforeItsTimeMeansTheFirstDay)
{
    const auto before = ownersPlace(std::chrono::sys_days{days{-3}});
    EXPECT_EQ(itemKeyOf(before), itemKeyOf(ownersPlace(std::chrono::sys_days{days{0}})));
}

} // namespace
} // namespace shoal::swarm
