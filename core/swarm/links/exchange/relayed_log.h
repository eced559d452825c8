// What the exchange asks of a log and its fold: narrow, so that it knows nothing of either.
#pragma once

#include "core/swarm/links/messages/chain_parts.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace shoal::swarm {

/// What became of an entry that came.
enum class Took : std::uint8_t {
    Taken,   ///< it is in the log, with all that waited for it
    Known,   ///< it was there or waited already
    Waiting, ///< a parent is missing
    Dropped, ///< sound, or not known to be otherwise, but not to be kept: above a quota, behind a fork
    Void,    ///< breaks a rule: whoever sent it is at fault
};

/// What for. Whoever says that it relays an entry may lie, so only what is needed is kept without being relayed here.
enum class Came : std::uint8_t {
    AsNews,   ///< or as a part of a chain: kept if it is relayed
    AsNeeded, ///< a parent of an entry that waits, or half of a fork's proof: kept within the log's own bounds
};

/// Two entries of one device with the same sequence, its lowest that nobody settled.
struct ForkProof {
    std::uint64_t sequence = 1;
    EntryId one;
    EntryId other;
    bool operator==(const ForkProof&) const = default;
};

/// The relayed set: what a fold says is passed on. Members whose folds agree relay the same.
class RelayedLog {
public:
    virtual ~RelayedLog() = default;

    /// Another one whenever the set or a fork changed.
    virtual std::uint64_t version() const = 0;
    /// Ascending; each with a relayed entry or a fork.
    virtual std::vector<DeviceId> devices() const = 0;
    /// Ascending. Valid until an entry is added.
    virtual std::span<const Place> placesOf(const DeviceId& device) const = 0;
    virtual std::optional<ForkProof> forkOf(const DeviceId& device) const = 0;

    /// Of everything in the log, relayed or not.
    virtual bool has(const EntryId& id) const = 0;
    virtual std::optional<Entry> find(const EntryId& id) const = 0;
    virtual ByteView bytesOf(const EntryId& id) const = 0;
    /// Likewise: the last entry of a device, of a fork's halves the one with the highest id.
    virtual std::optional<Place> highestOf(const DeviceId& device) const = 0;

    virtual Took add(ByteView entry, Came came) = 0;
    /// What began to be relayed since this was asked last, parents first. What was there at the start isn't news.
    virtual std::vector<EntryId> takeNews() = 0;
};

} // namespace shoal::swarm
