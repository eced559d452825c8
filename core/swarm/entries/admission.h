// What a joining device signs about itself, so that nobody else can speak for it (docs/swarm-protocol.md, section 4.1).
#pragma once

#include "core/swarm/crypto/keys.h"
#include "core/swarm/entries/bodies.h"

#include <optional>
#include <string>

namespace shoal::swarm {

/// A device's wish to belong, under an invite or, for the owner's own further devices, without one.
struct JoinRequest {
    ShortSwarmId swarm;
    std::optional<SigningKey> invite; ///< the invite's public key
    DeviceKeys keys;
    std::string label;
    std::optional<ShortDeviceId> author; ///< of the invite: nobody else can use the request
};

/// The signature of the device, or of the invite's key: both sign the same.
Signature signRequest(const JoinRequest& request, const SigningPair& by);
/// Whether the key's holder signed exactly this.
bool isSignedBy(const JoinRequest& request, const SigningKey& by, const Signature& signature);

/// An invite, as those see it who ask under it.
struct AskedInvite {
    SigningKey key;
    DeviceId author;
};

/// Whether device and invite (if the body names one) said what the body says.
bool isAsRequested(const Admit& admit, const SwarmId& swarm, const std::optional<AskedInvite>& invite);
/// Whether the device said what the body says.
bool isAsRequested(const OwnerDevice& device, const SwarmId& swarm);

ShortSwarmId shortened(const SwarmId& swarm);
ShortDeviceId shortened(const DeviceId& device);

} // namespace shoal::swarm
