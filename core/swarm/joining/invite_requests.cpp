// How the author's device deals with requests and what it replies.
#include "core/swarm/joining/invite_book.h"

#include <algorithm>

namespace shoal::swarm {

Receipt InviteBook::receive(const SigningKey& invite, ByteView sealed, const PersonId& newPerson,
                            const Membership& members, std::chrono::sys_seconds now)
{
    pass(members, now);
    auto* const kept = find(invite);
    if (kept == nullptr || !kept->entry)
        return Receipt::Worthless;
    const auto request = openRequest(sealed, keeper_.opener, shortened(keeper_.swarm), {invite, keeper_.device});
    if (!request || !keeper_.opener.agree(request->wish.keys.agreement))
        return Receipt::Worthless;
    const auto id = requestIdOf(sealed);
    auto* const ticket = kept->ticketOf(deviceIdOf(request->wish.keys.signing));
    if (ticket == nullptr)
        return takeNew(*kept, *request, id, newPerson, members);
    if (ticket->state == Ticket::State::Waiting || ticket->state == Ticket::State::Granted) {
        const auto before = ticket->requests;
        ticket->remember(id);
        if (ticket->requests != before)
            change();
    }
    queue(invite, ticket->admit.keys, id, {});
    return Receipt::Taken;
}

Receipt InviteBook::takeNew(KeptInvite& invite, const SignedRequest& request, const RequestId& id,
                            const PersonId& newPerson, const Membership& members)
{
    const auto device = deviceIdOf(request.wish.keys.signing);
    if (members.of(keeper_.device).standing == Standing::Suspended
        || members.of(device).standing == Standing::Suspended)
        return Receipt::Later;
    if (const auto why = invite.closed ? invite.closed : whyNot(invite, device, members)) {
        queue(invite.body.key, request.wish.keys, id, why);
        return Receipt::Taken;
    }
    const bool needsApproval = invite.body.approval == Approval::Needed;
    if (needsApproval && invite.count(Ticket::State::Waiting) >= mostAsking)
        return Receipt::Later;
    Ticket ticket;
    ticket.admit.keys = request.wish.keys;
    ticket.admit.person = invite.body.person.value_or(newPerson);
    ticket.admit.label = request.wish.label;
    ticket.admit.role = invite.body.role;
    ticket.admit.invite = invite.entry;
    ticket.admit.byDevice = request.byDevice;
    ticket.admit.byInvite = request.byInvite;
    ticket.remember(id);
    ticket.revision = change();
    invite.tickets.push_back(std::move(ticket));
    if (needsApproval)
        queue(invite.body.key, request.wish.keys, id, {});
    else
        grant(invite, invite.tickets.back());
    return Receipt::Taken;
}

/// Beyond what closes the whole invite.
std::optional<ClosedBecause> InviteBook::whyNot(const KeptInvite& invite, const DeviceId& device,
                                                const Membership& members) const
{
    const auto standing = members.of(device).standing;
    if (standing == Standing::Gone)
        return ClosedBecause::DeviceRemoved;
    if (standing != Standing::Unknown || isTakenElsewhere(device))
        return ClosedBecause::Refused;
    if (invite.body.person && !hasRoomFor(*invite.body.person, members))
        return ClosedBecause::TooManyDevices;
    return std::nullopt;
}

/// Granted ones count, for the fold doesn't know them yet.
bool InviteBook::hasRoomFor(const PersonId& person, const Membership& members) const
{
    auto devices = members.devicesOf(person);
    for (const auto& invite : invites_)
        if (invite.body.person == person)
            devices += invite.count(Ticket::State::Granted);
    return devices < mostDevicesOfPerson;
}

/// A device that uses two codes is admitted under one.
bool InviteBook::isTakenElsewhere(const DeviceId& device) const
{
    return std::ranges::any_of(invites_, [&](const KeptInvite& invite) {
        const auto* const ticket = invite.ticketOf(device);
        return ticket != nullptr
            && (ticket->state == Ticket::State::Granted || ticket->state == Ticket::State::Admitted);
    });
}

void InviteBook::written(const Body& body, const EntryId& entry)
{
    if (const auto* const invite = std::get_if<Invite>(&body)) {
        auto* const kept = find(invite->key);
        if (kept != nullptr && !kept->entry) {
            kept->entry = entry;
            kept->revision = change();
        }
    } else if (const auto* const cancel = std::get_if<CancelInvite>(&body)) {
        if (auto* const kept = find(cancel->invite)) {
            kept->isCancelWritten = true;
            if (kept->isOpen())
                close(*kept, ClosedBecause::Cancelled);
            change();
            for (auto& ticket : kept->tickets) // written after the cancellation it would count for nothing
                if (ticket.state == Ticket::State::Granted)
                    refuse(*kept, ticket, ClosedBecause::Cancelled);
        }
    } else if (const auto* const admit = std::get_if<Admit>(&body); admit != nullptr && admit->invite) {
        auto* const kept = find(*admit->invite);
        if (kept == nullptr)
            return;
        auto* ticket = kept->ticketOf(deviceIdOf(admit->keys.signing));
        if (ticket == nullptr)
            ticket = &kept->tickets.emplace_back();
        if (ticket->state == Ticket::State::Admitted)
            return;
        ticket->admit = *admit;
        ticket->state = Ticket::State::Admitted;
        ticket->entry = entry;
        ticket->why.reset();
        ticket->revision = change();
        queueReplies(*kept, *ticket);
        if (kept->isOpen() && kept->uses() >= kept->body.uses)
            close(*kept, ClosedBecause::UsedUp);
    }
}

void InviteBook::queueReplies(const KeptInvite& invite, Ticket& ticket)
{
    for (const auto& request : ticket.requests)
        queue(invite.body.key, ticket.admit.keys, request, {});
    ticket.requests.clear();
}

void InviteBook::queue(const SigningKey& invite, const DeviceKeys& joiner, const RequestId& request,
                       std::optional<ClosedBecause> why)
{
    std::erase_if(replies_, [&](const QueuedReply& queued) { return queued.request == request; });
    if (replies_.size() == mostQueuedReplies)
        replies_.erase(replies_.begin());
    replies_.push_back({invite, joiner, request, why, revision_});
}

std::vector<ReplyDue> InviteBook::takeReplies(const Membership& members, const CurrentEpoch& epoch)
{
    std::vector<ReplyDue> due;
    if (members.of(keeper_.device).standing == Standing::Suspended)
        return due; // what a suspended author admitted may count again
    std::vector<QueuedReply> kept;
    for (const auto& queued : replies_) {
        if (queued.revision > stored_)
            kept.push_back(queued);
        else if (auto reply = replyTo(queued, members, epoch))
            due.push_back({{keeper_.swarm, queued.invite, queued.joiner}, queued.request, std::move(*reply)});
    }
    replies_ = std::move(kept);
    return due;
}

/// Empty when nothing can be said yet; the ticket says it later.
std::optional<Reply> InviteBook::replyTo(const QueuedReply& queued, const Membership& members,
                                         const CurrentEpoch& epoch)
{
    if (queued.why)
        return NotAdmitted{*queued.why};
    const auto* const invite = find(queued.invite);
    const auto* const ticket = invite != nullptr ? invite->ticketOf(deviceIdOf(queued.joiner.signing)) : nullptr;
    if (ticket == nullptr || ticket->state == Ticket::State::Granted)
        return std::nullopt;
    if (ticket->state == Ticket::State::Waiting)
        return WaitsForApproval{};
    if (ticket->state == Ticket::State::Refused)
        return NotAdmitted{ticket->why.value_or(ClosedBecause::Refused)};
    switch (members.of(ticket->device()).standing) {
    case Standing::Gone: return NotAdmitted{ClosedBecause::DeviceRemoved};
    case Standing::Suspended: return std::nullopt;
    case Standing::Unknown: // the admission doesn't count
        return NotAdmitted{invite->body.person ? ClosedBecause::TooManyDevices : ClosedBecause::AuthorMayNot};
    case Standing::Member: break;
    }
    if (members.of(keeper_.device).standing != Standing::Member)
        return std::nullopt; // whoever isn't a member hands out no secret
    return Admitted{*ticket->entry, epoch.id, epoch.secret};
}

} // namespace shoal::swarm
