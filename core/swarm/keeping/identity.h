// A device's identity as a file, to be carried to another machine (docs/swarm-protocol.md, section 13).
#pragma once

#include "core/swarm/entries/bodies.h"
#include "core/swarm/keeping/own_entry.h"
#include "core/swarm/keeping/passphrase_seal.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace shoal::swarm {

inline constexpr std::size_t mostIdentityMembers = 32;

/// All that a device needs to be itself elsewhere. It has no log: that comes from a member.
struct Identity {
    SwarmId swarm;
    Secret signingSeed;
    Secret agreementSeed;
    PersonId person;
    std::string label;
    std::optional<OwnEntry> last; ///< that it wrote; none: nothing
    EntryId epoch;
    Secret epochSecret;
    std::vector<DeviceKeys> members; ///< to look for: owners and admins first, at most `mostIdentityMembers`
};

/// Why bytes are no identity; faces word it.
enum class IdentityFault {
    NotAnIdentity,
    NewerVersion,
    CutOff,         ///< so short that nothing can be in it. A later cut is WrongOrDamaged
    CostOutOfRange, ///< it asks for more work than this reader does, or for so little that anyone could guess
    NoMemory,       ///< the system doesn't give what scrypt needs
    WrongOrDamaged, ///< another passphrase, or changed bytes: nobody can tell which
    TooShort,       ///< a passphrase for a new file: less than `leastPassphrase` characters
    NotText,        ///< likewise: not UTF-8
    BrokenLimit,    ///< of a new file: its label is none, or there are too many members
};

/// `salt` and `nonce` are random, new for each file.
tl::expected<Bytes, IdentityFault> writeIdentity(const Identity& identity, std::string_view passphrase,
                                                 const Salt& salt, const Nonce& nonce, const ScryptCost& cost = {});

/// Nothing is worked out for a file that asks for more than the limits.
tl::expected<Identity, IdentityFault> readIdentity(ByteView file, std::string_view passphrase,
                                                   const ScryptLimits& limits = {});

} // namespace shoal::swarm
