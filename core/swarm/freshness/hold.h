// What a device says it has: its word about itself, used to choose whom to dial (docs/swarm-protocol.md, section 11).
#pragma once

#include "core/swarm/crypto/keys.h"
#include "core/swarm/ids.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace shoal::swarm {

inline constexpr std::size_t mostHeldInPart = 800; ///< so that a part is one CBOR value
inline constexpr std::uint64_t highestCounter = (std::uint64_t{1} << 53) - 1;

enum class Amount : std::uint8_t { None = 0, Part = 1, Whole = 2 };

/// One stretch of what a device has, signed by itself, so that parts arrive in any order and none waits for another.
struct HoldPart {
    SwarmId swarm;
    DeviceId device;
    std::uint64_t counter = 1; ///< the same in all parts of one hold
    std::chrono::sys_seconds time;
    std::optional<ShareId> after; ///< it says all about the shares above this one,
    std::optional<ShareId> until; ///< up to this one
    std::vector<ShareId> whole;   ///< ascending
    std::vector<ShareId> part;    ///< ascending
    Signature signature;

    bool operator==(const HoldPart&) const = default;
};

/// Signs it as `device`, whose key it is. Empty when a limit is broken, or the key is another's.
std::optional<Bytes> writeHoldPart(const HoldPart& part, const SigningPair& device);
/// Empty for whatever `writeHoldPart` doesn't write. Whether it is signed is another question.
std::optional<HoldPart> readHoldPart(ByteView bytes);
bool isSignedBy(const HoldPart& part, const SigningKey& device);

} // namespace shoal::swarm
