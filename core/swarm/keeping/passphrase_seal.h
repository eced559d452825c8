// What a person's passphrase closes (docs/swarm-protocol.md, section 13): scrypt, then AES-256-GCM.
#pragma once

#include "core/swarm/crypto/seal.h"
#include "core/swarm/ids.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tl/expected.hpp>

namespace shoal::swarm {

inline constexpr std::size_t leastPassphrase = 8; ///< characters

/// What guessing one passphrase costs. 128 · r · 2^log2N bytes of memory, half a second as it stands here.
struct ScryptCost {
    std::uint8_t log2N = 17;
    std::uint8_t r = 8;
    std::uint8_t p = 1;
    bool operator==(const ScryptCost&) const = default;
};

/// What a reader lets a file ask of it, before it does any work.
struct ScryptLimits {
    ScryptCost least{.log2N = 14, .r = 8, .p = 1};
    ScryptCost most{.log2N = 20, .r = 16, .p = 4};
    std::uint64_t memory = std::uint64_t{1} << 30; ///< bytes, at most

    bool admit(const ScryptCost& cost) const;
};

using Salt = Fixed<struct SaltMeaning, 16>;

enum class SealFault {
    CutOff,         ///< too short for anything sealed so
    CostOutOfRange, ///< the file asks for more work or memory than it may, or for too little; nothing was tried
    NoMemory,       ///< the system doesn't give what scrypt needs
    WrongOrDamaged, ///< another passphrase, or changed bytes: nobody can tell which
    TooShort,       ///< a passphrase for a new seal: less than `leastPassphrase` characters
    NotText,        ///< likewise: not UTF-8
};

/// `start ‖ log2N, r, p ‖ salt ‖ nonce ‖ sealed`; what stands before is bound to it. `start` says what it is. The
/// passphrase is taken byte by byte, as it was typed. Errors: TooShort, NotText, CostOutOfRange, NoMemory.
tl::expected<Bytes, SealFault> sealUnder(std::string_view passphrase, std::string_view start, ByteView plain,
                                         const Salt& salt, const Nonce& nonce, const ScryptCost& cost = {});

/// `bytes` begin with `start`. Errors: CutOff, CostOutOfRange, NoMemory, WrongOrDamaged.
tl::expected<Bytes, SealFault> openUnder(std::string_view passphrase, std::string_view start, ByteView bytes,
                                         const ScryptLimits& limits = {});

} // namespace shoal::swarm
