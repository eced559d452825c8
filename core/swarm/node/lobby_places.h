// Where a host waits for those who join: on the lobby torrent of each invite, and with a record that leads there while
// it is open (docs/swarm-protocol.md, sections 7.1, 7.2 and 10).
#pragma once

#include "core/swarm/node/lobby_surroundings.h"
#include "core/swarm/node/logged_invites.h"
#include "dht/records/record_keeper.h"

#include <map>

namespace shoal::swarm {

inline constexpr std::size_t mostForeignLobbies = 64; ///< of invites that others made: the newest

class LobbyPlaces {
public:
    /// All must outlive it; `user` hears of the lobbies' links.
    LobbyPlaces(const RecordDevice& self, const LobbySurroundings& around, const LoggedInvites& invites,
                const Mailbox& mailbox, WireUser& user);
    ~LobbyPlaces();
    LobbyPlaces(const LobbyPlaces&) = delete;
    LobbyPlaces& operator=(const LobbyPlaces&) = delete;

    /// Meets where it must, and leaves where it need not be any more: these invites.
    std::vector<SigningKey> follow(std::chrono::sys_seconds now);
    void tick(Moment now, std::chrono::sys_seconds system) { seats_.tick(now, system); }
    void addressesChanged() { seats_.refresh(); }

    std::optional<SigningKey> inviteAt(TorrentNumber torrent) const;
    std::size_t size() const { return places_.size(); }
    std::size_t seats() const { return seats_.kept(); }

private:
    struct Place {
        TorrentNumber torrent{};
        std::optional<dht::RecordNumber> seat; ///< while it is open
    };
    struct Wanted {
        LobbySecret lobby;
        bool isOpen = false;
    };
    std::map<SigningKey, Wanted> wanted(std::chrono::sys_seconds now) const;
    Place meet(const LobbySecret& lobby);
    dht::RecordNumber sit(const LobbySecret& lobby);

    RecordDevice self_;
    const LobbySurroundings& around_;
    const LoggedInvites& invites_;
    const Mailbox& mailbox_;
    WireUser& user_;
    dht::RecordKeeper seats_;
    std::map<SigningKey, Place> places_;
};

} // namespace shoal::swarm
