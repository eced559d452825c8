// What a link asks about a device: narrow, so that links know nothing of the fold.
#pragma once

#include "core/swarm/ids.h"

#include <optional>

namespace shoal::swarm {

class Roster {
public:
    virtual ~Roster() = default;
    /// The key that the log brings for the device; empty for a device that nothing brings. (A joiner without a log
    /// answers for the author of its code, whose key it has from the card.)
    virtual std::optional<SigningKey> keyOf(const DeviceId& device) const = 0;
    /// Whether it is a member and not suspended, and nothing else forbids to serve it.
    virtual bool isServed(const DeviceId& device) const = 0;
    /// Whether it gets metadata besides: that takes fresh knowledge of who belongs, which the log brings.
    virtual bool mayHaveMetadata(const DeviceId& device) const { return isServed(device); }
};

} // namespace shoal::swarm
