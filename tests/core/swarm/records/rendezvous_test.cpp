// Members that find each other through a DHT of a thousand nodes, whatever nodes and clocks do.
#include "tests/core/swarm/records/sim_rendezvous.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;
using std::chrono::days;
using test::ItemChecks;
using test::Storing;

constexpr std::uint8_t writers = 16;

/// Sixteen members that keep records, and one more that keeps none.
SimDevice& populate(SimRendezvous& of, ItemChecks readersChecks = ItemChecks::On)
{
    for (std::uint8_t i = 0; i < writers; ++i)
        of.keepRecord(of.add(i));
    return of.add(writers, readersChecks);
}

/// Whether each that was found is where it is.
bool areTrue(const std::map<DeviceId, SignedAddresses>& found, const SimRendezvous& of)
{
    return std::ranges::all_of(of.devices, [&](const auto& device) {
        const auto record = found.find(device->id());
        return record == found.end() || record->second.claimed == Addresses{device->address};
    });
}

TEST(Rendezvous, EveryMembersRecordIsFoundWhereHalfOfTheNodesAreDeadToo)
{
    for (const double dead : {0.0, 0.2, 0.5}) {
        SimRendezvous of{dead};
        auto& reader = populate(of);
        of.pass(2min);
        const auto before = of.sim.questions();
        const auto found = of.find(reader, of.ids(writers), 110s);
        EXPECT_EQ(found.size(), writers) << dead;
        EXPECT_TRUE(areTrue(found, of));
        EXPECT_LE(of.sim.questions() - before, writers * 50U) << dead;
    }
}

TEST(Rendezvous, APutAsksFewNodes)
{
    SimRendezvous of;
    of.keepRecord(of.add(0));
    of.pass(2min);
    EXPECT_EQ(of.devices[0]->keeper.puts(), 1U);
    EXPECT_LE(of.sim.questions(), 60U);
}

TEST(Rendezvous, RecordsOutliveTheHoursBetweenTwoPutsAndNoMore)
{
    SimRendezvous of;
    auto& reader = populate(of);
    of.pass(6h);
    EXPECT_EQ(of.find(reader, of.ids(writers), 55s).size(), writers);
    for (std::uint8_t i = 0; i < writers; ++i)
        of.devices[i]->keeper.drop(dht::RecordNumber{1});
    of.pass(3h);
    EXPECT_TRUE(of.find(reader, of.ids(writers), 55s).empty());
}

TEST(Rendezvous, DeadNodesAndLostQuestionsAreNotTakenForAContest)
{
    SimRendezvous of{0.5, 300};
    std::vector<MemberRecord*> records;
    for (std::uint8_t i = 0; i < 8; ++i)
        records.push_back(&of.keepRecord(of.add(i)));
    of.pass(8h);
    EXPECT_EQ(std::ranges::count_if(records, &MemberRecord::isContested), 0);
}

TEST(Rendezvous, NodesThatDropHideNothingWhileSomeAreHonest)
{
    for (const auto how : {Storing::Drops, Storing::ForgesValue, Storing::ForgesSignature, Storing::ForgesSequence,
                           Storing::NamesFriends}) {
        SimRendezvous of;
        auto& reader = populate(of);
        of.pass(2min);
        for (std::uint8_t i = 0; i < writers; ++i)
            of.spoil(of.keyOf(*of.devices[i]), 4, how);
        const auto found = of.find(reader, of.ids(writers), 55s);
        EXPECT_GE(found.size(), writers - 1U) << static_cast<int>(how);
        EXPECT_TRUE(areTrue(found, of));
    }
}

TEST(Rendezvous, AllNodesNearAKeyTogetherCanHideItAndForgeNothing)
{
    for (const auto how : {Storing::Drops, Storing::ForgesValue, Storing::ForgesSignature, Storing::ForgesSequence}) {
        SimRendezvous of;
        auto& reader = populate(of, ItemChecks::Off); // as if the DHT's own node checked nothing
        of.pass(2min);
        for (std::uint8_t i = 0; i < writers; ++i)
            of.spoil(of.keyOf(*of.devices[i]), 12, how);
        EXPECT_EQ(of.find(reader, of.ids(writers), 55s).size(), 0U) << static_cast<int>(how);
    }
}

