// What this node sees of the DHT.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace shoal::dht {

/// How the DHT is doing, for people. NetworkWatch has the rules.
enum class Health {
    Off,      ///< switched off by settings
    Starting, ///< asking the bootstrap nodes, no answer yet
    Alone,    ///< asked long enough; nobody answers
    Thin,     ///< a few nodes answer: lookups may miss
    Good,
};

struct NetworkView {
    Health health = Health::Starting;
    std::size_t knownNodes = 0;                 ///< in the routing table
    std::optional<std::uint64_t> estimatedSize; ///< nodes in the whole network, ours too; unset until enough was seen
    bool operator==(const NetworkView&) const = default;
};

/// The stable lower-case name, as in `--json`: "good".
const char* healthName(Health health);

} // namespace shoal::dht
