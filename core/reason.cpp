#include "core/reason.h"

#include <array>
#include <utility>

namespace shoal {

const char* reasonKindName(ReasonKind kind)
{
    static constexpr std::array names{
        std::pair{ReasonKind::None, "none"},
        std::pair{ReasonKind::NoDhtNode, "no-dht-node"},
        std::pair{ReasonKind::NobodyAnnounces, "nobody-announces"},
        std::pair{ReasonKind::NobodyReachable, "nobody-reachable"},
        std::pair{ReasonKind::NotReachable, "not-reachable"},
        std::pair{ReasonKind::ChokedByAll, "choked-by-all"},
        std::pair{ReasonKind::PieceUnavailable, "piece-unavailable"},
        std::pair{ReasonKind::NoMetadata, "no-metadata"},
        std::pair{ReasonKind::Queued, "queued"},
        std::pair{ReasonKind::PausedByUser, "paused-by-user"},
        std::pair{ReasonKind::LowDiskSpace, "low-disk-space"},
        std::pair{ReasonKind::SlowDisk, "slow-disk"},
        std::pair{ReasonKind::DiskFull, "disk-full"},
        std::pair{ReasonKind::PermissionDenied, "permission-denied"},
        std::pair{ReasonKind::ContentGone, "content-gone"},
        std::pair{ReasonKind::DiskError, "disk-error"},
        std::pair{ReasonKind::NetworkDown, "network-down"},
        std::pair{ReasonKind::Checking, "checking"},
        std::pair{ReasonKind::NobodyAsks, "nobody-asks"},
        std::pair{ReasonKind::DhtOff, "dht-off"},
        std::pair{ReasonKind::FileInTheWay, "file-in-the-way"},
        std::pair{ReasonKind::NotRunning, "not-running"},
        std::pair{ReasonKind::Connecting, "connecting"},
        std::pair{ReasonKind::SwarmWaits, "swarm-waits"},
        std::pair{ReasonKind::NoMemberHasIt, "no-member-has-it"},
        std::pair{ReasonKind::NoMemberAsks, "no-member-asks"},
        std::pair{ReasonKind::NotAMember, "not-a-member"},
    };
    for (const auto& [known, name] : names)
        if (known == kind)
            return name;
    return "none";
}

} // namespace shoal
