// An entry that this device wrote, by what tells it from others.
#pragma once

#include "core/swarm/ids.h"

#include <cstdint>

namespace shoal::swarm {

struct OwnEntry {
    std::uint64_t sequence = 1;
    EntryId id;
    bool operator==(const OwnEntry&) const = default;
};

} // namespace shoal::swarm
