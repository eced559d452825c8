// What a device keeps and looks for, by whom it knows and what happens to its records.
#include "core/swarm/records/rendezvous.h"
#include "tests/core/swarm/records/sim_rendezvous.h"
#include "tests/dht/records/fake_items.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <limits>
#include <set>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;
using dht::FakeItems;

const auto meetingStart = recordDay + 12h;
EpochSecret oldEpoch() { return {EntryId{recordSwarm().bytes}, secretOf(4)}; }
EpochSecret nextEpoch() { return {filled<EntryId>(9), secretOf(0x0f)}; }

/// One device's view of who there is: devices 0 to `count`, of which the first are admins.
class KnownMembers final : public MeetingMembers {
public:
    KnownMembers(std::uint8_t own, std::uint8_t count, std::uint8_t adminCount)
        : own_{deviceOf(own).id()}
    {
        for (std::uint8_t i = 0; i < count; ++i) {
            all.add(deviceOf(i));
            order.push_back(deviceOf(i).id());
            if (i < adminCount)
                admins.insert(deviceOf(i).id());
        }
    }
    std::optional<DeviceKeys> keysOf(const DeviceId& device) const override { return all.keysOf(device); }
    std::vector<DeviceId> lastSeenFirst() const override
    {
        auto others = order;
        std::erase_if(others, [&](const auto& device) { return device == own_ || !all.keysOf(device); });
        return others;
    }
    bool isAdmin(const DeviceId& device) const override { return admins.contains(device); }

    FakeMembers all;
    std::vector<DeviceId> order;
    std::set<DeviceId> admins;

private:
    DeviceId own_;
};

/// A device that takes part, over any network.
struct Participant {
    Participant(dht::ItemNetwork& network, std::uint8_t which, std::uint8_t count, std::uint8_t adminCount)
        : number{which}
        , members{which, count, adminCount}
        , meeting{network,
                  members,
                  recordDeviceOf(deviceOf(which)),
                  oldEpoch(),
                  recordSources(addressOf(which)),
                  {[this](const DeviceId& device, const SignedAddresses&) { met.insert(device); },
                   [this](const DeviceId& admin, const ReturnRecord& record) {
                       waysBack.emplace(admin, record.epoch.epoch);
                   }},
                  which}
    {}

    std::uint8_t number;
    KnownMembers members;
    std::set<DeviceId> met;
    std::multimap<DeviceId, EntryId> waysBack;
    Rendezvous meeting;
};

/// One participant over a network that answers at once.
struct Meeting {
    explicit Meeting(std::uint8_t count, std::uint8_t admins = 1, std::uint8_t own = 0)
        : device{items, own, count, admins}
    {}

    void pass(std::chrono::seconds duration)
    {
        for (const auto end = now + duration; now < end; now += 5s, clock += 5s) {
            device.meeting.tick(now, clock);
            items.answer();
        }
    }
    /// Somebody writes over the device's record, so that no time reaches it.
    void jam()
    {
        const auto keys = epochKeys(secretOf(4), recordSwarm(), oldEpoch().epoch);
        const auto key =
            itemKeyOf(memberPlace(keys.rendezvous, recordSwarm(), deviceOf(device.number).id(), recordDay));
        items.held[key] = {.key = key, .sequence = std::numeric_limits<std::int64_t>::max(), .value = {1}};
    }

    FakeItems items;
    Participant device;
    dht::Time now{};
    std::chrono::sys_seconds clock = meetingStart;
};

TEST(Meeting, ADeviceKeepsItsRecordAlone)
{
    Meeting of{5};
    of.pass(1min);
    EXPECT_EQ(of.device.meeting.kept(), 1U);
    EXPECT_EQ(of.items.puts.size(), 1U);
}

TEST(Meeting, ADeviceThatIsAloneLooksForMembersFirst)
{
    Meeting of{5, 1, 4};
    of.device.meeting.tick(of.now, of.clock);
    EXPECT_EQ(of.items.gets.size(), 4U);
    of.pass(30s);
    EXPECT_EQ(of.items.gets.size(), 4U);
    of.pass(90s);
    EXPECT_EQ(of.items.gets.size(), 4U + 4 * 3 + 1 + 1) << "then for pair records and a way back, of the one admin";
}

TEST(Meeting, ADeviceWithCompanyAsksNobody)
{
    Meeting of{5};
    of.device.meeting.setCompany(Company::Enough);
    of.pass(3h);
    EXPECT_TRUE(of.items.gets.empty());
    EXPECT_GE(of.items.puts.size(), 3U) << "but it can be found";
}

TEST(Meeting, CompanyThatComesAndGoesCostsOneRoundAMinuteAtMost)
{
    Meeting of{5};
    for (int i = 0; i < 60; ++i) {
        of.device.meeting.setCompany(Company::Enough);
        of.pass(5s);
        of.device.meeting.setCompany(Company::Alone);
        of.pass(5s);
    }
    EXPECT_LE(of.items.gets.size(), 11 * 4U) << "ten minutes, four members";
    EXPECT_GE(of.items.gets.size(), 4 * 4U);
}

