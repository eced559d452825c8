#include "tests/support/link/packet_queue.h"

#include <algorithm>

namespace shoal::test {
namespace {
using Seconds = std::chrono::duration<double>;

PacketQueue::Time::duration timeFor(Bytes bytes, BytesPerSecond rate)
{
    return std::chrono::duration_cast<PacketQueue::Time::duration>(
        Seconds{static_cast<double>(bytes) / static_cast<double>(rate.value)});
}
} // namespace

PacketQueue::PacketQueue(const LinkOptions& options)
    : options_{options}
    , random_{options.seed}
{}

void PacketQueue::put(Time now, Packet packet)
{
    const Bytes size = packet.size();
    if (isLost()) {
        ++count_.lost;
        return;
    }
    auto departure = now;
    if (options_.rate.value > 0) {
        if (waitingAt(now) + size > options_.queue) {
            ++count_.dropped;
            return;
        }
        lineIsFree_ = std::max(now, lineIsFree_) + timeFor(size, options_.rate);
        departure = lineIsFree_;
    }
    carrying_ += size;
    packets_.push_back({departure + options_.delay, std::move(packet)});
}

std::optional<Packet> PacketQueue::take(Time now)
{
    if (packets_.empty() || packets_.front().arrival > now)
        return std::nullopt;
    auto packet = std::move(packets_.front().packet);
    packets_.pop_front();
    carrying_ -= packet.size();
    ++count_.carried;
    return packet;
}

std::optional<PacketQueue::Time> PacketQueue::nextArrival() const
{
    return packets_.empty() ? std::nullopt : std::optional{packets_.front().arrival};
}

/// By hand, because std::bernoulli_distribution may differ from one library to the next.
bool PacketQueue::isLost()
{
    constexpr double unit = 1.0 / static_cast<double>(std::uint64_t{1} << 53U);
    return options_.loss > 0 && static_cast<double>(random_() >> 11U) * unit < options_.loss;
}

Bytes PacketQueue::waitingAt(Time now) const
{
    if (lineIsFree_ <= now)
        return 0;
    return static_cast<Bytes>(Seconds{lineIsFree_ - now}.count() * static_cast<double>(options_.rate.value));
}

} // namespace shoal::test
