// What those who have a record's key can do to it: members, holders of a code, removed admins.
#include "tests/core/swarm/records/sim_rendezvous.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <limits>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;
using std::chrono::days;

/// Junk under a key, with a sequence that no time reaches.
dht::Item junkAt(const RecordPlace& place)
{
    const SigningPair key{place.keys.place};
    dht::Item item{.key = key.publicKey().bytes, .sequence = std::numeric_limits<std::int64_t>::max(), .value = {}};
    item.value.resize(recordSize, 0xbb);
    item.signature = key.signBare(dht::itemText(item.sequence, item.value)).bytes;
    return item;
}

TEST(HostileMembers, CanWriteOverARecordButNotForgeIt)
{
    SimRendezvous of{0.0, 200};
    auto& victim = of.add(0);
    auto& foe = of.add(1);
    auto& reader = of.add(2);
    auto& record = of.keepRecord(victim);
    of.pass(2min);
    const auto place = memberPlace(of.rendezvous, recordSwarm(), victim.id(), recordDay);
    EXPECT_EQ(of.put(foe, junkAt(place)).stored, 8U);
    EXPECT_TRUE(of.find(reader, {victim.id()}, 55s).empty());
    of.pass(75min);
    EXPECT_TRUE(record.isContested()) << "its device notices";
}

TEST(HostileMembers, CanSitAroundAKeyWithNodesThatForgetWhichIsNoticed)
{
    SimRendezvous of{0.0, 200};
    auto& victim = of.add(0);
    auto& reader = of.add(1);
    auto& record = of.keepRecord(victim);
    of.spoil(of.keyOf(victim), 24, test::Storing::Drops); // a member can compute the key beforehand
    of.pass(2min);
    EXPECT_TRUE(of.find(reader, {victim.id()}, 55s).empty());
    of.pass(70min);
    EXPECT_FALSE(record.isContested());
    of.pass(75min);
    EXPECT_TRUE(record.isContested());
}

TEST(HostileMembers, CannotWriteOverARecordForOneReader)
{
    SimRendezvous of{0.0, 200};
    auto& victim = of.add(0);
    auto& foe = of.add(1);
    auto& reader = of.add(2);
    of.keepRecord(victim);
    victim.keeper.keep(
        std::make_unique<PairRecord>(recordDeviceOf(victim.device), reader.id(), of.members, victim.sources()));
    of.pass(2min);
    of.put(foe, junkAt(memberPlace(of.rendezvous, recordSwarm(), victim.id(), recordDay)));
    const auto foesGuess = foe.device.agreement.agree(reader.device.keys().agreement).value();
    of.put(foe, junkAt(pairPlace(foesGuess, recordSwarm(), victim.id(), reader.id(), recordDay)));

    std::vector<DeviceId> found;
    auto search = MemberSearch::forOne(recordDeviceOf(reader.device), {victim.id(), foe.id()}, of.members,
                                       [&](const DeviceId& device, const SignedAddresses& addresses) {
                                           found.push_back(device);
                                           EXPECT_EQ(addresses.claimed, Addresses{victim.address});
                                       });
    of.search(reader, search, search.count(), 55s);
    EXPECT_EQ(found, std::vector<DeviceId>{victim.id()});
}

TEST(HostileMembers, CannotBringBackWhatADeviceSaidBefore)
{
    SimRendezvous of{0.0, 200};
    auto& victim = of.add(0);
    auto& foe = of.add(1);
    auto& reader = of.add(2);
    of.keepRecord(victim);
    of.pass(2min);
    const auto old = of.find(foe, {victim.id()}, 55s).at(victim.id()); // by now the foe knows it
    victim.address = addressOf(200);
    victim.keeper.refresh();
    of.pass(2min);
    const auto place = memberPlace(of.rendezvous, recordSwarm(), victim.id(), recordDay);
    EXPECT_EQ(of.put(foe, sealMemberRecord(place, old, nonceOf(77))).stored, 0U) << "older than what lies there";
    EXPECT_EQ(of.find(reader, {victim.id()}, 55s).at(victim.id()).claimed, Addresses{addressOf(200)});
    const auto lifted = sealRecord(place, memberRecordSays(old), of.clock() + 1h, nonceOf(78));
    EXPECT_EQ(of.put(foe, lifted).stored, 8U) << "it can be put under a newer sequence";
    EXPECT_TRUE(of.find(reader, {victim.id()}, 55s).empty()) << "but nobody takes it for one";
}

