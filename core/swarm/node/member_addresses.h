// Where members can be dialled: what they said last, where they were reached, and addresses of nobody known.
#pragma once

#include "core/swarm/ids.h"
#include "core/swarm/records/addresses.h"

#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace shoal::swarm {

class MemberAddresses {
public:
    explicit MemberAddresses(LocalAddresses local)
        : local_{local}
    {}

    /// By its own signed word. True when that is newer than what was known.
    bool said(const DeviceId& device, const Addresses& claimed, std::chrono::sys_seconds time);
    /// By what was kept of an earlier run, until it says something itself.
    void wasAt(const DeviceId& device, const Addresses& addresses);
    /// It proved itself there.
    void reached(const DeviceId& device, const dht::Endpoint& address);
    /// Best first: where it was reached, then what it says.
    Addresses of(const DeviceId& device) const;
    void forget(const DeviceId& device) { devices_.erase(device); }

    /// Of an invite's code or of the user: dialled as they are.
    void hint(const dht::Endpoint& address);
    const Addresses& hints() const { return hints_; }

private:
    struct Known {
        Addresses said;
        std::optional<std::chrono::sys_seconds> time;
        Addresses reached; ///< the newest first
    };
    LocalAddresses local_;
    std::map<DeviceId, Known> devices_;
    Addresses hints_;
};

} // namespace shoal::swarm
