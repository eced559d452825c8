#include "core/swarm_rows.h"

namespace shoal {

const char* swarmRoleName(SwarmRole role)
{
    switch (role) {
    case SwarmRole::Reader: return "reader";
    case SwarmRole::Writer: return "writer";
    case SwarmRole::Admin: return "admin";
    case SwarmRole::Owner: return "owner";
    }
    return "reader";
}

std::optional<SwarmRole> swarmRoleOf(std::string_view name)
{
    for (const auto role : {SwarmRole::Reader, SwarmRole::Writer, SwarmRole::Admin, SwarmRole::Owner})
        if (name == swarmRoleName(role))
            return role;
    return std::nullopt;
}

const char* autoFetchName(AutoFetch what)
{
    switch (what) {
    case AutoFetch::None: return "none";
    case AutoFetch::All: return "all";
    case AutoFetch::Tagged: return "tagged";
    }
    return "none";
}

const char* joinStateName(JoinState state)
{
    switch (state) {
    case JoinState::Searching: return "searching";
    case JoinState::WaitingForAuthor: return "waiting-for-author";
    case JoinState::WaitingForApproval: return "waiting-for-approval";
    case JoinState::FetchingLog: return "fetching-log";
    case JoinState::Joined: return "joined";
    case JoinState::Refused: return "refused";
    }
    return "searching";
}

const char* inviteStateName(InviteState state)
{
    switch (state) {
    case InviteState::Open: return "open";
    case InviteState::Expired: return "expired";
    case InviteState::UsedUp: return "used-up";
    case InviteState::Cancelled: return "cancelled";
    case InviteState::AuthorMayNot: return "author-may-not";
    }
    return "open";
}

const char* linkKindName(LinkKind kind)
{
    switch (kind) {
    case LinkKind::None: return "none";
    case LinkKind::Lan: return "lan";
    case LinkKind::Direct: return "direct";
    case LinkKind::PortMapped: return "port-mapped";
    }
    return "none";
}

const char* swarmTroubleName(SwarmTroubleKind kind)
{
    switch (kind) {
    case SwarmTroubleKind::NoNetwork: return "no-network";
    case SwarmTroubleKind::NobodyFound: return "nobody-found";
    case SwarmTroubleKind::NoAdmin: return "no-admin";
    case SwarmTroubleKind::NotFresh: return "not-fresh";
    case SwarmTroubleKind::ClockOff: return "clock-off";
    case SwarmTroubleKind::WritesNothing: return "writes-nothing";
    case SwarmTroubleKind::Suspended: return "suspended";
    case SwarmTroubleKind::Removed: return "removed";
    case SwarmTroubleKind::NoSecret: return "no-secret";
    case SwarmTroubleKind::AtQuota: return "at-quota";
    case SwarmTroubleKind::Disk: return "disk";
    case SwarmTroubleKind::WaitsForApproval: return "waits-for-approval";
    }
    return "no-network";
}

} // namespace shoal
