#include "tests/support/link/delayed_link.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <system_error>
#include <unistd.h>

namespace shoal::test {
namespace {
using Clock = std::chrono::steady_clock;

/// Packets that one side may hand over before the other side has its turn.
constexpr int turn = 64;

LinkOptions withSeed(LinkOptions options, std::uint64_t seed)
{
    options.seed = seed;
    return options;
}

/// IPv6 looks for its routers all by itself: packets that no test sent.
bool isIpv4(const Packet& packet) { return !packet.empty() && std::to_integer<int>(packet.front() >> 4U) == 4; }

timespec untilThen(PacketQueue::Time then)
{
    const auto left = std::max(Clock::duration::zero(), then - Clock::now());
    const auto whole = std::chrono::duration_cast<std::chrono::seconds>(left);
    return {.tv_sec = whole.count(), .tv_nsec = std::chrono::nanoseconds{left - whole}.count()};
}
} // namespace

DelayedLink::Machine::Machine(const char* where, const LinkOptions& options)
    : address{}
    , sent{options}
{
    inet_pton(AF_INET, where, address.data());
    network.run([&] { device = std::make_unique<TunDevice>(where, options.mtu); });
}

DelayedLink::DelayedLink(const LinkOptions& options)
    : middle_{middleAddress, {.mtu = options.mtu}}
    , left_{leftAddress, options}
    , right_{rightAddress, withSeed(options, ~options.seed)}
    , mtu_{options.mtu}
    , ending_{eventfd(0, EFD_CLOEXEC)}
{
    if (ending_ < 0)
        throw std::system_error{errno, std::generic_category(), "eventfd"};
    thread_ = std::thread{[this] { move(); }};
}

DelayedLink::~DelayedLink()
{
    eventfd_write(ending_, 1);
    thread_.join();
    close(ending_);
}

/// By the route: the setting of a network namespace takes only what the whole machine allows.
void DelayedLink::useCongestionControl(const std::string& name) const
{
    const auto command = [&name](const char* address) {
        return std::string{"ip route replace 10.77.0.0/24 dev wire0 src "} + address + " congctl " + name;
    };
    left_.network.command(command(leftAddress));
    right_.network.command(command(rightAddress));
}

PacketCount DelayedLink::countOf(const Machine& machine) const
{
    const std::lock_guard lock{mutex_};
    return machine.sent.count();
}

void DelayedLink::move()
{
    prctl(PR_SET_TIMERSLACK, 1UL); // ns: the delay is what is measured here
    pollfd end{.fd = ending_, .events = POLLIN, .revents = 0};
    while (poll(&end, 1, 0) == 0) {
        {
            const std::lock_guard lock{mutex_};
            for (auto* const machine : {&middle_, &left_, &right_}) {
                takeIn(*machine);
                deliver(*machine);
            }
        }
        waitForWork();
    }
}

/// Only this thread changes the queues, so it reads them without the lock.
void DelayedLink::waitForWork() const
{
    std::vector<pollfd> files{{.fd = ending_, .events = POLLIN, .revents = 0}};
    std::optional<PacketQueue::Time> next;
    for (const auto* const machine : {&middle_, &left_, &right_}) {
        const auto arrival = machine->sent.nextArrival();
        if (arrival && (!next || *arrival < *next))
            next = arrival;
        if (!machine->sent.isFull())
            files.push_back({.fd = machine->device->file(), .events = POLLIN, .revents = 0});
    }
    const auto limit = next ? untilThen(*next) : timespec{};
    ppoll(files.data(), files.size(), next ? &limit : nullptr, nullptr);
}

void DelayedLink::takeIn(Machine& from) const
{
    for (int i = 0; i < turn && !from.sent.isFull(); ++i) {
        Packet packet(mtu_);
        const auto size = read(from.device->file(), packet.data(), packet.size());
        if (size < 0)
            return; // nothing is there
        packet.resize(static_cast<std::size_t>(size));
        if (isIpv4(packet))
            from.sent.put(Clock::now(), std::move(packet));
    }
}

void DelayedLink::deliver(Machine& from) const
{
    const auto now = Clock::now();
    for (int i = 0; i < turn; ++i) {
        const auto packet = from.sent.take(now);
        if (!packet)
            return;
        const auto* const to = receiverOf(*packet);
        // Whoever has no room for a packet loses it: that is what networks are like.
        if (to != nullptr) [[maybe_unused]]
            const auto written = write(to->device->file(), packet->data(), packet->size());
    }
}

/// By the destination address of the IPv4 header (RFC 791). Nobody, for what is sent to nobody here.
const DelayedLink::Machine* DelayedLink::receiverOf(const Packet& packet) const
{
    constexpr std::size_t destination = 16;
    for (const auto* const machine : {&middle_, &left_, &right_})
        if (packet.size() >= destination + machine->address.size()
            && std::equal(machine->address.begin(), machine->address.end(), packet.begin() + destination))
            return machine;
    return nullptr;
}

} // namespace shoal::test
