#include "core/swarm/records/return_record.h"

#include "core/swarm/records/member_record.h"
#include "tests/core/swarm/records/record_examples.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;
using std::chrono::days;

/// From the owner to the joiner.
RecordPlace wayBack(std::chrono::sys_days day = recordDay)
{
    return returnPlace(recordAgreement(), recordSwarm(), theOwner().id(), theJoiner().id(), day);
}
ReturnTo toTheJoiner() { return {recordSwarm(), theJoiner().id()}; }
EpochSecret newEpoch() { return {filled<EntryId>(0x21), secretOf(0x22)}; }

ReturnRecord ownersReturn()
{
    return signReturn(toTheJoiner(), theOwner().signing, newEpoch(), {recordV4}, recordTime);
}

std::optional<ReturnRecord> openedByJoiner(const dht::Item& item, std::chrono::sys_seconds now = recordTime)
{
    return openReturnRecord(wayBack(), item, toTheJoiner(), theOwner().keys().signing, now);
}

TEST(SwarmReturnRecord, BringsTheNewEpochAndWhereToAsk)
{
    const auto record = openedByJoiner(sealReturnRecord(wayBack(), ownersReturn(), recordNonce()));
    ASSERT_TRUE(record);
    EXPECT_EQ(record->epoch.epoch, newEpoch().epoch);
    EXPECT_TRUE(std::ranges::equal(record->epoch.secret.view(), newEpoch().secret.view()));
    EXPECT_EQ(record->claimed, Addresses{recordV4});
    EXPECT_EQ(record->time, recordTime);
}

TEST(SwarmReturnRecord, IsFoundByItsMemberWithoutAnythingNew)
{
    const auto agreed = theJoiner().agreement.agree(theOwner().keys().agreement).value();
    const auto place = returnPlace(agreed, recordSwarm(), theOwner().id(), theJoiner().id(), recordDay);
    EXPECT_EQ(itemKeyOf(place), itemKeyOf(wayBack()));
}

TEST(SwarmReturnRecord, BySomebodyElseIsRefused)
{
    const auto forged = signReturn(toTheJoiner(), theJoiner().signing, newEpoch(), {recordV4}, recordTime);
    EXPECT_FALSE(openedByJoiner(sealReturnRecord(wayBack(), forged, recordNonce())));
}

TEST(SwarmReturnRecord, ForAnotherMemberOrSwarmIsRefused)
{
    for (const auto& to : {ReturnTo{recordSwarm(), deviceOf(3).id()}, ReturnTo{filled<SwarmId>(1), theJoiner().id()}}) {
        const auto other = signReturn(to, theOwner().signing, newEpoch(), {recordV4}, recordTime);
        EXPECT_FALSE(openedByJoiner(sealReturnRecord(wayBack(), other, recordNonce())));
    }
}

TEST(SwarmReturnRecord, EverythingInItIsSigned)
{
    const std::vector<std::function<void(ReturnRecord&)>> changes{
        [](ReturnRecord& record) { record.epoch.epoch = filled<EntryId>(1); },
        [](ReturnRecord& record) { record.epoch.secret = secretOf(1); },
        [](ReturnRecord& record) { record.claimed = {recordV6}; },
        [](ReturnRecord& record) { record.time += 1s; },
        [](ReturnRecord& record) { record.signature.bytes[0] ^= 1; },
    };
    for (const auto& change : changes) {
        auto record = ownersReturn();
        change(record);
        EXPECT_FALSE(openedByJoiner(sealReturnRecord(wayBack(), record, recordNonce())));
    }
}

TEST(SwarmReturnRecord, AnOldOneUnderANewSequenceOrDayIsRefused)
{
    const auto lifted = sealRecord(wayBack(), returnRecordSays(ownersReturn()), recordTime + 1h, recordNonce());
    EXPECT_FALSE(openedByJoiner(lifted));
    const auto nextDay = sealReturnRecord(wayBack(recordDay + days{1}), ownersReturn(), recordNonce());
    EXPECT_FALSE(openedByJoiner(nextDay));
    EXPECT_FALSE(openedByJoiner(sealReturnRecord(wayBack(), ownersReturn(), recordNonce()), recordTime + 49h));
}

TEST(SwarmReturnRecord, NoAddressesOfADevicePassForAWayBackNorTheOtherWayRound)
{
    const auto addresses = signAddresses(recordSwarm(), theOwner().signing, {recordV4}, recordTime);
    auto record = ownersReturn();
    record.signature = addresses.signature;
    EXPECT_FALSE(isSignedBy(record, toTheJoiner(), theOwner().keys().signing));
    EXPECT_FALSE(readReturnRecord(encodeCbor(memberRecordSays(addresses))));
    EXPECT_FALSE(readMemberRecord(encodeCbor(returnRecordSays(ownersReturn()))));
}

TEST(SwarmReturnRecord, OtherThingsBehindTheSealAreRefused)
{
    const auto fields = std::get<Cbor::Array>(returnRecordSays(ownersReturn()).value);
    EXPECT_TRUE(readReturnRecord(encodeCbor(Cbor{fields})));
    for (std::size_t i = 0; i < fields.size(); ++i) {
        auto other = fields;
        other[i] = Cbor{std::string{"text"}};
        EXPECT_FALSE(readReturnRecord(encodeCbor(Cbor{other}))) << i;
        other.erase(other.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_FALSE(readReturnRecord(encodeCbor(Cbor{other}))) << i;
    }
    EXPECT_FALSE(readReturnRecord(Bytes{0xff}));
}

} // namespace
} // namespace shoal::swarm
