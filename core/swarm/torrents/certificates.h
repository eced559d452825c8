// The TLS certificates of a swarm's torrents (docs/swarm-protocol.md, section 8.5): X.509 v3 (RFC 5280) with Ed25519
// (RFC 8410). The authority's is the same for all members, byte for byte.
#pragma once

#include "core/swarm/bytes.h"
#include "core/swarm/crypto/secret.h"

#include <string>

namespace shoal::swarm {

/// DER. `seed`: Ed25519, of an epoch or a lobby (`EpochKeys::authoritySeed`, `LobbyKeys::authoritySeed`).
Bytes authorityCertificate(const Secret& seed);
/// DER, under that authority, for a fresh key. Its subject is `*`, which libtorrent takes for every torrent's name.
Bytes memberCertificate(const Secret& authoritySeed, const Secret& memberSeed);

/// As libtorrent and OpenSSL read them.
std::string certificatePem(ByteView certificate);
std::string privateKeyPem(const Secret& seed);

} // namespace shoal::swarm
