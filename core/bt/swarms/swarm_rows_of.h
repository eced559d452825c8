// Rows of private swarms for faces, from what a node knows.
#pragma once

#include "core/bt/swarms/member_swarm.h"
#include "core/swarm/node/joining_node.h"
#include "core/swarms.h"

#include <optional>
#include <string>
#include <vector>

namespace shoal::bt {

/// How this computer stands on the network, for rows.
struct RowSurroundings {
    bool isPortMapped = false;
    bool hasNetwork = true; ///< it listens somewhere, or the DHT answers
};

/// Of one whose device was removed, or left: by whom, and what to do.
Error notAMember(const MemberSwarm& member);
SwarmRow rowOf(MemberSwarm& member, const RowSurroundings& around);
SwarmStatus statusOf(MemberSwarm& member, const RowSurroundings& around);
std::vector<SwarmMemberRow> membersOf(const MemberSwarm& member, const RowSurroundings& around);
std::vector<InviteRow> invitesOf(MemberSwarm& member);
Page<SwarmShareRow> catalogueOf(const MemberSwarm& member, Range range);
Page<SwarmLogRow> logOf(const MemberSwarm& member, Range range);

/// Of a device that is under way. `name` and `role` are empty until it has joined.
JoinRow joinRowOf(JoinId id, const swarm::JoiningView& view);
/// Names a joining, in every run alike.
JoinId joinIdOf(const swarm::DeviceId& device);

} // namespace shoal::bt
