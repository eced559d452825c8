#include "tests/support/sim_table.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace shoal::test {
std::size_t sharedBits(const dht::NodeId& a, const dht::NodeId& b)
{
    const auto apart = dht::distance(a, b).bytes;
    const auto first = std::find_if(apart.begin(), apart.end(), [](auto byte) { return byte != 0; });
    const auto whole = static_cast<std::size_t>(first - apart.begin()) * 8;
    return first == apart.end() ? whole : whole + static_cast<std::size_t>(std::countl_zero(*first));
}

void SimTable::insert(const dht::Node& node)
{
    if (node.id == self_)
        return;
    auto& bucket = buckets_[bucketOf(node.id)];
    if (std::any_of(bucket.begin(), bucket.end(), [&](const auto& known) { return known.id == node.id; }))
        return;
    if (bucket.size() < bucketSize) {
        bucket.push_back(node);
    } else if (&bucket == &buckets_.back()) {
        splitLast();
        insert(node);
    }
}

std::size_t SimTable::bucketOf(const dht::NodeId& id) const
{
    return std::min(sharedBits(self_, id), buckets_.size() - 1);
}

void SimTable::splitLast()
{
    const auto nodes = std::exchange(buckets_.back(), {});
    buckets_.emplace_back();
    for (const auto& node : nodes)
        buckets_[bucketOf(node.id)].push_back(node);
}

std::vector<dht::Node> SimTable::nearest(const dht::NodeId& target, std::size_t count) const
{
    auto nodes = all();
    keepNearest(nodes, target, count);
    return nodes;
}

std::vector<dht::Node> SimTable::all() const
{
    std::vector<dht::Node> nodes;
    for (const auto& bucket : buckets_)
        nodes.insert(nodes.end(), bucket.begin(), bucket.end());
    return nodes;
}

void keepNearest(std::vector<dht::Node>& nodes, const dht::NodeId& target, std::size_t count)
{
    std::vector<std::pair<dht::NodeId, const dht::Node*>> byDistance;
    byDistance.reserve(nodes.size());
    for (const auto& node : nodes)
        byDistance.emplace_back(dht::distance(node.id, target), &node);
    const auto kept = byDistance.begin() + static_cast<std::ptrdiff_t>(std::min(count, nodes.size()));
    std::partial_sort(byDistance.begin(), kept, byDistance.end());

    std::vector<dht::Node> nearest;
    for (auto each = byDistance.begin(); each != kept; ++each)
        nearest.push_back(*each->second);
    nodes = std::move(nearest);
}

} // namespace shoal::test
