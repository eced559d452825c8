// Two machines and a link between them that takes its time: a network's delay, rate, queue and loss, on a kernel
// without netem.
#pragma once

#include "tests/support/link/network_namespace.h"
#include "tests/support/link/packet_queue.h"
#include "tests/support/link/tun_device.h"

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace shoal::test {

/// Network namespaces, each with a TUN device, and a thread that moves IPv4 packets from one to the other. Since it
/// moves whole packets, TCP and uTP meet the same link. A third machine, for a tracker, is half-way: from either side
/// to it and back takes the delay once.
class DelayedLink {
public:
    static constexpr auto middleAddress = "10.77.0.1";
    static constexpr auto leftAddress = "10.77.0.2";
    static constexpr auto rightAddress = "10.77.0.10";

    /// Why this machine can't have one; nothing when it can.
    static std::optional<std::string> whyNot() { return TunDevice::whyNot(); }

    /// Throws std::system_error.
    explicit DelayedLink(const LinkOptions& options);
    DelayedLink(const DelayedLink&) = delete;
    DelayedLink& operator=(const DelayedLink&) = delete;
    ~DelayedLink();

    const NetworkNamespace& middle() const { return middle_.network; }
    const NetworkNamespace& left() const { return left_.network; }
    const NetworkNamespace& right() const { return right_.network; }
    /// How TCP behaves that begins on either side from now on: "cubic", as machines come, or another one that the
    /// kernel has; else it is what the kernel was told to prefer. Needs root. Throws std::runtime_error.
    void useCongestionControl(const std::string& name) const;
    /// Of packets that left a side so far.
    PacketCount fromLeft() const { return countOf(left_); }
    PacketCount fromRight() const { return countOf(right_); }

private:
    struct Machine {
        NetworkNamespace network;
        std::unique_ptr<TunDevice> device;
        std::array<std::byte, 4> address;
        PacketQueue sent;

        Machine(const char* address, const LinkOptions& options);
    };

    PacketCount countOf(const Machine& machine) const;
    void move();
    void waitForWork() const;
    void takeIn(Machine& from) const;
    void deliver(Machine& from) const;
    const Machine* receiverOf(const Packet& packet) const;

    Machine middle_;
    Machine left_;
    Machine right_;
    std::size_t mtu_;
    int ending_ = -1;          ///< becomes readable when the thread should end
    mutable std::mutex mutex_; ///< of the queues
    std::thread thread_;
};

} // namespace shoal::test
