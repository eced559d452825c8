// Addresses that aren't dialled for a while, since what answered there broke the rules (docs/swarm-protocol.md,
// section 9).
#pragma once

#include "core/swarm/links/limits/moment.h"

#include <algorithm>
#include <cstddef>
#include <map>

namespace shoal::swarm {

inline constexpr std::chrono::hours shunnedFor{1};
inline constexpr std::size_t mostShunned = 1024;

/// Bounded: a full place lets the one go that was shunned first.
template <class Address>
class Shunned {
public:
    void add(const Address& address, Moment now)
    {
        std::erase_if(since_, [&](const auto& entry) { return now - entry.second >= shunnedFor; });
        if (since_.size() == mostShunned && !since_.contains(address))
            since_.erase(std::ranges::min_element(since_, {}, [](const auto& entry) { return entry.second; }));
        since_[address] = now;
    }
    bool contains(const Address& address, Moment now) const
    {
        const auto found = since_.find(address);
        return found != since_.end() && now - found->second < shunnedFor;
    }
    std::size_t size() const { return since_.size(); }

private:
    std::map<Address, Moment> since_;
};

} // namespace shoal::swarm
