#include "core/swarm/joining/adoption.h"

namespace shoal::swarm {

std::optional<Admit> adopted(const Admit& standing, const InviteFacts& invite, const DeviceId& self,
                             const Membership& members, std::chrono::sys_seconds now)
{
    const auto owner = members.of(self);
    const auto author = members.of(invite.author).standing;
    const bool isOwner = owner.standing == Standing::Member && owner.role == Role::Owner;
    // A suspended author is a member still: its admissions may count again.
    const bool isAuthorGone = author == Standing::Gone || author == Standing::Unknown;
    const bool isOpen = !invite.isCancelled && invite.admissions < invite.invite.uses && now < invite.invite.expiry;
    const bool isNew = members.of(deviceIdOf(standing.keys.signing)).standing == Standing::Unknown;
    if (!isOwner || !isAuthorGone || !isOpen || !isNew || standing.role > invite.invite.role)
        return std::nullopt;
    return standing;
}

} // namespace shoal::swarm
