#include "core/swarm/node/lobby_places.h"

#include "core/swarm/crypto/derive.h"
#include "core/swarm/entries/admission.h"
#include "core/swarm/torrents/meeting_torrent.h"

#include <cstring>

namespace shoal::swarm {
namespace {

std::uint64_t seatSeedOf(const std::function<Secret()>& random)
{
    const auto secret = random();
    std::uint64_t seed = 0;
    std::memcpy(&seed, secret.view().data(), sizeof seed);
    return seed;
}
} // namespace

LobbyPlaces::LobbyPlaces(const RecordDevice& self, const LobbySurroundings& around, const LoggedInvites& invites,
                         const Mailbox& mailbox, WireUser& user)
    : self_{self}
    , around_{around}
    , invites_{invites}
    , mailbox_{mailbox}
    , user_{user}
    , seats_{around.items, seatSeedOf(around.random)}
{}

LobbyPlaces::~LobbyPlaces()
{
    for (const auto& [invite, place] : places_)
        around_.wire.leave(place.torrent);
}

std::vector<SigningKey> LobbyPlaces::follow(std::chrono::sys_seconds now)
{
    const auto lobbies = wanted(now);
    std::vector<SigningKey> left;
    std::erase_if(places_, [&](const auto& entry) {
        const auto& [invite, place] = entry;
        const auto found = lobbies.find(invite);
        if (place.seat && (found == lobbies.end() || !found->second.isOpen))
            seats_.drop(*place.seat);
        if (found != lobbies.end())
            return false;
        around_.wire.leave(place.torrent);
        left.push_back(invite);
        return true;
    });
    for (const auto& [invite, lobby] : lobbies) {
        if (!places_.contains(invite))
            places_.emplace(invite, meet(lobby.lobby));
        auto& seat = places_.at(invite).seat;
        if (!lobby.isOpen)
            seat.reset();
        else if (!seat && !around_.addresses().empty())
            seat = sit(lobby.lobby);
    }
    return left;
}

/// Those whose card is here. Newer ones go first, and open ones before closed ones.
std::map<SigningKey, LobbyPlaces::Wanted> LobbyPlaces::wanted(std::chrono::sys_seconds now) const
{
    std::map<SigningKey, Wanted> lobbies;
    if (invites_.of(self_.id()).standing != Standing::Member)
        return lobbies;
    std::size_t foreign = 0;
    for (const bool isOpen : {true, false})
        for (auto one = invites_.all().rbegin(); one != invites_.all().rend(); ++one) {
            const auto& facts = one->facts;
            const auto kept = mailbox_.lobbies().find(facts.invite.key);
            if (kept == mailbox_.lobbies().end() || kept->second.card.empty()
                || !closedBecause(facts, invites_.of(facts.author), now) != isOpen)
                continue;
            if (facts.author == self_.id() || foreign++ < mostForeignLobbies)
                lobbies[facts.invite.key] = {facts.invite.lobby, isOpen};
        }
    return lobbies;
}

LobbyPlaces::Place LobbyPlaces::meet(const LobbySecret& lobby)
{
    const auto keys = lobbyKeys(lobby, shortened(self_.swarm));
    return {around_.wire.meet({TorrentUse::Lobby, keys.authoritySeed, {}}, lobbyInfo(keys), user_), {}};
}

dht::RecordNumber LobbyPlaces::sit(const LobbySecret& lobby)
{
    const RecordSources sources{around_.addresses, [&around = around_] { return drawn<Nonce>(around.random); }};
    return seats_.keep(std::make_unique<LobbySeat>(lobby, shortened(self_.swarm),
                                                   dht::SlotChoice{seatSeedOf(around_.random)}, sources));
}

std::optional<SigningKey> LobbyPlaces::inviteAt(TorrentNumber torrent) const
{
    for (const auto& [invite, place] : places_)
        if (place.torrent == torrent)
            return invite;
    return std::nullopt;
}

} // namespace shoal::swarm
