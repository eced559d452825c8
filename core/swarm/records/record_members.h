// What records need to know of who belongs; the fold answers (docs/swarm-protocol.md, section 6).
#pragma once

#include "core/swarm/ids.h"

#include <optional>

namespace shoal::swarm {

class RecordMembers {
public:
    virtual ~RecordMembers() = default;
    /// The keys of a device that is a member now, and not suspended.
    virtual std::optional<DeviceKeys> keysOf(const DeviceId& device) const = 0;
};

} // namespace shoal::swarm
