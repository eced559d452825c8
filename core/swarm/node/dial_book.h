// Addresses that are dialled until one answers: at once at first, and ever more seldom.
#pragma once

#include "core/swarm/links/limits/moment.h"
#include "dht/network.h"

#include <chrono>
#include <cstddef>
#include <map>
#include <vector>

namespace shoal::swarm {

inline constexpr std::size_t mostDialled = 64; ///< that are remembered; then those that failed most often go

class DialBook {
public:
    /// Known ones that somebody names again are tried soon.
    void add(const dht::Endpoint& address, Moment now);
    /// At most so many, those that failed least often first. They count as being dialled until something is told of
    /// them, for half a minute at most.
    std::vector<dht::Endpoint> due(Moment now, std::size_t most);

    void linked(const dht::Endpoint& address);
    /// Not reached, or its link ended: later again.
    void failed(const dht::Endpoint& address, Moment now);
    /// It answered what no honest device does: much later.
    void spoiled(const dht::Endpoint& address, Moment now);
    /// What it said was of use: once its link has ended it is tried again soon.
    void useful(const dht::Endpoint& address);

    std::vector<dht::Endpoint> all() const;

private:
    struct Known {
        Moment due{};
        std::size_t failures = 0;
        bool isLinked = false;
    };
    void makeRoom();

    std::map<dht::Endpoint, Known> known_;
};

} // namespace shoal::swarm
