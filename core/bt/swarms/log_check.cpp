#include "core/bt/swarms/log_check.h"

#include "core/swarm/fold/fold.h"
#include "core/torrent/info_hash.h"

#include <fmt/format.h>

namespace shoal::bt {

LogCheck checked(const swarm::SwarmId& swarm, std::span<const swarm::Bytes> entries)
{
    swarm::Log log{swarm};
    LogCheck check{.entries = entries.size()};
    for (std::size_t place = 0; place < entries.size(); ++place) {
        const auto arrival = log.add(entries[place]);
        if (arrival == swarm::Arrival::Taken || arrival == swarm::Arrival::Known)
            continue;
        check.faults.push_back(
            fmt::format("entry {} ({}): {}", place + 1, toHex(swarm::entryIdOf(entries[place]).view()).substr(0, 16),
                        arrival == swarm::Arrival::Waiting ? "an entry that it builds on is missing"
                                                           : "its signature or a rule doesn't hold"));
    }
    if (log.size() == 0)
        return check;
    swarm::Fold fold{log};
    fold.update();
    for (const auto& entry : log.inOrder())
        check.counting += fold.counts(entry) ? 1 : 0;
    return check;
}

} // namespace shoal::bt