TEST(HostileMembers, CannotKeepADeviceSilentByRunningAheadALittle)
{
    SimRendezvous of{0.0, 200};
    auto& victim = of.add(0);
    auto& foe = of.add(1);
    auto& reader = of.add(2);
    of.keepRecord(victim);
    of.pass(2min);
    const auto place = memberPlace(of.rendezvous, recordSwarm(), victim.id(), recordDay);
    of.put(foe, sealRecord(place, Cbor{Bytes{}}, of.clock() + 10h, nonceOf(77)));
    EXPECT_TRUE(of.find(reader, {victim.id()}, 55s).empty());
    of.pass(72min);
    EXPECT_EQ(of.find(reader, {victim.id()}, 55s).size(), 1U) << "its next record runs ahead of that";
}

TEST(PairRecords, AreWrittenOnlyForMembersWhoMayBeTold)
{
    FakeMembers members;
    PairRecord record{recordDeviceOf(theOwner()), theJoiner().id(), members, recordSources(recordV4)};
    EXPECT_FALSE(record.write(recordDay, recordTime));
    members.add(theJoiner());
    EXPECT_TRUE(record.write(recordDay, recordTime));
    members.remove(theJoiner());
    EXPECT_FALSE(record.write(recordDay, recordTime));
}

TEST(PairRecords, ReadersLeaveOutWhoseKeysTheyCannotAgreeWith)
{
    FakeMembers members;
    members.add(theOwner());
    members.add(deviceOf(3));
    members.keys[deviceOf(3).id()].agreement = {}; // of small order
    const auto ignore = [](const DeviceId&, const SignedAddresses&) {};
    const auto search = MemberSearch::forOne(recordDeviceOf(theJoiner()),
                                             {theOwner().id(), deviceOf(3).id(), deviceOf(4).id()}, members, ignore);
    ASSERT_EQ(search.count(), 1U);
    EXPECT_EQ(search.device(0), theOwner().id());
}

/// Hosts of a lobby, and somebody with its code.
struct SimLobby {
    SimLobby()
    {
        for (std::uint8_t i = 0; i < 3; ++i) {
            auto& host = of.add(i);
            auto seat = std::make_unique<LobbySeat>(recordLobby(), shortened(recordSwarm()), dht::SlotChoice{i},
                                                    host.sources());
            seats.push_back(seat.get());
            host.keeper.keep(std::move(seat));
        }
        of.pass(2min);
    }

    Addresses found()
    {
        Addresses hosts;
        LobbySearch search{recordLobby(), shortened(recordSwarm()), [&](const LobbyRecord& record) {
                               for (const auto& address : record.claimed)
                                   if (std::ranges::find(hosts, address) == hosts.end())
                                       hosts.push_back(address);
                           }};
        of.search(joiner, search, search.count(), 55s);
        std::ranges::sort(hosts);
        return hosts;
    }
    void spoil(LobbySlot slot)
    {
        of.put(joiner, junkAt(lobbyPlace(recordLobby(), shortened(recordSwarm()), slot, recordDay)));
    }
    std::set<LobbySlot> taken() const
    {
        std::set<LobbySlot> slots;
        for (const auto* seat : seats)
            slots.insert(seat->slot());
        return slots;
    }

    SimRendezvous of{0.0, 200};
    std::vector<LobbySeat*> seats;
    SimDevice& joiner = of.add(99);
};

TEST(LobbySlots, LeadAJoinerToHosts)
{
    SimLobby lobby;
    EXPECT_EQ(lobby.found().size(), lobby.taken().size()) << "hosts in one slot: the last one";
    EXPECT_GE(lobby.found().size(), 2U);
}

TEST(LobbySlots, ThatWereWrittenOverArePassedOver)
{
    SimLobby lobby;
    const auto before = lobby.found().size();
    lobby.spoil(*lobby.taken().begin());
    EXPECT_EQ(lobby.found().size(), before - 1);
}