TEST(Rendezvous, ARecordFromTheNetworkIsRefusedUnderAnotherSequence)
{
    SimRendezvous of;
    populate(of);
    of.pass(2min);
    const auto key = of.keyOf(*of.devices[0]);
    const auto place = memberPlace(of.rendezvous, recordSwarm(), of.devices[0]->id(), recordDay);
    auto item = of.items.heldBy(of.items.nearest(key, 1).front(), key).value();
    const RecordAuthor author{recordSwarm(), of.devices[0]->device.keys().signing};
    EXPECT_TRUE(openMemberRecord(place, item, author, of.clock()));
    item.sequence += 1000;
    EXPECT_FALSE(openMemberRecord(place, item, author, of.clock()));
}

TEST(Rendezvous, AReplayedRecordLosesToTheNewestThatAnyNodeTells)
{
    SimRendezvous of;
    auto& reader = populate(of);
    of.pass(2min);
    const auto key = of.keyOf(*of.devices[0]);
    of.spoil(key, 5, Storing::Replays);
    of.devices[0]->address = addressOf(200);
    of.devices[0]->keeper.refresh();
    of.pass(2min);
    EXPECT_EQ(of.find(reader, of.ids(1), 55s).at(of.devices[0]->id()).claimed, Addresses{addressOf(200)});

    of.spoil(key, 12, Storing::Replays); // all of them: nobody could tell
    EXPECT_EQ(of.find(reader, of.ids(1), 55s).at(of.devices[0]->id()).claimed, Addresses{addressOf(0)});
}

TEST(Rendezvous, AReplayedRecordDoesNotReplaceANewerOne)
{
    FakeMembers members;
    members.add(theOwner());
    std::vector<Addresses> told;
    auto search =
        MemberSearch::forAll(recordSwarm(), recordRendezvous(), {theOwner().id()}, members,
                             [&](const DeviceId&, const SignedAddresses& record) { told.push_back(record.claimed); });
    const auto itemAt = [](dht::Endpoint address, std::chrono::sys_seconds time) {
        const auto record = signAddresses(recordSwarm(), theOwner().signing, {address}, time);
        return sealMemberRecord(ownersPlace(), record, recordNonce());
    };
    const auto older = itemAt(addressOf(1), recordTime);
    const auto newer = itemAt(addressOf(2), recordTime + 1s);
    for (const auto& item : {newer, older, newer})
        EXPECT_TRUE(search.take(0, recordDay, item, recordTime));
    EXPECT_EQ(told, std::vector<Addresses>{{addressOf(2)}});
}

TEST(Rendezvous, ClocksMayDifferByTwoAndAHalfHoursAtAnyTimeOfTheDay)
{
    for (const auto hour : {12h, 22h, 23h, 24h, 25h, 26h})
        for (const auto error : {-150min, 150min}) {
            SimRendezvous of{0.0, 200};
            of.start = recordDay + hour;
            auto& writer = of.add(0);
            writer.clockError = error;
            of.keepRecord(writer);
            auto& reader = of.add(1);
            of.pass(70min);
            EXPECT_EQ(of.find(reader, of.ids(1), 55s).size(), 1U) << hour.count() << " h, " << error.count() << " min";
        }
}

TEST(Rendezvous, ADeviceWhoseClockIsADayWrongFindsOthersAndIsFoundInSecondRounds)
{
    for (const auto error : {-24h, 24h}) {
        SimRendezvous of{0.0, 200};
        auto& right = of.add(0);
        auto& wrong = of.add(1);
        wrong.clockError = error;
        of.keepRecord(right);
        of.keepRecord(wrong);
        of.pass(2min);
        EXPECT_TRUE(of.find(wrong, {right.id()}, 55s).empty());
        EXPECT_EQ(of.find(wrong, {right.id()}, 3min).size(), 1U);
        EXPECT_TRUE(of.find(right, {wrong.id()}, 55s).empty());
        EXPECT_EQ(of.find(right, {wrong.id()}, 3min).size(), 1U);
    }
}