TEST(Meeting, ALogThatChangesMakesNoSearchBeginAnew)
{
    Meeting of{5};
    of.pass(10min);
    const auto before = of.items.gets.size();
    Meeting changing{5};
    for (int i = 0; i < 120; ++i) {
        changing.device.meeting.changeMembers();
        changing.pass(5s);
    }
    EXPECT_EQ(changing.items.gets.size(), before);
}

TEST(Meeting, NewMembersAreLookedForInTheEnd)
{
    Meeting of{2};
    of.pass(1min);
    of.device.members.all.add(deviceOf(7));
    of.device.members.order.push_back(deviceOf(7).id());
    of.device.meeting.changeMembers();
    of.items.gets.clear();
    of.pass(31min);
    const auto keys = epochKeys(secretOf(4), recordSwarm(), oldEpoch().epoch);
    const auto key = itemKeyOf(memberPlace(keys.rendezvous, recordSwarm(), deviceOf(7).id(), recordDay));
    EXPECT_GE(std::ranges::count(of.items.gets, key), 1);
}

TEST(Meeting, AContestedDeviceWritesToAdmins)
{
    Meeting of{20, 3, 10};
    of.jam();
    of.pass(10min);
    EXPECT_TRUE(of.device.meeting.isContested());
    EXPECT_EQ(of.device.meeting.kept(), 1 + 3U);
}

TEST(Meeting, AContestedAdminWritesToSixteenOthersBesides)
{
    Meeting of{40, 3, 0};
    of.jam();
    of.pass(20min);
    EXPECT_EQ(of.device.meeting.kept(), 1 + 2 + 16U);
}

TEST(Meeting, PairRecordsFollowWhoIsAdminWithoutWritingTheOthersAnew)
{
    Meeting of{20, 3, 10};
    of.jam();
    of.pass(10min);
    of.device.members.admins.erase(deviceOf(0).id());
    of.device.members.admins.insert(deviceOf(5).id());
    of.device.meeting.changeMembers();
    const auto before = of.items.puts.size();
    of.pass(30s);
    EXPECT_EQ(of.device.meeting.kept(), 1 + 3U);
    EXPECT_EQ(of.items.puts.size() - before, 1U) << "to the new one";
}

TEST(Meeting, ANewEpochEndsAContest)
{
    Meeting of{20, 3, 10};
    of.jam();
    of.pass(10min);
    of.device.meeting.changeEpoch(nextEpoch());
    of.pass(30s);
    EXPECT_FALSE(of.device.meeting.isContested());
    EXPECT_EQ(of.device.meeting.kept(), 1U);
    const auto keys = epochKeys(nextEpoch().secret, recordSwarm(), nextEpoch().epoch);
    const auto key = itemKeyOf(memberPlace(keys.rendezvous, recordSwarm(), deviceOf(10).id(), recordDay));
    EXPECT_TRUE(of.items.held.contains(key));
}

TEST(Meeting, OnlyAdminsLeaveWaysBack)
{
    Meeting of{5, 1, 3};
    of.device.meeting.leaveWayBack(deviceOf(2).id(), meetingStart);
    EXPECT_EQ(of.device.meeting.kept(), 1U);
}

TEST(Meeting, AWayBackIsLeftUntilItsMemberIsBackOrThirtyDaysAreOver)
{
    Meeting of{5};
    of.device.meeting.leaveWayBack(deviceOf(1).id(), meetingStart);
    of.device.meeting.leaveWayBack(deviceOf(2).id(), meetingStart - 29 * 24h);
    of.device.meeting.leaveWayBack(deviceOf(3).id(), meetingStart);
    EXPECT_EQ(of.device.meeting.kept(), 1 + 3U);
    of.device.meeting.isBack(deviceOf(1).id());
    EXPECT_EQ(of.device.meeting.kept(), 1 + 2U);
    of.device.meeting.setCompany(Company::Enough);
    of.pass(25h);
    EXPECT_EQ(of.device.meeting.kept(), 1 + 1U) << "the thirty days of one are over";
}

TEST(Meeting, AMemberThatMissedALaterEpochTooHasThirtyDaysFromThen)
{
    Meeting of{5};
    of.device.meeting.setCompany(Company::Enough);
    of.device.meeting.leaveWayBack(deviceOf(2).id(), meetingStart - 29 * 24h);
    of.device.meeting.leaveWayBack(deviceOf(2).id(), meetingStart);
    of.device.meeting.leaveWayBack(deviceOf(2).id(), meetingStart - 5h);
    EXPECT_EQ(of.device.meeting.kept(), 1 + 1U);
    of.pass(25h);
    EXPECT_EQ(of.device.meeting.kept(), 1 + 1U);
}

TEST(Meeting, WhoIsNoAdminAnyMoreTakesItsWaysBackAway)
{
    Meeting of{5};
    of.device.meeting.leaveWayBack(deviceOf(1).id(), meetingStart);
    of.device.members.admins.clear();
    of.device.meeting.changeMembers();
    EXPECT_EQ(of.device.meeting.kept(), 1U);
}

