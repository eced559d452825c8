#include "core/swarm/joining/kept_invite.h"

#include <algorithm>

namespace shoal::swarm {

DeviceId Ticket::device() const { return deviceIdOf(admit.keys.signing); }

void Ticket::remember(const RequestId& request)
{
    if (std::ranges::find(requests, request) != requests.end())
        return;
    if (requests.size() == mostRequestsOfDevice)
        requests.erase(requests.begin());
    requests.push_back(request);
}

std::uint64_t KeptInvite::uses() const { return count(Ticket::State::Granted) + count(Ticket::State::Admitted); }

std::size_t KeptInvite::count(Ticket::State state) const
{
    return static_cast<std::size_t>(std::ranges::count(tickets, state, &Ticket::state));
}

Ticket* KeptInvite::ticketOf(const DeviceId& device)
{
    const auto found = std::ranges::find(tickets, device, &Ticket::device);
    return found != tickets.end() ? &*found : nullptr;
}

const Ticket* KeptInvite::ticketOf(const DeviceId& device) const
{
    const auto found = std::ranges::find(tickets, device, &Ticket::device);
    return found != tickets.end() ? &*found : nullptr;
}

void KeptInvite::keepFewRefused()
{
    while (count(Ticket::State::Refused) > mostRefused)
        tickets.erase(std::ranges::find(tickets, Ticket::State::Refused, &Ticket::state));
}

} // namespace shoal::swarm
