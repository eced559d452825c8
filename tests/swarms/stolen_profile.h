// What somebody has who got hold of a machine's profile: the keys and secrets of a private swarm in it.
#pragma once

#include "core/state/swarms/kept_swarms.h"
#include "core/swarm/crypto/derive.h"
#include "core/swarm/crypto/keys.h"
#include "tests/swarms/machines.h"
#include "tests/swarms/tls_peer.h"

#include <string>
#include <vector>

namespace shoal::test {

struct StolenProfile {
    swarm::SwarmId swarm;
    swarm::SigningPair signing;
    swarm::AgreementPair agreement;
    std::vector<swarm::KeptEpoch> epochs;

    swarm::DeviceId device() const { return swarm::deviceIdOf(signing.publicKey()); }
};

/// Of one that runs or not; it notices nothing. Throws std::runtime_error.
StolenProfile steal(const Machine& machine, const std::string& swarm);

/// Made under the epoch's authority, as a member's is.
TlsCard memberCard(const StolenProfile& profile, const swarm::KeptEpoch& epoch);

/// A torrent's name on the wire.
struct WireName {
    std::string handshake;           ///< 20 bytes, of the BEP 3 handshake and (in hexadecimal) the SNI
    swarm::Bytes signedHash;         ///< that `sh_auth` signs
    std::vector<std::string> hashes; ///< by which its users could ask for it in the DHT: v1, v2, v2 cut to 20 bytes
};
WireName hubName(const StolenProfile& profile, const swarm::KeptEpoch& epoch);
/// Of a torrent file.
WireName nameOf(const std::string& torrent);

} // namespace shoal::test
