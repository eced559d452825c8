#include "core/swarm/node/lobby_visits.h"

#include "core/chunks/digest.h"

#include <algorithm>

namespace shoal::swarm {

std::optional<LinkNumber> LobbyVisits::open(LinkNumber link, const SigningKey& invite, const dht::Endpoint& peer,
                                            Moment now)
{
    const auto origin = originOf(peer);
    std::optional<LinkNumber> goes;
    if (visits_.size() >= mostVisits) {
        const auto greediest = std::ranges::max_element(
            visits_.rbegin(), visits_.rend(), {}, [&](const auto& visit) { return countOf(visit.second.origin); });
        if (countOf(greediest->second.origin) <= countOf(origin) + 1)
            return link;
        goes = greediest->first;
        visits_.erase(*goes);
    }
    visits_.emplace(link, One{HostedVisit{mailbox_, invite, origin}, invite, origin, now});
    return goes;
}

void LobbyVisits::closeAll(const SigningKey& invite)
{
    std::erase_if(visits_, [&](const auto& visit) { return visit.second.invite == invite; });
}

HostedVisit* LobbyVisits::find(LinkNumber link)
{
    const auto found = visits_.find(link);
    return found != visits_.end() ? &found->second.visit : nullptr;
}

std::optional<SigningKey> LobbyVisits::inviteOf(LinkNumber link) const
{
    const auto found = visits_.find(link);
    return found != visits_.end() ? std::optional{found->second.invite} : std::nullopt;
}

void LobbyVisits::heard(LinkNumber link, Moment now)
{
    const auto found = visits_.find(link);
    if (found == visits_.end())
        return;
    found->second.since = now;
    found->second.hasSpoken = true;
}

std::vector<LinkNumber> LobbyVisits::tooSilent(Moment now) const
{
    std::vector<LinkNumber> links;
    for (const auto& [link, visit] : visits_)
        if (now - visit.since > (visit.hasSpoken ? Moment::duration{longestVisitSilence} : longestVisitShyness))
            links.push_back(link);
    return links;
}

std::vector<LinkNumber> LobbyVisits::all() const
{
    std::vector<LinkNumber> links;
    for (const auto& [link, visit] : visits_)
        links.push_back(link);
    return links;
}

Origin LobbyVisits::originOf(const dht::Endpoint& peer) const
{
    Bytes bytes{secret_.view().begin(), secret_.view().end()};
    const auto address = ByteView{peer.address}.first(peer.family == dht::Family::V6 ? 8 : 4);
    append(bytes, address);
    const auto digest = sha256Of(bytes);
    return Origin::from(ByteView{digest.bytes}.first(Origin::size)).value_or(Origin{});
}

std::size_t LobbyVisits::countOf(const Origin& origin) const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(visits_, [&](const auto& visit) { return visit.second.origin == origin; }));
}

} // namespace shoal::swarm
