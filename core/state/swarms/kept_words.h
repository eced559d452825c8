// Statements and holds on disk: the newest of each device, to be passed on as they were signed.
#pragma once

#include "core/result.h"
#include "core/state/database.h"
#include "core/swarm/ids.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace shoal::swarm {

/// Same thread and errors as Catalogue; NotFound for a swarm that isn't there.
class KeptWords {
public:
    explicit KeptWords(Database& database)
        : database_{&database}
    {}

    /// In place of the device's one before.
    Result<void> putStatement(const SwarmId& swarm, const DeviceId& device, ByteView bytes);
    /// In place of the part that began there, and of all parts of older counters.
    Result<void> putHoldPart(const SwarmId& swarm, const DeviceId& device, std::uint64_t counter,
                             const std::optional<ShareId>& after, ByteView bytes);
    /// The device is no member any more.
    Result<void> forget(const SwarmId& swarm, const DeviceId& device);

    /// Hands over each, valid during the call.
    Result<void> statements(const SwarmId& swarm, const std::function<void(ByteView)>& take);
    Result<void> holds(const SwarmId& swarm, const std::function<void(ByteView)>& take);

private:
    Result<void> load(const SwarmId& swarm, const char* sql, const std::function<void(ByteView)>& take);

    Database* database_;
};

} // namespace shoal::swarm
