#include "core/swarm/records/member_record.h"

#include "tests/core/swarm/records/record_examples.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;
using std::chrono::sys_seconds;

const Addresses twoAddresses{recordV4, recordV6};

RecordAuthor theOwnersHand() { return {recordSwarm(), theOwner().keys().signing}; }

SignedAddresses ownersAddresses(sys_seconds time = recordTime)
{
    return signAddresses(recordSwarm(), theOwner().signing, twoAddresses, time);
}

std::optional<SignedAddresses> opened(const dht::Item& item, sys_seconds now = recordTime)
{
    return openMemberRecord(ownersPlace(), item, theOwnersHand(), now);
}

TEST(SwarmMemberRecord, SaysWhereItsDeviceIs)
{
    const auto record = opened(sealMemberRecord(ownersPlace(), ownersAddresses(), recordNonce()));
    ASSERT_TRUE(record);
    EXPECT_EQ(record->claimed, twoAddresses);
    EXPECT_EQ(record->time, recordTime);
    EXPECT_TRUE(areSignedBy(*record, recordSwarm(), theOwner().keys().signing)) << "so it can be passed on";
}

TEST(SwarmMemberRecord, MaySayNothing)
{
    const auto nowhere = signAddresses(recordSwarm(), theOwner().signing, {}, recordTime);
    EXPECT_EQ(opened(sealMemberRecord(ownersPlace(), nowhere, recordNonce())), nowhere);
}

TEST(SwarmMemberRecord, ByAnotherMemberIsRefused)
{
    // Every member has the place's keys.
    const auto forged = signAddresses(recordSwarm(), theJoiner().signing, twoAddresses, recordTime);
    EXPECT_FALSE(opened(sealMemberRecord(ownersPlace(), forged, recordNonce())));
}

TEST(SwarmMemberRecord, WithChangedAddressesIsRefused)
{
    auto changed = ownersAddresses();
    changed.claimed = {recordV4};
    EXPECT_FALSE(opened(sealMemberRecord(ownersPlace(), changed, recordNonce())));
    changed = ownersAddresses();
    changed.time += 1s;
    EXPECT_FALSE(opened(sealMemberRecord(ownersPlace(), changed, recordNonce())));
}

TEST(SwarmMemberRecord, OfAnotherSwarmIsRefused)
{
    const auto elsewhere = signAddresses(filled<SwarmId>(1), theOwner().signing, twoAddresses, recordTime);
    EXPECT_FALSE(opened(sealMemberRecord(ownersPlace(), elsewhere, recordNonce())));
}

TEST(SwarmMemberRecord, AnOldOneUnderANewSequenceIsRefused)
{
    // A member has the device's word of yesterday, and the keys of its place of today.
    const auto yesterday = ownersAddresses(recordTime - 20h);
    const auto lifted = sealRecord(ownersPlace(), memberRecordSays(yesterday), recordTime, recordNonce());
    EXPECT_FALSE(opened(lifted));
    EXPECT_TRUE(areSignedBy(yesterday, recordSwarm(), theOwner().keys().signing))
        << "nothing else is wrong with it: only the sequence, which is not its time";
    EXPECT_TRUE(opened(sealMemberRecord(ownersPlace(), yesterday, recordNonce())))
        << "under its own sequence it would be taken, and any newer one wins";
}

TEST(SwarmMemberRecord, TooOldOrTooFarAheadIsRefused)
{
    const auto item = sealMemberRecord(ownersPlace(), ownersAddresses(), recordNonce());
    EXPECT_TRUE(opened(item, recordTime + 48h));
    EXPECT_FALSE(opened(item, recordTime + 48h + 1s));
    EXPECT_FALSE(opened(item, recordTime - 48h - 1s));
}

TEST(SwarmMemberRecord, OtherThingsBehindTheSealAreRefused)
{
    const auto record = ownersAddresses();
    const auto addresses = fieldOf(record.claimed);
    const Cbor time{static_cast<std::uint64_t>(record.time.time_since_epoch().count())};
    const Cbor signature{record.signature.view()};
    EXPECT_TRUE(readMemberRecord(encodeCbor(Cbor{Cbor::Array{addresses, time, signature}})));
    const std::vector<Cbor::Array> others{
        {},
        {addresses, time},
        {addresses, time, signature, signature},
        {time, addresses, signature},
        {addresses, signature, time},
        {addresses, time, Cbor{Bytes(63)}},
        {addresses, Cbor{std::uint64_t{1} << 40}, signature},
        {Cbor{Cbor::Array{Cbor{Bytes{0, 0, 0, 0, 0, 1}}}}, time, signature},
    };
    for (const auto& other : others)
        EXPECT_FALSE(readMemberRecord(encodeCbor(Cbor{other})));
    EXPECT_FALSE(readMemberRecord({}));
    EXPECT_FALSE(readMemberRecord(encodeCbor(time)));
}

TEST(SwarmPairRecord, IsReadByItsTwoDevicesAlone)
{
    const auto swarm = recordSwarm();
    const auto byWriter = theOwner().agreement.agree(theJoiner().keys().agreement).value();
    const auto byReader = theJoiner().agreement.agree(theOwner().keys().agreement).value();
    const auto byThird = deviceOf(3).agreement.agree(theJoiner().keys().agreement).value();
    const auto placeBy = [&](const Secret& agreed) {
        return pairPlace(agreed, swarm, theOwner().id(), theJoiner().id(), recordDay);
    };
    const auto item = sealMemberRecord(placeBy(byWriter), ownersAddresses(), recordNonce());
    EXPECT_TRUE(openMemberRecord(placeBy(byReader), item, theOwnersHand(), recordTime));
    EXPECT_NE(itemKeyOf(placeBy(byThird)), item.key) << "no third member can write over it";
}

} // namespace
} // namespace shoal::swarm
