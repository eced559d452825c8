// The fold once more, word by word from docs/swarm-protocol.md, section 6: slow, and so plain that it can be held
// against the page. The tests compare the fold of core/swarm/fold with it.
#pragma once

#include "core/swarm/fold/fold.h"
#include "tests/core/swarm/simulation/rules.h"
#include "tests/core/swarm/simulation/story.h"

#include <map>
#include <set>
#include <vector>

namespace shoal::swarm::simulation {

/// By what right an entry's author wrote it.
enum class Level { Recovery, Owner, Admin, Member };

/// Everything that the fold says about a set of entries.
struct PlainState {
    std::map<EntryId, Level> levels;
    std::set<EntryId> counting;
    std::map<DeviceId, Member> members;
    std::map<DeviceId, Fork> unmendedForks; ///< the two lowest halves of the lowest
    std::set<EntryId> disputes;             ///< that hold
    EntryId currentEpoch;
    std::set<EntryId> tight;
    std::set<EntryId> clean;
    std::vector<Published> catalogue;
    std::set<EntryId> relayed;
    std::set<EntryId> heads;

    bool counts(const EntryId& id) const { return counting.contains(id); }
    const Member* member(const DeviceId& device) const;
    bool operator==(const PlainState&) const = default;
};

/// `view` holds its genesis entry.
PlainState plainFold(const View& view, const Rules& rules = {});
PlainState plainFold(const Log& log, const Rules& rules = {});

} // namespace shoal::swarm::simulation
