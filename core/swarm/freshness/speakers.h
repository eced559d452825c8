// What statements and holds must know of a swarm's log and members. The fold and the log answer.
#pragma once

#include "core/swarm/ids.h"

#include <optional>
#include <vector>

namespace shoal::swarm {

/// A member that isn't suspended.
struct Speaker {
    PersonId person;
    SigningKey key;
    bool isAuthority = false; ///< an owner or admin
};

class Speakers {
public:
    virtual ~Speakers() = default;
    /// None for whoever isn't a member now, or is suspended.
    virtual std::optional<Speaker> speaker(const DeviceId& device) const = 0;
    /// The owners' and admins' devices, without those that are suspended.
    virtual std::vector<DeviceId> authorities() const = 0;
};

class KnownEntries {
public:
    virtual ~KnownEntries() = default;
    /// With all its parents, as in the log.
    virtual bool has(const EntryId& entry) const = 0;
};

} // namespace shoal::swarm
