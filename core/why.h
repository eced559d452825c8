// Decides why a share isn't moving, from what is known about it.
#pragma once

#include "core/events.h"
#include "core/network_status.h"
#include "core/reason.h"
#include "core/share.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace shoal {

/// How attempts to connect failed: the system's words and how many addresses they stand for.
using ConnectFailures = std::map<std::string, std::uint32_t>;

/// All that bears on one running share, at one moment.
struct Circumstances {
    ShareState state = ShareState::Downloading;
    std::chrono::milliseconds running{0}; ///< since it was started
    std::chrono::milliseconds still{0};   ///< since a payload byte moved either way
    bool hasMoved = false;                ///< a payload byte moved in this run
    bool isListening = true;              ///< at least one socket listens
    bool isPrivate = false;               ///< BEP 27: no DHT, trackers only
    bool isOfSwarm = false;               ///< its peers are members of a private swarm
    bool hasTrackers = false;
    dht::Health dht = dht::Health::Starting;
    Reachability reachability = Reachability::Unknown;
    std::uint32_t knownPeers = 0;
    std::uint32_t connectedPeers = 0;          ///< handshake done
    std::uint32_t chokingPeers = 0;            ///< of these, choking us while we want something
    std::uint32_t heldPeers = 0;               ///< of these, not read from until the disk has written more
    std::optional<std::uint32_t> missingPiece; ///< wanted, held by no connected peer and not by us: the first
    std::uint32_t missingPieces = 0;
    ConnectFailures failures;
};

/// Pure. None while it moves, or while it is too early to say more than Connecting.
Reason why(const Circumstances& now);

} // namespace shoal
