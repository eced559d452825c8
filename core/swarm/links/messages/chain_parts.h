// Parts of devices' chains, as members name them to each other when they compare logs (docs/swarm-protocol.md,
// section 8.2).
#pragma once

#include "core/swarm/entries/entry.h"
#include "core/swarm/ids.h"

#include <compare>
#include <cstdint>
#include <vector>

namespace shoal::swarm {

/// SHA-256 over ids in their order.
using RangeDigest = Fixed<struct RangeDigestMeaning, 32>;

/// Where an entry stands in its author's chain; a fork has several of one sequence.
struct Place {
    std::uint64_t sequence = 0;
    EntryId id;

    auto operator<=>(const Place&) const = default;
};

/// The place before all entries of a sequence.
inline Place before(std::uint64_t sequence) { return {sequence, {}}; }
inline constexpr std::uint64_t pastAll = highestSequence + 1;

/// From `from` on, up to but without `to`.
struct Range {
    DeviceId device;
    Place from = before(0);
    Place to = before(pastAll);

    bool operator==(const Range&) const = default;
    bool contains(const DeviceId& author, const Place& place) const
    {
        return author == device && place >= from && place < to;
    }
};

/// What somebody relays of a range.
struct Span {
    Range range;
    std::uint64_t count = 0;
    RangeDigest digest;

    bool operator==(const Span&) const = default;
};

/// All that somebody relays of a device.
struct Row {
    DeviceId device;
    std::uint64_t highest = 0; ///< sequence; 0 without entries
    std::uint64_t count = 0;
    RangeDigest digest;
    std::uint64_t fork = 0; ///< sequence of the lowest fork that isn't settled; 0 without one

    bool operator==(const Row&) const = default;
};

/// Ids of a range.
struct IdList {
    Range range;
    bool isAll = false;       ///< all that the sender relays of the range; else what the receiver lacks of it
    std::vector<EntryId> ids; ///< in their order

    bool operator==(const IdList&) const = default;
};

} // namespace shoal::swarm
