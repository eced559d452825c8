// One direction of a slow link as a calculation: which packet comes through, and when.
#pragma once

#include "core/units.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <random>
#include <vector>

namespace shoal::test {

/// What a link does to packets, each direction alike.
struct LinkOptions {
    std::chrono::microseconds delay{0};        ///< one way: the round trip takes twice as long
    BytesPerSecond rate{};                     ///< 0: none
    Bytes queue = Bytes{256} * 1024;           ///< what may wait for its turn at that rate; more is dropped
    double loss = 0;                           ///< share of packets lost by chance, 0 to 1
    std::uint64_t seed = 1;                    ///< the same seed loses the same packets
    unsigned mtu = 1500;                       ///< bytes of the largest packet
    Bytes inFlight = Bytes{256} * 1024 * 1024; ///< while it carries so much it takes nothing in
};

struct PacketCount {
    std::uint64_t carried = 0; ///< came out
    std::uint64_t dropped = 0; ///< found the queue full
    std::uint64_t lost = 0;    ///< by chance
};

using Packet = std::vector<std::byte>;

/// First in, first out. A packet waits until those before it went out at the rate, then travels for the delay.
class PacketQueue {
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit PacketQueue(const LinkOptions& options);

    void put(Time now, Packet packet);
    /// The next packet that has arrived by now.
    std::optional<Packet> take(Time now);
    /// When the next one arrives.
    std::optional<Time> nextArrival() const;
    /// Whether it carries as much as it may: whoever feeds it should wait.
    bool isFull() const { return carrying_ >= options_.inFlight; }
    const PacketCount& count() const { return count_; }

private:
    struct Travelling {
        Time arrival;
        Packet packet;
    };

    bool isLost();
    Bytes waitingAt(Time now) const;

    LinkOptions options_;
    std::mt19937_64 random_;
    Time lineIsFree_{}; ///< when the last packet that was put has gone out
    Bytes carrying_ = 0;
    std::deque<Travelling> packets_;
    PacketCount count_;
};

} // namespace shoal::test
