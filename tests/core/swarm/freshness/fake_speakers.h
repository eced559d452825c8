// A log and its members, as a test says they are.
#pragma once

#include "core/swarm/freshness/speakers.h"
#include "tests/core/swarm/history.h"

#include <map>
#include <set>

namespace shoal::swarm {

class FakeBelonging : public Speakers {
public:
    enum class Rank { Member, Authority };

    /// Each device is a person of its own unless it is said to be another's.
    void put(const Device& device, Rank rank) { put(device, rank, device); }
    void put(const Device& device, Rank rank, const Device& samePersonAs)
    {
        standings_[device.id()] = {.person = *PersonId::from(samePersonAs.id().view().first(PersonId::size)),
                                   .key = device.keys().signing,
                                   .isAuthority = rank == Rank::Authority};
    }
    void drop(const Device& device) { standings_.erase(device.id()); }

    std::optional<Speaker> speaker(const DeviceId& device) const override
    {
        const auto found = standings_.find(device);
        return found != standings_.end() ? std::optional{found->second} : std::nullopt;
    }
    std::vector<DeviceId> authorities() const override
    {
        std::vector<DeviceId> found;
        for (const auto& [device, standing] : standings_)
            if (standing.isAuthority)
                found.push_back(device);
        return found;
    }

private:
    std::map<DeviceId, Speaker> standings_;
};

class FakeEntries : public KnownEntries {
public:
    std::set<EntryId> known;
    bool has(const EntryId& entry) const override { return known.contains(entry); }
};

} // namespace shoal::swarm
