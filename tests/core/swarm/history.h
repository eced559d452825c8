// Writes the history of a swarm, entry by entry, as devices that know what they are told to know.
#pragma once

#include "core/swarm/log/log.h"
#include "tests/core/swarm/vectors.h"

#include <string>
#include <vector>

namespace shoal::swarm {

/// A device, by a number that makes its keys.
Device deviceOf(std::uint8_t number);

class History {
public:
    /// With the genesis entry of `theOwner()`.
    History();

    SwarmId swarm() const { return {genesis_.bytes}; }
    EntryId genesis() const { return genesis_; }
    /// Every entry written, parents first.
    const std::vector<Bytes>& entries() const { return entries_; }
    Bytes bytesOf(const EntryId& id) const;

    /// What the device writes after `previous`, its own last entry (none for its first), knowing `past` besides.
    EntryId write(const Device& by, std::optional<EntryId> previous, std::vector<EntryId> past, Body body);
    /// The same, not signed and not kept: to be spoiled.
    Entry draft(const Device& by, std::optional<EntryId> previous, std::vector<EntryId> past, Body body) const;
    /// The admission of a device, without an invite.
    Admit admit(const Device& device, Role role) const;

private:
    std::vector<Bytes> entries_;
    EntryId genesis_;
};

Bytes signedBy(const Device& device, const Entry& entry);
Publish publishOf(std::string name);

} // namespace shoal::swarm
