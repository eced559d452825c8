// Finds the live nodes nearest to a target: Kademlia's iterative lookup (Maymounkov and Mazières 2002, section 2.3).
#pragma once

#include "dht/network.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace shoal::dht {

struct LookupLimits {
    std::size_t wanted = 8;            ///< nodes to find; Kademlia's k as BEP 5 sets it
    std::size_t parallel = 3;          ///< questions in flight; Kademlia's alpha
    std::size_t questions = 64;        ///< in all; a usual lookup needs 10 to 30
    std::chrono::seconds duration{30}; ///< a usual lookup needs 1 to 5
    std::size_t nodesPerAnswer = 16;   ///< the rest of a longer answer is ignored
};

/// Only nodes that answered count, each under the id with which it answered itself and once for whom it speaks
/// (`speaksFor`): who is dead, invented or lied about costs a question and nothing else.
/// It goes on by itself with each answer; the network must outlive it. After its end no callback reaches it.
class Lookup {
public:
    /// Asks at once, first the nodes of `start`.
    Lookup(Network& network, const NodeId& target, const std::vector<Node>& start, Time now, LookupLimits limits = {});
    Lookup(const Lookup&) = delete;
    Lookup& operator=(const Lookup&) = delete;

    /// Ends it when its time is over.
    void tick(Time now);

    bool isDone() const { return isDone_; }
    /// Done, and neither the number of questions nor the time cut it short.
    bool isComplete() const { return isDone_ && !wasCutShort_; }
    const NodeId& target() const { return target_; }
    std::size_t questions() const { return asked_; }
    /// Every node that answered, by its distance to the target, nearest first. When the lookup is complete, the first
    /// `wanted` of them are the nearest; if there are fewer, then these are all the nodes that can be found.
    const std::map<NodeId, Node>& answered() const { return answered_; }

private:
    struct Candidate {
        Endpoint endpoint;
        bool isAsked = false;
    };

    void hearOf(const Node& node);
    void goOn();
    Candidate* nextToAsk();
    bool isWorthAsking(const NodeId& distance, const Candidate& candidate) const;
    void ask(Candidate& candidate);
    void onAnswer(const Endpoint& endpoint, std::optional<FoundNodes> found);
    void accept(const Endpoint& endpoint, const NodeId& id);
    bool isOurs(const NodeId& id) const;

    Network& network_;
    NodeId target_;
    LookupLimits limits_;
    Time deadline_;
    std::size_t asked_ = 0;
    std::size_t inFlight_ = 0;
    bool isDone_ = false;
    bool wasCutShort_ = false;
    std::multimap<NodeId, Candidate> candidates_; // by the distance that was claimed for them
    std::set<Endpoint> heardOf_;
    std::set<Endpoint> speakers_;
    std::map<NodeId, Node> answered_;
    std::shared_ptr<Lookup*> alive_ = std::make_shared<Lookup*>(this); // last: goes first
};

} // namespace shoal::dht
