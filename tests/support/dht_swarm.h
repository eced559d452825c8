// A real DHT on loopback: many libtorrent nodes in one process, on one thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace shoal::test {

/// Node i listens on 127.64.(i / 250).(i % 250 + 1):6881 and takes part in the DHT alone. Ids come from the seed.
/// Use it in a sealed network only; the constructor aborts the process elsewhere.
///
/// libtorrent lets a young network grow slowly: a node names only nodes that answered itself, leaves its bootstrap
/// nodes out, and tries one newcomer in five seconds. So each node here pings eight nodes of each of its k-buckets, and
/// has the table that Kademlia would give it in the end.
class DhtSwarm {
public:
    explicit DhtSwarm(std::size_t nodes, std::uint64_t seed = 1);
    ~DhtSwarm();
    DhtSwarm(const DhtSwarm&) = delete;
    DhtSwarm& operator=(const DhtSwarm&) = delete;

    /// Waits until every node filled its table; false if that took longer. Call it once.
    [[nodiscard]] bool awaitJoined(std::chrono::seconds limit);
    /// "127.64.0.1:6881", of node i.
    std::string address(std::size_t node) const;
    /// Of the first nodes, as `dht_bootstrap_nodes` and `dht.bootstrap` take them: separated by commas.
    std::string bootstrapNodes(std::size_t count = 1) const;
    /// Ends the last `count` nodes that live.
    void end(std::size_t count);
    std::size_t living() const;

private:
    struct Thread;
    struct Member;
    void pingNeighbours(std::size_t node, std::mt19937_64& random);
    std::unique_ptr<Thread> thread_;
    std::vector<Member> members_;
};

} // namespace shoal::test
