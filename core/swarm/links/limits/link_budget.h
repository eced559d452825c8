// What one link may make us do and keep (docs/swarm-protocol.md, section 9). An honest peer stays far below; whoever
// doesn't is closed.
#pragma once

#include "core/swarm/ids.h"
#include "core/swarm/links/limits/token_bucket.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>

namespace shoal::swarm {

/// What a peer makes us pay for.
enum class Cost : std::uint8_t {
    Useless,  ///< an entry or value that nobody asked for and that brought nothing
    Compare,  ///< a message that makes us compare logs
    Request,  ///< entries, values or secrets that it wants
    Metadata, ///< a part of metadata that it wants
    Mail,     ///< for joiners, to keep or to pass on
};

inline constexpr std::array<Rate, 5> linkRates{
    Rate{.atOnce = 500, .perSecond = 20},   Rate{.atOnce = 120, .perSecond = 4},   Rate{.atOnce = 120, .perSecond = 4},
    Rate{.atOnce = 4096, .perSecond = 256}, Rate{.atOnce = 1024, .perSecond = 16},
};
inline constexpr std::size_t mostPendingOfLink = 64;
inline constexpr std::chrono::minutes longestPending{1};
inline constexpr int mostVoid = 3; ///< with this many the link ends

class LinkBudget {
public:
    explicit LinkBudget(Moment now);

    /// False for what is too much.
    bool pay(Cost cost, Moment now) { return buckets_[static_cast<std::size_t>(cost)].take(now); }
    /// False with the last that is forgiven.
    bool forgiveVoid() { return ++void_ < mostVoid; }

    bool mayWait() const { return pending_.size() < mostPendingOfLink; }
    void waits(const EntryId& id, Moment now) { pending_.emplace(id, now); }
    bool isWaiting(const EntryId& id) const { return pending_.contains(id); }
    /// Those that `isHere` says came to be taken, and those of which nothing was heard for long, make room.
    template <class IsHere>
    void forgetPending(Moment now, IsHere isHere)
    {
        std::erase_if(pending_,
                      [&](const auto& entry) { return isHere(entry.first) || now - entry.second >= longestPending; });
    }

private:
    std::array<TokenBucket, linkRates.size()> buckets_;
    int void_ = 0;
    std::map<EntryId, Moment> pending_; // entries that came over this link before their parents
};

} // namespace shoal::swarm
