// How a record lies in the DHT: sealed, of one size, under a key that only some can derive (docs/swarm-protocol.md,
// section 10).
#pragma once

#include "core/swarm/crypto/seal.h"
#include "core/swarm/encoding/cbor.h"
#include "core/swarm/records/record_place.h"
#include "dht/item_network.h"

#include <chrono>
#include <cstddef>
#include <optional>

namespace shoal::swarm {

inline constexpr std::size_t recordRoom = 900;                                     ///< for what it says
inline constexpr std::size_t recordSize = Nonce::size + 2 + recordRoom + sealSize; ///< of every value: 930

inline constexpr std::chrono::days recordAge{2}; ///< how far its time may be from ours, either way

/// What a record says fits into `recordRoom`. The nonce is used for nothing else.
dht::Item sealRecord(const RecordPlace& place, const Cbor& says, std::chrono::sys_seconds time, const Nonce& nonce);

/// Empty unless the item was signed and sealed for just this place, and its sequence is a time within `recordAge` of
/// ours. Each record says its time, too, under a signature of its own; that is for the caller to compare.
std::optional<Bytes> openRecord(const RecordPlace& place, const dht::Item& item, std::chrono::sys_seconds now);

} // namespace shoal::swarm
