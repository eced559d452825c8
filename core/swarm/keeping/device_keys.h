// A device's keys as they lie in the profile: as they are, or under a passphrase (docs/swarm-protocol.md, section 13).
#pragma once

#include "core/swarm/crypto/secret.h"
#include "core/swarm/keeping/passphrase_seal.h"

#include <optional>
#include <string_view>
#include <tl/expected.hpp>

namespace shoal::swarm {

struct DeviceSeeds {
    Secret signing;   ///< Ed25519
    Secret agreement; ///< X25519
};

/// One behind the other.
Bytes writeSeeds(const DeviceSeeds& seeds);
/// Empty for bytes of another length.
std::optional<DeviceSeeds> readSeeds(ByteView bytes);

/// `salt` and `nonce` are random, new each time. Errors: TooShort, NotText, NoMemory.
tl::expected<Bytes, SealFault> sealSeeds(const DeviceSeeds& seeds, std::string_view passphrase, const Salt& salt,
                                         const Nonce& nonce, const ScryptCost& cost = {});
/// Errors: CutOff, CostOutOfRange, NoMemory, WrongOrDamaged.
tl::expected<DeviceSeeds, SealFault> openSeeds(ByteView sealed, std::string_view passphrase,
                                               const ScryptLimits& limits = {});

} // namespace shoal::swarm
