// A private swarm as a whole on the disk: added in one step, loaded in one piece, removed.
#pragma once

#include "core/state/store.h"
#include "core/state/swarms/kept_gets.h"
#include "core/state/swarms/kept_joinings.h"
#include "core/state/swarms/kept_notes.h"
#include "core/state/swarms/kept_swarms.h"
#include "core/state/swarms/own_entries.h"

#include <optional>
#include <vector>

namespace shoal::swarm {

/// All that a node begins with.
struct StoredSwarm {
    KeptSwarm swarm;
    OwnEntryKeeper::Verdict verdict; ///< of OwnEntryKeeper::start: with a doubt the node writes nothing
    std::vector<Bytes> entries;      ///< parents first
    std::vector<KeptEpoch> epochs;
    std::vector<Bytes> statements;
    std::vector<Bytes> holdParts;
    std::vector<KeptJoining> joinings;
    SwarmNotes notes;
    std::vector<KeptGet> gets;
};

/// One that this device founded, was let into, or took over from an identity file.
struct NewSwarm {
    /// `line` is random. `last` is this device's last among `entries` (none: it wrote none of them); `before` is not
    /// looked at. An imported one has its doubt (`importedSwarm`).
    KeptSwarm swarm;
    std::vector<Bytes> entries; ///< parents first
    std::vector<KeptEpoch> epochs;
    SwarmFetching fetching;
    std::optional<KeptJoining> joining; ///< of this device, by which it came in: it is over
    std::vector<DeviceKeys> known = {}; ///< members that an identity file names
};

/// These are for Store::ask.

/// All of it or nothing, also when the power goes. Errors: AlreadyExists, DiskFull, Io.
Result<void> addSwarm(StoreParts& store, const NewSwarm& swarm);
/// In the order in which they were added.
Result<std::vector<SwarmId>> swarmsOf(StoreParts& store);
Result<StoredSwarm> loadSwarm(StoreParts& store, const SwarmId& swarm);
/// With all that is kept of it, joinings too. Its shares stay on the list. Error: NotFound.
Result<void> removeSwarm(StoreParts& store, const SwarmId& swarm);

struct JoiningOf {
    ShortSwarmId swarm;
    KeptJoining joining;
};
/// Joinings of this device that aren't over (JoiningKind::Own), whether it knows the swarm or not.
Result<std::vector<JoiningOf>> ownJoinings(StoreParts& store);

} // namespace shoal::swarm
