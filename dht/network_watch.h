// Keeps the view of the network up to date: is anybody there, and how many.
#pragma once

#include "dht/network.h"
#include "dht/network_view.h"
#include "dht/size_estimator.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <random>

namespace shoal::dht {

/// A routing table remembers nodes long after they or our own line went away, so it alone says little: the watch asks
/// eight of its nodes, drawn at random, and judges by who answers.
///   Starting  nobody answered yet, in the first 10 s;
///   Alone     nobody answered in those, or later in three checks one after the other (an empty table is such a check);
///   Thin      somebody answers, but known nodes x part that answered is below 8: an announce finds fewer places than
///             Kademlia wants (k = 8), and a network this small isn't redundant;
///   Good      otherwise.
/// Checks run every second while Starting, every two minutes while Good, every five seconds else: 8 questions each.
///
/// Make one when the DHT is switched on; while it is off there is none, and the view is NetworkView{Health::Off}.
class NetworkWatch {
public:
    /// `seed` decides which nodes and targets are drawn. The network must outlive it.
    NetworkWatch(Network& network, std::uint64_t seed, Time now);
    NetworkWatch(const NetworkWatch&) = delete;
    NetworkWatch& operator=(const NetworkWatch&) = delete;

    /// Call it about once a second; `view` changes here only.
    void tick(Time now);
    const NetworkView& view() const { return view_; }
    const SizeEstimator& estimator() const { return estimator_; }

private:
    struct Check {
        std::size_t known = 0;
        std::size_t asked = 0;
        std::size_t heard = 0;
        std::size_t answered = 0;
    };

    void beginCheck();
    void judge(Time now);
    Health healthAfter(Time now) const;
    std::chrono::seconds pause() const;

    Network& network_;
    std::mt19937_64 random_;
    SizeEstimator estimator_;
    Time startedAt_;
    Time nextCheck_;
    NetworkView view_;
    std::shared_ptr<Check> check_; // its questions hold it weakly
    double answering_ = 0.0;       // nodes of the table that live, by the last check that anybody answered
    bool wasEverAnswered_ = false;
    int checksWithoutAnswer_ = 0;
};

} // namespace shoal::dht
