// Who belongs, as a test says it.
#pragma once

#include "core/swarm/links/auth/roster.h"
#include "tests/core/swarm/vectors.h"

#include <map>
#include <set>

namespace shoal::swarm {

class FakeRoster : public Roster {
public:
    void admit(const Device& device) { admitAs(device.id(), device.keys().signing); }
    void admitAs(const DeviceId& id, const SigningKey& key)
    {
        keys_[id] = key;
        served_.insert(id);
    }
    /// Its key stays known, as in a log.
    void remove(const Device& device) { served_.erase(device.id()); }

    std::optional<SigningKey> keyOf(const DeviceId& device) const override
    {
        const auto found = keys_.find(device);
        return found != keys_.end() ? std::optional{found->second} : std::nullopt;
    }
    bool isServed(const DeviceId& device) const override { return served_.contains(device); }

private:
    std::map<DeviceId, SigningKey> keys_;
    std::set<DeviceId> served_;
};

} // namespace shoal::swarm
