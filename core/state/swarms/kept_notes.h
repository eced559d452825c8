// What a node keeps of a swarm besides log and words: what its person chose, and what it noticed.
#pragma once

#include "core/result.h"
#include "core/state/database.h"
#include "core/swarm/ids.h"
#include "core/swarm/records/addresses.h"
#include "core/swarm_rows.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace shoal::swarm {

/// A device, and where it can be dialled.
struct SeenDevice {
    DeviceId device;
    std::optional<std::chrono::sys_seconds> at; ///< it was connected last
    Addresses addresses;                        ///< where it was reached, or says to be; may be empty

    bool operator==(const SeenDevice&) const = default;
};

struct SwarmNotes {
    SwarmFetching fetching;
    std::optional<std::chrono::sys_seconds> stamp; ///< `Rendezvous::lastStamp`
    bool wasRemoved = false;                       ///< this device is no member any more
    std::vector<SeenDevice> seen;
    std::vector<ShareId> declined; ///< were on the list of shares, and were taken off it
    std::vector<DeviceKeys> known; ///< members that an identity file named, until the log is here

    bool operator==(const SwarmNotes&) const = default;
};

/// Same thread and errors as Catalogue; NotFound for a swarm that isn't there.
class KeptNotes {
public:
    explicit KeptNotes(Database& database)
        : database_{&database}
    {}

    Result<SwarmNotes> load(const SwarmId& swarm);
    Result<void> setFetching(const SwarmId& swarm, const SwarmFetching& fetching);
    Result<void> setStamp(const SwarmId& swarm, std::chrono::sys_seconds stamp);
    Result<void> setRemoved(const SwarmId& swarm, bool wasRemoved);
    /// In place of what was known of these devices.
    Result<void> putSeen(const SwarmId& swarm, const std::vector<SeenDevice>& devices);
    Result<void> forgetSeen(const SwarmId& swarm, const DeviceId& device);
    /// In place of all that were known.
    Result<void> setKnown(const SwarmId& swarm, const std::vector<DeviceKeys>& members);

private:
    Result<void> setNumber(const SwarmId& swarm, const char* sql, std::int64_t value);

    Database* database_;
};

} // namespace shoal::swarm
