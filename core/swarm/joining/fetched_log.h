// What a joiner asks the log that it fetched, before it believes that it is in (docs/swarm-protocol.md, section 7).
#pragma once

#include "core/swarm/joining/membership.h"

#include <optional>
#include <vector>

namespace shoal::swarm {

/// An `admit` entry about the joiner.
struct ShownAdmission {
    DeviceId author;
    bool isByOwner = false;
    std::optional<SigningKey> invite; ///< the key of the invite that it names
    bool counts = false;
};

/// A log from its genesis entry on, checked entry by entry, and its fold.
class FetchedLog {
public:
    virtual ~FetchedLog() = default;
    virtual SwarmId swarm() const = 0; ///< the hash of its genesis entry
    virtual Standing standingOf(const DeviceId& device) const = 0;
    virtual std::vector<ShownAdmission> admissionsOf(const DeviceId& device) const = 0;
    /// What the epoch's entry says of its secret. Empty when there is no such epoch.
    virtual std::optional<SecretHash> epoch(const EntryId& id) const = 0;
};

enum class LogVerdict {
    Joined,
    NotWanted,    ///< no answer came yet
    ForeignSwarm, ///< not the log of the code's swarm: fetched from the wrong one
    NotInIt,      ///< no admission of this device: it isn't all there yet, or is withheld. Ask others
    DoesNotCount, ///< there is one, but its author had lost the right. An owner may take it over, or a new code helps
    AdmittedByAnother, ///< neither by the code's author under the code, nor by an owner under it
    NoMember,          ///< admitted, and since removed or suspended
    ForeignEpoch,      ///< the secret that came isn't the log's
};

} // namespace shoal::swarm
