// Plaintexts of one size: by its length, nothing tells what is sealed (docs/swarm-protocol.md, section 7).
#pragma once

#include "core/swarm/bytes.h"

#include <cstddef>
#include <optional>

namespace shoal::swarm {

inline constexpr std::size_t paddingHead = 2; ///< bytes before the plaintext: its length

/// `u16 length ‖ plain ‖ zeros`, of `paddingHead + size` bytes in all. `plain` is no longer than `size`.
Bytes padded(ByteView plain, std::size_t size);
/// Part of `bytes`. Empty when the length is too large or what follows isn't zero.
std::optional<ByteView> unpadded(ByteView bytes);

} // namespace shoal::swarm
