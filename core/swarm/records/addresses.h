// Where a device says that it can be reached (docs/swarm-protocol.md, section 10).
#pragma once

#include "core/swarm/encoding/cbor.h"
#include "dht/network.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace shoal::swarm {

inline constexpr std::size_t mostAddresses = 8;
inline constexpr std::string_view addressLabel = "shoal-address-1"; ///< of signatures over them

/// At most `mostAddresses`, no two alike, best first, each of which can be dialled (dht/address.h).
using Addresses = std::vector<dht::Endpoint>;

bool areSound(const Addresses& addresses);

/// An array of bytes, 6 or 18 each: address and port.
Cbor fieldOf(const Addresses& addresses);
/// Empty unless they are sound.
std::optional<Addresses> readAddresses(const Cbor& field);

/// Whether to dial loopback, private and link-local addresses. Others' word must not make us knock at doors of our own
/// network; in a closed network these are all there is.
enum class LocalAddresses { Refused, Allowed };

/// Those to dial, in their order.
Addresses toDial(const Addresses& addresses, LocalAddresses local);

} // namespace shoal::swarm
