// Items in the simulated DHT (BEP 44): nodes that keep them as they should, and nodes that don't.
#pragma once

#include "dht/item_network.h"
#include "tests/support/sim_dht.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace shoal::test {

/// How a node treats what others leave with it.
enum class Storing {
    Honest,
    Drops,           ///< says that it took the item, and forgets it
    ForgesValue,     ///< tells another value, under the item's signature
    ForgesSignature, ///< tells the item under another signature
    ForgesSequence,  ///< tells the item as a much newer one
    Replays,         ///< tells the first item that it saw under the key
    NamesFriends,    ///< knows no item, and of other nodes only those that do the same
};

/// What nodes keep and answer. As libtorrent's do, they check tokens, signatures and sequences of what they are given,
/// and forget what nobody brought again for two hours.
class SimItems {
public:
    struct Answer {
        dht::FoundNodes nodes;
        std::uint64_t token = 0;
        std::optional<dht::Item> item;
    };
    struct Counts {
        std::size_t gets = 0; ///< that were answered
        std::size_t puts = 0; ///< that were taken
        std::size_t badTokens = 0;
        std::size_t badSignatures = 0;
        std::size_t oldSequences = 0;
    };

    explicit SimItems(SimDht& sim)
        : sim_{sim}
        , behaviour_(sim.size(), Storing::Honest)
        , stores_(sim.size())
    {}

    void behave(std::size_t node, Storing how) { behaviour_[node] = how; }
    SimDht& sim() { return sim_; }
    const Counts& counts() const { return counts_; }
    /// Numbers of the living nodes nearest to a key, and whether they keep an item under it.
    std::vector<std::size_t> nearest(const dht::ItemKey& key, std::size_t count) const;
    std::optional<dht::Item> heldBy(std::size_t node, const dht::ItemKey& key) const;

    /// The two questions of BEP 44, from one node to whoever lives at an endpoint. Nothing: no answer came.
    void get(std::size_t asker, const dht::Endpoint& endpoint, const dht::NodeId& target,
             std::function<void(std::optional<Answer>)> onAnswer);
    void put(std::size_t asker, const dht::Endpoint& endpoint, std::uint64_t token, const dht::Item& item,
             std::function<void(bool)> onTaken);

private:
    struct Held {
        dht::Item item;
        dht::Item first;
        dht::Time until;
    };

    Answer answer(std::size_t node, std::size_t asker, const dht::NodeId& target);
    std::optional<dht::Item> told(std::size_t node, const dht::NodeId& target) const;
    bool take(std::size_t node, std::size_t asker, std::uint64_t token, const dht::Item& item);
    std::uint64_t tokenOf(std::size_t node, std::size_t asker, const dht::NodeId& target, std::int64_t period) const;
    std::int64_t period() const;
    const Held* held(std::size_t node, const dht::NodeId& target) const;

    SimDht& sim_;
    std::vector<Storing> behaviour_;
    std::vector<std::map<dht::NodeId, Held>> stores_;
    Counts counts_;
};

} // namespace shoal::test
