// Secrets and random bytes of the system.
#pragma once

#include "core/swarm/crypto/secret.h"

#include <array>
#include <openssl/rand.h>
#include <span>
#include <stdexcept>

namespace shoal::bt {

/// Throws std::runtime_error when the system has none: then nothing may go on.
inline void fillRandom(std::span<std::uint8_t> bytes)
{
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        throw std::runtime_error{"the system gives no random bytes"};
}

inline swarm::Secret randomSecret()
{
    std::array<std::uint8_t, swarm::Secret::size> bytes{};
    fillRandom(bytes);
    return swarm::Secret{bytes};
}

/// An id or anything else of a fixed size.
template <class Id>
Id randomId()
{
    Id id;
    fillRandom(id.bytes);
    return id;
}

} // namespace shoal::bt
