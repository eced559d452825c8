// An owner takes over an admission that doesn't count any more, because its author is no member
// (docs/swarm-protocol.md, section 7). What device and code signed holds whoever admits.
#pragma once

#include "core/swarm/joining/lobby/mailbox.h"

namespace shoal::swarm {

/// For an owner's person to decide, admission by admission: done without asking, it would let a removed admin go on
/// bringing people in. What the owner writes instead, the same under its own name. Empty unless `self` is an owner, the
/// invite's author is no member any more, the invite has uses left and neither expired nor was cancelled, and the
/// device isn't a member and never was removed. `standing` is an `admit` in the log that names the invite.
std::optional<Admit> adopted(const Admit& standing, const InviteFacts& invite, const DeviceId& self,
                             const Membership& members, std::chrono::sys_seconds now);

} // namespace shoal::swarm
