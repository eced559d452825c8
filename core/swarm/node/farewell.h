// What a removed device that knocks is told: who removed it, and when; it alone can read it (docs/swarm-protocol.md,
// section 8.7).
#pragma once

#include "core/swarm/crypto/keys.h"
#include "core/swarm/replica/folded_log.h"

#include <chrono>
#include <cstddef>
#include <optional>

namespace shoal::swarm {

/// By its own log, or by a farewell.
struct Removal {
    DeviceId by;
    std::chrono::sys_seconds time;
};

inline constexpr std::size_t farewellSize = 32 + 2 + 4096 + 16; ///< no proof has as many bytes

/// The entry that removed it, sealed. Empty for whoever wasn't removed by a counting `remove`. `freshSeed` is random.
std::optional<Bytes> farewellTo(const DeviceId& device, const SwarmId& swarm, const FoldedLog& log,
                                const Secret& freshSeed);
/// Empty unless an owner of ours, or an admin who may, signed that this device is removed. A claim: that it counts,
/// only what comes after it in the log would tell.
std::optional<Removal> readFarewell(ByteView bytes, const SwarmId& swarm, const FoldedLog& log, const DeviceId& self,
                                    const AgreementPair& keys);
/// The first counting `remove` of the device in the log, in fold order.
std::optional<Removal> removalIn(const FoldedLog& log, const DeviceId& device);

} // namespace shoal::swarm
