// Whether this device serves a peer: docs/swarm-protocol.md, section 6.6. It may only refuse more than the fold does.
#pragma once

#include "core/swarm/fold/fold.h"

#include <optional>

namespace shoal::swarm {

/// What a peer wants of us.
enum class Service {
    Log,      ///< entries, statements, holds, addresses
    Metadata, ///< info dictionaries and piece layers
    Secret,   ///< an epoch's secret
    Pieces,   ///< over the torrent's own connection
};

/// How it asks.
struct Circumstances {
    DeviceId self;
    bool isProven = false;               ///< over a link whose proofs were sound
    bool isFresh = false;                ///< section 11, of what this device knows
    std::optional<EntryId> torrentEpoch; ///< whose certificate protects the connection: pieces
};

/// Why not; `Yes` if so.
enum class Serving {
    Yes,
    Self,      ///< our own device id on the other side: nobody serves a mirror
    NotProven, ///< no link, or no proof yet
    NotMember, ///< never was, was removed, or left
    Suspended,
    NotFresh, ///< what we know is too old to be sure that nobody removed it
    OldEpoch, ///< a removed device has this epoch's secret, and could sit between the two
};

Serving serves(const Fold& fold, const DeviceId& peer, Service service, const Circumstances& circumstances);

} // namespace shoal::swarm
