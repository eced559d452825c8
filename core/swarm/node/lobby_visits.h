// Those who visit the lobbies that this device hosts: nobody knows who they are, so they get little room.
#pragma once

#include "core/swarm/joining/lobby/hosted_visit.h"
#include "core/swarm/node/wire.h"

#include <map>
#include <vector>

namespace shoal::swarm {

inline constexpr std::size_t mostVisits = 64;                  ///< at once, in all lobbies of a swarm
inline constexpr std::chrono::seconds longestVisitShyness{20}; ///< without a word from the visitor
inline constexpr std::chrono::minutes longestVisitSilence{10}; ///< after one

/// A place is taken from whoever has most of them, the newest first, if the newcomer's address would still have fewer:
/// so a flood from few addresses keeps nobody out.
class LobbyVisits {
public:
    /// `secret` is random: addresses are told apart by it, and kept nowhere.
    LobbyVisits(Mailbox& mailbox, const Secret& secret)
        : mailbox_{mailbox}
        , secret_{secret}
    {}

    /// Who has to go for the newcomer: nobody, somebody, or the newcomer itself.
    std::optional<LinkNumber> open(LinkNumber link, const SigningKey& invite, const dht::Endpoint& peer, Moment now);
    void close(LinkNumber link) { visits_.erase(link); }
    void closeAll(const SigningKey& invite);

    /// Null for a link that isn't here.
    HostedVisit* find(LinkNumber link);
    std::optional<SigningKey> inviteOf(LinkNumber link) const;
    void heard(LinkNumber link, Moment now);
    /// Those that have been silent for too long, to be cut.
    std::vector<LinkNumber> tooSilent(Moment now) const;
    std::vector<LinkNumber> all() const;
    std::size_t size() const { return visits_.size(); }

private:
    struct One {
        HostedVisit visit;
        SigningKey invite;
        Origin origin;
        Moment since;
        bool hasSpoken = false;
    };
    Origin originOf(const dht::Endpoint& peer) const;
    std::size_t countOf(const Origin& origin) const;

    Mailbox& mailbox_;
    Secret secret_;
    std::map<LinkNumber, One> visits_; ///< later links have higher numbers
};

} // namespace shoal::swarm
