// Devices of a swarm that write and read records in a simulated DHT of a thousand nodes, in virtual time.
#pragma once

#include "core/swarm/records/kept_records.h"
#include "core/swarm/records/sought_records.h"
#include "tests/core/swarm/records/record_examples.h"
#include "tests/support/sim_item_node.h"

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace shoal::swarm {

/// The address that a device of these tests is at.
inline dht::Endpoint addressOf(std::uint8_t number)
{
    return {.family = dht::Family::V4, .address = {198, 51, 100, number}, .port = 6881};
}

/// A device at its computer, with a clock that may be wrong.
struct SimDevice {
    SimDevice(test::SimItems& items, std::uint8_t which, std::size_t node, test::ItemChecks checks)
        : number{which}
        , device{deviceOf(which)}
        , network{items, node, checks}
        , keeper{network, which}
        , address{addressOf(which)}
    {}

    DeviceId id() const { return device.id(); }
    RecordSources sources()
    {
        return {[this] { return Addresses{address}; },
                [count = 1000ULL * number]() mutable { return nonceOf(++count); }};
    }

    std::uint8_t number;
    Device device;
    test::SimItemNode network;
    dht::RecordKeeper keeper;
    dht::Endpoint address;
    std::chrono::seconds clockError{0};
};

class SimRendezvous {
public:
    using Clock = std::chrono::sys_seconds;

    explicit SimRendezvous(double dead = 0.0, std::size_t others = 1000)
        : sim{{.others = others, .seed = 21, .dead = dead, .loss = dead > 0 ? 0.02 : 0.0}}
        , items{sim}
    {}

    /// A member, at a living node of its own.
    SimDevice& add(std::uint8_t number, test::ItemChecks checks = test::ItemChecks::On)
    {
        while (!sim.isAlive(nextNode_))
            ++nextNode_;
        devices.push_back(std::make_unique<SimDevice>(items, number, nextNode_, checks));
        nextNode_ += 7;
        members.add(devices.back()->device);
        return *devices.back();
    }
    /// Keeps its member record from now on.
    MemberRecord& keepRecord(SimDevice& device)
    {
        auto record = std::make_unique<MemberRecord>(recordDeviceOf(device.device), rendezvous, device.sources());
        auto& kept = *record;
        device.keeper.keep(std::move(record));
        return kept;
    }

    Clock clock() const { return start + std::chrono::floor<std::chrono::seconds>(sim.now().time_since_epoch()); }
    /// Time passes for all devices, and for whoever looks for something.
    void pass(std::chrono::seconds duration)
    {
        for (const auto end = sim.now() + duration; sim.now() < end; sim.run(std::chrono::seconds{5})) {
            for (const auto& device : devices)
                device->keeper.tick(sim.now(), clock() + device->clockError);
            if (tickSearch)
                tickSearch();
        }
    }
    /// Lets a device look for so long; how many questions nodes got for it.
    std::size_t search(SimDevice& by, dht::Sought& sought, std::size_t count, std::chrono::seconds duration,
                       dht::SearchLimits limits = {})
    {
        dht::RecordSearch search{by.network, sought, by.number, limits};
        const auto before = sim.questions();
        search.begin(count, count);
        tickSearch = [&] { search.tick(sim.now(), clock() + by.clockError); };
        pass(duration);
        tickSearch = nullptr;
        return sim.questions() - before;
    }
    /// The same for where these members are; whom it finds, and where.
    std::map<DeviceId, SignedAddresses> find(SimDevice& by, const std::vector<DeviceId>& sought,
                                             std::chrono::seconds duration)
    {
        std::map<DeviceId, SignedAddresses> found;
        auto search = MemberSearch::forAll(
            recordSwarm(), rendezvous, sought, members,
            [&](const DeviceId& device, const SignedAddresses& record) { found.insert_or_assign(device, record); });
        this->search(by, search, search.count(), duration, {.lastSeen = 100});
        return found;
    }
    std::vector<DeviceId> ids(std::size_t count) const
    {
        std::vector<DeviceId> ids;
        for (std::size_t i = 0; i < count; ++i)
            ids.push_back(devices[i]->id());
        return ids;
    }
    /// Puts an item as somebody who has its keys.
    dht::PutOutcome put(SimDevice& by, const dht::Item& item)
    {
        dht::PutOutcome outcome;
        by.network.put(item, [&](const dht::PutOutcome& done) { outcome = done; });
        sim.run(std::chrono::seconds{60});
        return outcome;
    }
    /// So many of the nodes nearest to a key misbehave.
    void spoil(const dht::ItemKey& key, std::size_t count, test::Storing how)
    {
        for (const auto node : items.nearest(key, count))
            items.behave(node, how);
    }
    dht::ItemKey keyOf(const SimDevice& device) const
    {
        const auto day = std::chrono::floor<std::chrono::days>(clock());
        return itemKeyOf(memberPlace(rendezvous, recordSwarm(), device.id(), day));
    }

    test::SimDht sim;
    test::SimItems items;
    Clock start = recordDay + std::chrono::hours{12};
    Secret rendezvous = recordRendezvous();
    FakeMembers members;
    std::vector<std::unique_ptr<SimDevice>> devices;
    std::function<void()> tickSearch;

private:
    std::size_t nextNode_ = 1;
};

} // namespace shoal::swarm