TEST(LobbySlots, AreLeftByTheirHostsWhenSomebodyInsistsOnThem)
{
    SimLobby lobby;
    const auto slots = lobby.taken();
    for (const auto slot : slots)
        lobby.spoil(slot);
    EXPECT_TRUE(lobby.found().empty());
    lobby.of.pass(80min);
    EXPECT_FALSE(lobby.found().empty());
    EXPECT_NE(lobby.taken(), slots);
}

/// An admin, and a member that missed the new epoch.
struct SimReturn {
    SimReturn() { keepReturn(admin, newEpoch); }

    void keepReturn(SimDevice& by, const EpochSecret& epoch)
    {
        by.keeper.keep(std::make_unique<ReturnNote>(
                           recordDeviceOf(by.device), away.id(), [epoch] { return epoch; }, of.members, by.sources()),
                       of.clock() + returnTime);
    }
    /// By admin, the epochs that are told.
    std::multimap<DeviceId, EntryId> found()
    {
        std::multimap<DeviceId, EntryId> epochs;
        ReturnSearch search{
            recordDeviceOf(away.device),
            {admin.id(), formerAdmin.id()},
            of.members,
            [&](const DeviceId& by, const ReturnRecord& record) { epochs.emplace(by, record.epoch.epoch); }};
        of.search(away, search, search.count(), 55s);
        return epochs;
    }

    SimRendezvous of{0.0, 200};
    SimDevice& admin = of.add(0);
    SimDevice& formerAdmin = of.add(1);
    SimDevice& away = of.add(2);
    EpochSecret newEpoch{filled<EntryId>(0x21), secretOf(0x22)};
};

TEST(ReturnRecords, ShowAMemberThatWasAwayTheWayToTheNewEpoch)
{
    SimReturn of;
    of.of.pass(2min);
    EXPECT_TRUE(of.of.find(of.away, {of.admin.id()}, 55s).empty()) << "under the old keys there is nobody";
    const auto found = of.found();
    ASSERT_TRUE(found.contains(of.admin.id()));
    EXPECT_EQ(found.find(of.admin.id())->second, of.newEpoch.epoch);
}

TEST(ReturnRecords, AreThereOnEachOfThirtyDaysAndNoLonger)
{
    SimReturn of;
    of.of.pass(2min);
    for (int day = 0; day < 29; day += 7) {
        EXPECT_EQ(of.found().count(of.admin.id()), 1U) << day;
        of.of.pass(days{7});
    }
    EXPECT_TRUE(of.found().empty());
    EXPECT_EQ(of.admin.keeper.kept(), 0U);
}

TEST(ReturnRecords, AreNotWrittenForWhoWasRemovedOrIsSuspended)
{
    SimReturn of;
    const auto keys = of.of.members.keys.at(of.away.id());
    of.of.members.remove(of.away.device);
    of.of.pass(2min);
    EXPECT_EQ(of.admin.keeper.puts(), 0U);
    of.of.members.keys[of.away.id()] = keys;
    of.of.pass(72min);
    EXPECT_EQ(of.admin.keeper.puts(), 1U);
}

TEST(ReturnRecords, OfARemovedAdminAreNotTheOnlyOnesThatAreRead)
{
    SimReturn of;
    const EpochSecret trap{filled<EntryId>(0x66), secretOf(0x66)};
    of.keepReturn(of.formerAdmin, trap); // the member that was away doesn't know of the removal
    of.of.pass(2min);
    const auto found = of.found();
    EXPECT_EQ(found.count(of.formerAdmin.id()), 1U);
    EXPECT_EQ(found.count(of.admin.id()), 1U) << "it finds its way out of the trap";
}

TEST(ReturnRecords, NobodyElseCanWriteThemOver)
{
    SimReturn of;
    of.of.pass(2min);
    const auto foes = of.formerAdmin.device.agreement.agree(of.away.device.keys().agreement).value();
    const auto key = itemKeyOf(returnPlace(foes, recordSwarm(), of.admin.id(), of.away.id(), recordDay));
    const auto own = of.admin.device.agreement.agree(of.away.device.keys().agreement).value();
    EXPECT_NE(key, itemKeyOf(returnPlace(own, recordSwarm(), of.admin.id(), of.away.id(), recordDay)));
}

} // namespace
} // namespace shoal::swarm