TEST(Rendezvous, AClockThatWasPutRightIsFoundAtItsNewAddress)
{
    SimRendezvous of{0.0, 200};
    auto& writer = of.add(0);
    auto& reader = of.add(1);
    writer.clockError = 2h;
    of.keepRecord(writer);
    of.pass(2min);
    const auto before = of.find(reader, of.ids(1), 55s).at(writer.id());
    writer.clockError = 0h;
    writer.address = addressOf(200);
    writer.keeper.refresh();
    of.pass(2min);
    const auto after = of.find(reader, of.ids(1), 55s).at(writer.id());
    EXPECT_EQ(after.claimed, Addresses{addressOf(200)});
    EXPECT_GT(after.time, before.time) << "or those who know the record before would keep it";
}

TEST(Rendezvous, ADeviceThatForgotItsStampIsFoundAtItsNewAddress)
{
    SimRendezvous of{0.0, 200};
    auto& before = of.add(0);
    before.clockError = 2h; // and was ahead
    of.keepRecord(before);
    of.pass(2min);
    before.keeper.drop(dht::RecordNumber{1});
    auto& after = of.add(0);
    after.address = addressOf(200);
    of.keepRecord(after);
    auto& reader = of.add(1);
    of.pass(2min);
    EXPECT_EQ(of.find(reader, {after.id()}, 55s).at(after.id()).claimed, Addresses{addressOf(200)});
}

TEST(Rendezvous, RecordsAreThoseOfMembersWhoMayBeTold)
{
    SimRendezvous of{0.0, 200};
    auto& writer = of.add(0);
    of.keepRecord(writer);
    auto& reader = of.add(1);
    of.pass(2min);
    of.members.remove(writer.device);
    EXPECT_TRUE(of.find(reader, of.ids(1), 55s).empty()) << "removed or suspended";
    of.members.add(writer.device);
    EXPECT_EQ(of.find(reader, of.ids(1), 55s).size(), 1U);
}

TEST(Rendezvous, WhoHasTheSecretOfAnOldEpochAloneFindsNobody)
{
    SimRendezvous of{0.0, 200};
    auto& writer = of.add(0);
    auto& removed = of.add(1);
    of.rendezvous = epochKeys(secretOf(0x0f), recordSwarm(), filled<EntryId>(9)).rendezvous;
    of.keepRecord(writer);
    of.pass(2min);
    EXPECT_EQ(of.find(removed, of.ids(1), 55s).size(), 1U) << "with the new one";
    of.rendezvous = recordRendezvous();
    EXPECT_TRUE(of.find(removed, of.ids(1), 55s).empty());
}

TEST(Rendezvous, AStoringNodeSeesNeitherWhoNorWhereNorTwoDaysOfOne)
{
    SimRendezvous of{0.0, 200};
    auto& writer = of.add(0);
    of.keepRecord(writer);
    of.pass(2min);
    const auto today = of.keyOf(writer);
    const auto item = of.items.heldBy(of.items.nearest(today, 1).front(), today).value();
    of.pass(24h);
    EXPECT_NE(of.keyOf(writer), today);
    const auto address = fieldOf({writer.address});
    const auto& known = std::get<Bytes>(std::get<Cbor::Array>(address.value).front().value);
    const auto contains = [&](ByteView part) {
        return std::search(item.value.begin(), item.value.end(), part.begin(), part.end()) != item.value.end();
    };
    EXPECT_FALSE(contains(known));
    EXPECT_FALSE(contains(ByteView{writer.id().view()}.first(4)));
    EXPECT_FALSE(contains(ByteView{recordSwarm().view()}.first(4)));
    EXPECT_TRUE(contains(ByteView{item.value}.subspan(100, 4))) << "the search works";
}

} // namespace
} // namespace shoal::swarm
