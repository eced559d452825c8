// A Kademlia routing table, for simulated nodes.
#pragma once

#include "dht/network.h"

#include <cstddef>
#include <vector>

namespace shoal::test {

/// k-buckets as BEP 5 describes them: eight nodes a bucket; only the bucket that our own id falls into splits; a full
/// one keeps the nodes that it has.
class SimTable {
public:
    static constexpr std::size_t bucketSize = 8;

    explicit SimTable(const dht::NodeId& self)
        : self_{self}
    {}

    void insert(const dht::Node& node);
    std::vector<dht::Node> nearest(const dht::NodeId& target, std::size_t count = bucketSize) const;
    std::vector<dht::Node> all() const;

private:
    std::size_t bucketOf(const dht::NodeId& id) const;
    void splitLast();

    dht::NodeId self_;
    /// Bucket i holds nodes that share exactly i leading bits with us, the last one all that share at least so many.
    std::vector<std::vector<dht::Node>> buckets_{1};
};

/// Leading bits that two ids have in common: the number of the bucket.
std::size_t sharedBits(const dht::NodeId& a, const dht::NodeId& b);

/// Sorts nodes by their distance to the target and keeps the first `count`.
void keepNearest(std::vector<dht::Node>& nodes, const dht::NodeId& target, std::size_t count);

} // namespace shoal::test
