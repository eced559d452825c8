// Why a share isn't moving: one enumeration, worded by the faces.
#pragma once

#include <cstdint>
#include <string>

namespace shoal {

enum class ReasonKind {
    None,             ///< it moves, or there is nothing left to do
    NoDhtNode,        ///< no DHT node answers
    NobodyAnnounces,  ///< the network was asked; nobody announces this share
    NobodyReachable,  ///< peers were found, none could be connected: count = found, detail = how they failed
    NotReachable,     ///< nobody can connect to us from outside, and nobody does
    ChokedByAll,      ///< connected peers let us wait: count = peers
    PieceUnavailable, ///< no connected peer has it: count = the piece's index, needed = pieces missing this way
    NoMetadata,       ///< peers are connected, the file list has not come yet
    Queued,           ///< count = position, from 1
    PausedByUser,
    LowDiskSpace,     ///< needed and free, in bytes; about = where
    SlowDisk,         ///< as much as may waits to be written: nothing more is taken from peers
    DiskFull,         ///< about = the file
    PermissionDenied, ///< about = the file
    ContentGone,      ///< a file, folder or drive is gone: about = which
    DiskError,        ///< any other failure of the disk: about = the file, detail = the system's text
    NetworkDown,      ///< no address to listen on, or none left
    Checking,         ///< data on disk is being checked
    NobodyAsks,       ///< complete, announced, and nobody wants it now
    DhtOff,           ///< the DHT is switched off, there is no tracker, and nobody is known by other ways
    FileInTheWay,     ///< a file of other content lies where one of the share's should: about = the file
    NotRunning,       ///< it isn't paused, but no service runs its profile, and no command this share
    Connecting,       ///< just started: the network is being asked
    SwarmWaits,       ///< its private swarm can't let it run now: detail = why
    NoMemberHasIt,    ///< of a private swarm: no member that has it is connected
    NoMemberAsks,     ///< of a private swarm: complete, and no member wants it now
    NotAMember,       ///< of a private swarm: this device was removed from it
};

/// The stable lower-case name of a kind, as in `--json`: "no-dht-node".
const char* reasonKindName(ReasonKind kind);

struct Reason {
    ReasonKind kind = ReasonKind::None;
    std::int64_t count = 0;
    std::int64_t needed = 0;
    std::int64_t free = 0;
    std::string about;
    std::string detail;
    bool operator==(const Reason&) const = default;
};

} // namespace shoal
