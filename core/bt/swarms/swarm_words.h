// Private swarms in words: why something can't be done, and what is wrong.
#pragma once

#include "core/result.h"
#include "core/swarm/keeping/identity.h"
#include "core/swarm/node/join_words.h"
#include "core/swarm/node/lobby_surroundings.h"
#include "core/swarm/node/node_types.h"
#include "core/swarm_rows.h"

#include <string>

namespace shoal::bt {

/// As parts of an error.
std::string reasonOf(const swarm::JoinWords& words);
std::string adviceOf(const swarm::JoinWords& words);

SwarmRole roleOf(swarm::Role role);
swarm::Role roleOf(SwarmRole role);

/// A device as people see it: the first 8 bytes, in hexadecimal.
std::string shortHexOf(const swarm::DeviceId& device);

Error wordsFor(swarm::NoRight right, const std::string& swarm);
Error wordsFor(const swarm::WriteFault& fault, const std::string& swarm);
Error wordsFor(const swarm::InviteFault& fault, const std::string& swarm);

/// Of an identity file, or of the passphrase for one.
Error wordsFor(swarm::IdentityFault fault, const std::string& file);

/// Why this device writes nothing now, and for what it waits.
std::string wordsFor(const swarm::Permission& permission);
/// Of a clock that is ahead of ours.
SwarmTrouble clockWords(const std::string& label, std::chrono::sys_seconds theirs, std::chrono::sys_seconds ours);
SwarmTrouble wordsFor(swarm::NodeTrouble trouble, const swarm::Permission& permission);

} // namespace shoal::bt
