// How many nodes the whole network has, from a few lookups of random targets.
#pragma once

#include "dht/lookup.h"
#include "dht/network.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <vector>

namespace shoal::dht {

/// Ids are uniform (BEP 5 draws them at random, BEP 42 hashes addresses), so the nearer the nearest nodes to a random
/// target, the more nodes there are. Of n nodes the k-th nearest is at a part d of the key space that follows
/// Beta(k, n + 1 - k), with mean k / (n + 1). Over m targets n is k / mean(d) - 1, with a relative error near
/// 1 / sqrt(m k): 9 % for m = 16 and k = 8, whatever the size. The targets are spread evenly over the key space, which
/// lowers it further where the lookups overlap.
///
/// Each lookup wants 16 nodes, twice k: where half of what the tables name is dead, a lookup for 8 ends before it has
/// met all of the nearest 8, and the estimate comes out a quarter too small.
///
/// A network whose every node was met is counted instead: four lookups in a row, one in each quarter of the key space,
/// brought nobody new. (That one lookup runs dry isn't enough: where many died it can strand.)
///
/// Only nodes that answered count (see Lookup), each once in a round. So a node that lies can't be many or name others
/// that aren't there. It can answer beside the target: then the (k-1)-th distance passes for the k-th, at the one
/// target that it is counted for. Its answers may end lookups early, by never more than the one place that it takes.
///
/// A round asks 300 to 600 questions of some 100 bytes each in a large network, and never more than 16 x 64. Rounds run
/// at the start and then hourly; every five minutes in a small network, where they cost less and the size changes fast.
class SizeEstimator {
public:
    /// The network must outlive it.
    SizeEstimator(Network& network, std::uint64_t seed);

    /// Call it about once a second.
    void tick(Time now);

    /// Nodes that answer, and we ourselves. Unset until the first round ends, and after a round that met nobody.
    std::optional<std::uint64_t> size() const { return size_; }
    bool isBusy() const { return !running_.empty(); }
    /// Questions asked so far, by all rounds.
    std::uint64_t questions() const { return questions_; }

private:
    struct Round {
        std::size_t begun = 0;
        std::vector<NodeId> targets; ///< of lookups that weren't cut short
        std::size_t withoutNews = 0; ///< lookups in a row that met nobody new
        bool metEverybody = false;
        std::set<Endpoint> speakers; ///< whoever answered
        std::vector<Node> answered;
    };

    void beginRound();
    void beginLookup(Time now);
    void take(const Lookup& lookup);
    void endRound(Time now);
    NodeId nextTarget();
    NodeId distanceOfNearest(const NodeId& target) const;
    std::vector<Node> startNodes() const;
    std::optional<std::uint64_t> estimate() const;

    Network& network_;
    std::mt19937_64 random_;
    std::optional<Time> nextRound_;
    std::optional<std::uint64_t> size_;
    std::uint64_t questions_ = 0;
    Round round_;
    std::vector<std::unique_ptr<Lookup>> running_;
};

} // namespace shoal::dht