TEST(Meeting, WhatItHearsMayEndTheSearch)
{
    FakeItems items;
    const KnownMembers members{0, 2, 1};
    std::size_t heard = 0;
    Rendezvous* self = nullptr;
    Rendezvous meeting{items,
                       members,
                       recordDeviceOf(deviceOf(0)),
                       oldEpoch(),
                       recordSources(addressOf(0)),
                       {[&](const DeviceId&, const SignedAddresses&) {
                            ++heard;
                            self->setCompany(Company::Enough);
                            self->changeEpoch(nextEpoch());
                        },
                        {}},
                       1};
    self = &meeting;
    const auto keys = epochKeys(oldEpoch().secret, recordSwarm(), oldEpoch().epoch);
    const auto place = memberPlace(keys.rendezvous, recordSwarm(), deviceOf(1).id(), recordDay);
    const auto item = sealMemberRecord(
        place, signAddresses(recordSwarm(), deviceOf(1).signing, {addressOf(1)}, meetingStart), recordNonce());
    items.held[item.key] = item;
    meeting.tick(dht::Time{}, meetingStart);
    items.answer();
    meeting.tick(dht::Time{} + 10min, meetingStart + 10min);
    EXPECT_EQ(heard, 1U);
    EXPECT_EQ(items.gets.size(), 1U);
}

/// Several of them in a simulated DHT.
struct MeetingPlace {
    Participant& add(std::uint8_t number, std::uint8_t count, std::uint8_t adminCount)
    {
        networks.push_back(std::make_unique<test::SimItemNode>(items, 3 + 11 * networks.size()));
        devices.push_back(std::make_unique<Participant>(*networks.back(), number, count, adminCount));
        return *devices.back();
    }
    void pass(std::chrono::seconds duration)
    {
        for (const auto end = sim.now() + duration; sim.now() < end; sim.run(5s))
            for (const auto& device : devices)
                device->meeting.tick(sim.now(), clock());
    }
    std::chrono::sys_seconds clock() const
    {
        return meetingStart + std::chrono::floor<std::chrono::seconds>(sim.now().time_since_epoch());
    }
    /// By a member, over everybody's records of the day.
    void jamAll(std::uint8_t count)
    {
        const auto keys = epochKeys(secretOf(4), recordSwarm(), oldEpoch().epoch);
        for (std::uint8_t i = 0; i < count; ++i) {
            const auto place = memberPlace(keys.rendezvous, recordSwarm(), deviceOf(i).id(), recordDay);
            const SigningPair key{place.keys.place};
            dht::Item item{.key = key.publicKey().bytes, .sequence = std::numeric_limits<std::int64_t>::max()};
            item.value.resize(recordSize, 0xbb);
            item.signature = key.signBare(dht::itemText(item.sequence, item.value)).bytes;
            networks.front()->put(item, [](const dht::PutOutcome&) {});
        }
        sim.run(60s);
    }

    test::SimDht sim{{.others = 200, .seed = 31}};
    test::SimItems items{sim};
    std::vector<std::unique_ptr<test::SimItemNode>> networks;
    std::vector<std::unique_ptr<Participant>> devices;
};

TEST(MeetingPlace, MembersFindEachOther)
{
    MeetingPlace of;
    for (std::uint8_t i = 0; i < 5; ++i)
        of.add(i, 5, 1);
    of.pass(5min);
    for (const auto& device : of.devices)
        EXPECT_EQ(device->met.size(), 4U) << int{device->number};
}

TEST(MeetingPlace, AMemberThatWritesOverAllRecordsKeepsNobodyFromTheAdmins)
{
    MeetingPlace of;
    of.add(9, 10, 2); // the foe
    of.jamAll(5);
    for (std::uint8_t i = 0; i < 5; ++i)
        of.add(i, 10, 2);
    of.pass(10min);
    const auto own = [&](std::uint8_t number) { return deviceOf(number).id(); };
    for (std::size_t i = 1; i < of.devices.size(); ++i) {
        const auto& device = *of.devices[i];
        const auto admin = own(device.number == 0 ? 1 : 0);
        EXPECT_TRUE(device.meeting.isContested());
        EXPECT_TRUE(device.met.contains(admin)) << int{device.number};
    }
    for (std::uint8_t number = 1; number < 5; ++number)
        EXPECT_TRUE(of.devices[1]->met.contains(own(number))) << "the admin found " << int{number};
}

TEST(MeetingPlace, AMemberThatWasAwayFindsItsWayBack)
{
    MeetingPlace of;
    auto& admin = of.add(0, 5, 1);
    auto& away = of.add(3, 5, 1);
    admin.meeting.changeEpoch(nextEpoch());
    admin.meeting.leaveWayBack(deviceOf(3).id(), meetingStart);
    of.pass(5min);
    EXPECT_TRUE(away.met.empty());
    ASSERT_TRUE(away.waysBack.contains(deviceOf(0).id()));
    EXPECT_EQ(away.waysBack.find(deviceOf(0).id())->second, nextEpoch().epoch);
    away.meeting.changeEpoch(nextEpoch());
    of.pass(5min);
    EXPECT_TRUE(away.met.contains(deviceOf(0).id()));
}

} // namespace
} // namespace shoal::swarm
