// What joining asks of the fold, and nothing more (docs/swarm-protocol.md, sections 6 and 7).
#pragma once

#include "core/swarm/entries/bodies.h"

#include <cstddef>

namespace shoal::swarm {

enum class Standing {
    Unknown,   ///< no counting entry brings the device
    Member,    ///< and not suspended
    Suspended, ///< until somebody settles it
    Gone,      ///< removed, or it left; its id never returns
};

/// What a device is in the swarm. Role and person mean something unless it is unknown.
struct Belonging {
    Standing standing = Standing::Unknown;
    Role role = Role::Reader;
    PersonId person;
};

class Membership {
public:
    virtual ~Membership() = default;
    virtual Belonging of(const DeviceId& device) const = 0;
    /// How many devices of the person were ever let in, those that were cut among them: they count against the five.
    virtual std::size_t devicesOf(const PersonId& person) const = 0;
};

} // namespace shoal::swarm
