// AES-256-GCM over what only some may read (docs/swarm-protocol.md, section 2).
#pragma once

#include "core/swarm/ids.h"
#include "core/swarm/crypto/secret.h"

#include <cstdint>
#include <optional>

namespace shoal::swarm {

/// Never the same twice under one key.
using Nonce = Fixed<struct NonceMeaning, 12>;

inline constexpr std::size_t sealSize = 16; ///< how much longer what is sealed gets

/// The nonce of a link's message, by its number.
Nonce nonceOf(std::uint64_t number);

/// `bound` isn't hidden, but must be the same when it is opened.
Bytes seal(const Secret& key, const Nonce& nonce, ByteView bound, ByteView plain);
/// Empty unless exactly this was sealed so.
std::optional<Bytes> open(const Secret& key, const Nonce& nonce, ByteView bound, ByteView sealed);

} // namespace shoal::swarm
