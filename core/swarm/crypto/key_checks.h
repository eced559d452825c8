// Which Ed25519 public keys are refused before anything is verified with them (docs/swarm-protocol.md, section 2).
#pragma once

#include "core/swarm/ids.h"

namespace shoal::swarm {

/// False for a key that isn't written canonically, and for the points of small order, under which one signature may
/// fit many messages.
bool isUsable(const SigningKey& key);

} // namespace shoal::swarm
