// What the exchange asks about epochs' secrets.
#pragma once

#include "core/swarm/crypto/secret.h"
#include "core/swarm/ids.h"

#include <optional>

namespace shoal::swarm {

class EpochSecrets {
public:
    virtual ~EpochSecrets() = default;

    /// Ours, if we have it.
    virtual std::optional<Secret> find(const EntryId& epoch) const = 0;
    /// What the epoch's entry says of it; empty for an epoch that isn't in the log.
    virtual std::optional<SecretHash> hashOf(const EntryId& epoch) const = 0;
    /// Whether the device is a member now, and not suspended.
    virtual bool mayHave(const DeviceId& device) const = 0;
    /// One that fits its epoch's entry came.
    virtual void keep(const EntryId& epoch, const Secret& secret) = 0;
};

} // namespace shoal::swarm
