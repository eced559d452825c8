// Histories in which anybody writes anything: most entries count for little, and every rule is met.
#pragma once

#include "tests/core/swarm/history.h"

#include <random>

namespace shoal::swarm {

/// Devices of the owner, admins, members, strangers; each entry by one of them at random, knowing some of what there
/// is, now and then after an older entry of its own.
class RandomHistory {
public:
    RandomHistory(unsigned seed, std::size_t devices, std::size_t entries);

    const std::vector<Bytes>& entries() const { return history_.entries(); }
    SwarmId swarm() const { return history_.swarm(); }

private:
    std::size_t below(std::size_t limit) { return random_() % limit; }
    const Device& anyDevice() { return devices_[below(devices_.size())]; }
    template <class Kind>
    std::optional<EntryId> any();
    void write();
    Body anyBody();
    Body anyAdmit();

    std::mt19937 random_;
    History history_;
    std::vector<Device> devices_;
    std::map<DeviceId, std::vector<EntryId>> written_;
    std::vector<EntryId> membership_;
    std::map<DeviceId, bool> isBrought_;
    SigningPair inviteKey_{secretOf(7)};
};

} // namespace shoal::swarm
