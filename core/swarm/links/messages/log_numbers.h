// The numbers by which `sh_log` messages are told apart (docs/swarm-protocol.md, section 8.1).
#pragma once

#include <cstdint>

namespace shoal::swarm {

struct LogNumber {
    enum : std::uint64_t {
        State = 1,
        WantedEntries = 2,
        Entries = 3,
        FirstValue = 4,
        LastValue = 6,
        WantedSecret = 7,
        ToldSecret = 8,
        Taken = 9,
        Rows = 10,
        Spans = 11,
        Ids = 12,
        Versions = 13,
        WantedValues = 14,
    };
};

} // namespace shoal::swarm
