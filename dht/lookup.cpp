#include "dht/lookup.h"

#include "dht/address.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace shoal::dht {

Lookup::Lookup(Network& network, const NodeId& target, const std::vector<Node>& start, Time now, LookupLimits limits)
    : network_{network}
    , target_{target}
    , limits_{limits}
    , deadline_{now + limits.duration}
{
    for (const auto& node : start)
        hearOf(node);
    goOn();
}

void Lookup::tick(Time now)
{
    if (isDone_ || now < deadline_)
        return;
    isDone_ = true;
    wasCutShort_ = true;
}

void Lookup::hearOf(const Node& node)
{
    if (!isOurs(node.id) && heardOf_.insert(node.endpoint).second)
        candidates_.emplace(distance(node.id, target_), Candidate{node.endpoint});
}

void Lookup::goOn()
{
    while (!isDone_ && inFlight_ < limits_.parallel) {
        auto* const next = nextToAsk();
        if (next == nullptr)
            break;
        if (asked_ == limits_.questions) {
            wasCutShort_ = true;
            break;
        }
        ask(*next);
    }
    // Answers in flight may still come, and bring nodes that are worth asking.
    isDone_ = isDone_ || inFlight_ == 0;
}

Lookup::Candidate* Lookup::nextToAsk()
{
    for (auto& [distance, candidate] : candidates_)
        if (isWorthAsking(distance, candidate))
            return &candidate;
    return nullptr;
}

/// Whoever is farther than enough nodes that answered can't be among the nearest.
bool Lookup::isWorthAsking(const NodeId& distance, const Candidate& candidate) const
{
    if (candidate.isAsked || speakers_.contains(speaksFor(candidate.endpoint)))
        return false;
    return answered_.size() < limits_.wanted || distance < std::next(answered_.begin(), limits_.wanted - 1)->first;
}

void Lookup::ask(Candidate& candidate)
{
    candidate.isAsked = true;
    ++asked_;
    ++inFlight_;
    network_.findNode(candidate.endpoint, target_,
                      [alive = std::weak_ptr{alive_}, endpoint = candidate.endpoint](auto found) {
                          if (const auto self = alive.lock())
                              (*self)->onAnswer(endpoint, std::move(found));
                      });
}

void Lookup::onAnswer(const Endpoint& endpoint, std::optional<FoundNodes> found)
{
    --inFlight_;
    if (isDone_)
        return;
    if (found) {
        accept(endpoint, found->from);
        found->nodes.resize(std::min(found->nodes.size(), limits_.nodesPerAnswer));
        for (const auto& node : found->nodes)
            hearOf(node);
    }
    goOn();
}

void Lookup::accept(const Endpoint& endpoint, const NodeId& id)
{
    if (!isOurs(id) && speakers_.insert(speaksFor(endpoint)).second)
        answered_.emplace(distance(id, target_), Node{id, endpoint});
}

bool Lookup::isOurs(const NodeId& id) const
{
    const auto& self = network_.routingTable().self;
    return std::find(self.begin(), self.end(), id) != self.end();
}

} // namespace shoal::dht
