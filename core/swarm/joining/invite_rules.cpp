#include "core/swarm/joining/invite_rules.h"

namespace shoal::swarm {

bool mayGrant(const Belonging& author, Role role, const std::optional<PersonId>& person)
{
    if (author.standing != Standing::Member || (person && *person != author.person))
        return false;
    if (author.role == Role::Owner)
        return role <= Role::Admin;
    return role <= Role::Writer && role <= author.role && (person || author.role == Role::Admin);
}

std::optional<TermsFault> faultIn(const InviteTerms& terms, const Belonging& author, std::chrono::sys_seconds now)
{
    const bool isForOwn = terms.whom == InviteFor::OwnDevice;
    if (author.standing != Standing::Member)
        return TermsFault::NotAMember;
    if (!isForOwn && author.role < Role::Admin)
        return TermsFault::MayNotInvite;
    if (!mayGrant(author, terms.role, isForOwn ? std::optional{author.person} : std::nullopt))
        return TermsFault::RoleTooHigh;
    if (terms.expiry <= now)
        return TermsFault::ExpiryPassed;
    if (static_cast<std::uint64_t>(terms.expiry.time_since_epoch().count()) > latestTime)
        return TermsFault::ExpiryTooLate;
    if (terms.uses < 1 || terms.uses > mostUses)
        return TermsFault::UsesOutOfRange;
    return std::nullopt;
}

std::optional<ClosedBecause> closedBecause(const InviteFacts& facts, const Belonging& author,
                                           std::chrono::sys_seconds now)
{
    if (facts.isCancelled)
        return ClosedBecause::Cancelled;
    if (facts.admissions >= facts.invite.uses)
        return ClosedBecause::UsedUp;
    if (now >= facts.invite.expiry)
        return ClosedBecause::Expired;
    // A suspended author may come back; until then nobody is told anything.
    if (author.standing != Standing::Suspended && !mayGrant(author, facts.invite.role, facts.invite.person))
        return ClosedBecause::AuthorMayNot;
    return std::nullopt;
}

} // namespace shoal::swarm
