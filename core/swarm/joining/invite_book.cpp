#include "core/swarm/joining/invite_book.h"

#include "core/swarm/crypto/derive.h"

#include <algorithm>

namespace shoal::swarm {

tl::expected<SigningKey, TermsFault> InviteBook::make(const InviteTerms& terms, const InviteSeed& seed,
                                                      const Membership& members, std::chrono::sys_seconds now)
{
    pass(members, now);
    const auto self = members.of(keeper_.device);
    if (const auto fault = faultIn(terms, self, latest_))
        return tl::unexpected<TermsFault>{*fault};
    if (std::ranges::count_if(invites_, &KeptInvite::isOpen) >= static_cast<std::ptrdiff_t>(mostOpenInvites))
        return tl::unexpected<TermsFault>{TermsFault::TooManyOpen};
    const auto keys = inviteKeys(seed, shortened(keeper_.swarm), shortened(keeper_.device));
    KeptInvite invite;
    invite.body.key = SigningPair{keys.signingSeed}.publicKey();
    invite.body.role = terms.role;
    invite.body.expiry = terms.expiry;
    invite.body.uses = terms.uses;
    invite.body.approval = terms.approval;
    if (terms.whom == InviteFor::OwnDevice)
        invite.body.person = self.person;
    invite.body.lobby = keys.lobby;
    invite.seed = seed;
    invite.revision = change();
    invites_.push_back(std::move(invite));
    return invites_.back().body.key;
}

std::optional<InviteCode> InviteBook::code(const SigningKey& invite, std::vector<dht::Endpoint> hints) const
{
    const auto found = std::ranges::find(invites_, invite, [](const KeptInvite& kept) { return kept.body.key; });
    if (found == invites_.end() || !found->seed || !found->entry)
        return std::nullopt;
    return InviteCode{shortened(keeper_.swarm), shortened(keeper_.device), *found->seed, std::move(hints)};
}

bool InviteBook::cancel(const SigningKey& invite, std::chrono::sys_seconds now)
{
    tick(now);
    auto* const kept = find(invite);
    if (kept == nullptr || !kept->isOpen())
        return false;
    close(*kept, ClosedBecause::Cancelled);
    return true;
}

std::vector<WaitingRequest> InviteBook::waiting() const
{
    std::vector<WaitingRequest> all;
    for (const auto& invite : invites_)
        for (const auto& ticket : invite.tickets)
            if (ticket.state == Ticket::State::Waiting)
                all.push_back({invite.body.key, ticket.device(), ticket.admit.label});
    return all;
}

bool InviteBook::approve(const SigningKey& invite, const DeviceId& device, const Membership& members,
                         std::chrono::sys_seconds now)
{
    pass(members, now);
    auto* const kept = find(invite);
    auto* const ticket = kept != nullptr ? kept->ticketOf(device) : nullptr;
    if (ticket == nullptr || ticket->state != Ticket::State::Waiting
        || members.of(keeper_.device).standing != Standing::Member)
        return false;
    if (const auto why = whyNot(*kept, device, members)) {
        refuse(*kept, *ticket, *why);
        return false;
    }
    grant(*kept, *ticket);
    return true;
}

bool InviteBook::refuse(const SigningKey& invite, const DeviceId& device)
{
    auto* const kept = find(invite);
    auto* const ticket = kept != nullptr ? kept->ticketOf(device) : nullptr;
    if (ticket == nullptr || ticket->state != Ticket::State::Waiting)
        return false;
    refuse(*kept, *ticket, ClosedBecause::Refused);
    kept->keepFewRefused();
    return true;
}

void InviteBook::pass(const Membership& members, std::chrono::sys_seconds now)
{
    tick(now);
    const auto self = members.of(keeper_.device);
    for (auto& invite : invites_) {
        if (!invite.isOpen())
            continue;
        if (latest_ >= invite.body.expiry)
            close(invite, ClosedBecause::Expired);
        else if (self.standing != Standing::Suspended && !mayGrant(self, invite.body.role, invite.body.person))
            close(invite, ClosedBecause::AuthorMayNot);
    }
    const auto isForgotten = [&](const KeptInvite& invite) {
        return !invite.isOpen() && latest_ - invite.closedAt > closedInvitesKept;
    };
    if (std::erase_if(invites_, isForgotten) > 0)
        change();
}

std::vector<Body> InviteBook::entriesDue() const
{
    std::vector<Body> invitations;
    std::vector<Body> admissions;
    std::vector<Body> cancellations;
    for (const auto& invite : invites_) {
        if (invite.revision > stored_)
            continue;
        if (!invite.entry && invite.isOpen())
            invitations.push_back(invite.body);
        for (const auto& ticket : invite.tickets)
            if (ticket.state == Ticket::State::Granted && ticket.revision <= stored_)
                admissions.push_back(ticket.admit);
        if (invite.entry && invite.closed == ClosedBecause::Cancelled && !invite.isCancelWritten)
            cancellations.push_back(CancelInvite{*invite.entry});
    }
    std::ranges::move(admissions, std::back_inserter(invitations));
    std::ranges::move(cancellations, std::back_inserter(invitations));
    return invitations;
}

KeptInvite* InviteBook::find(const SigningKey& invite)
{
    const auto found = std::ranges::find(invites_, invite, [](const KeptInvite& kept) { return kept.body.key; });
    return found != invites_.end() ? &*found : nullptr;
}

KeptInvite* InviteBook::find(const EntryId& entry)
{
    const auto found = std::ranges::find(invites_, std::optional{entry}, &KeptInvite::entry);
    return found != invites_.end() ? &*found : nullptr;
}

/// A signed admission that waits to be written still goes first, unless it would count for nothing.
void InviteBook::close(KeptInvite& invite, ClosedBecause why)
{
    invite.closed = why;
    invite.closedAt = latest_;
    invite.seed.reset();
    invite.revision = change();
    for (auto& ticket : invite.tickets)
        if (ticket.state == Ticket::State::Waiting
            || (ticket.state == Ticket::State::Granted && why == ClosedBecause::AuthorMayNot))
            refuse(invite, ticket, why);
    invite.keepFewRefused();
}

void InviteBook::refuse(const KeptInvite& invite, Ticket& ticket, ClosedBecause why)
{
    ticket.state = Ticket::State::Refused;
    ticket.why = why;
    ticket.revision = change();
    queueReplies(invite, ticket);
}

/// The use is counted here, before anything is signed.
void InviteBook::grant(KeptInvite& invite, Ticket& ticket)
{
    ticket.state = Ticket::State::Granted;
    ticket.revision = change();
    if (invite.isOpen() && invite.uses() >= invite.body.uses)
        close(invite, ClosedBecause::UsedUp);
}

} // namespace shoal::swarm
