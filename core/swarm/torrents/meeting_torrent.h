// The torrents at which devices meet (docs/swarm-protocol.md, section 8.5): a swarm's hub and an invite's lobby. Nobody
// has their content; they are there for what is said over their connections.
#pragma once

#include "core/swarm/crypto/derive.h"

#include <string>

namespace shoal::swarm {

/// The bencoded info dictionary (BEP 52), the same for all who know the secret.
std::string hubInfo(const EpochKeys& epoch);
std::string lobbyInfo(const LobbyKeys& lobby);

} // namespace shoal::swarm
