#include "core/bt/dht_joiner.h"

#include "core/link/host_port.h"

#include <algorithm>
#include <array>
#include <random>

namespace shoal::bt {
namespace {

using namespace std::chrono_literals;

constexpr auto watchInterval = 1s;
constexpr std::size_t fewNodes = 3;
constexpr auto firstRejoinPause = 5s;
constexpr auto longestRejoinPause = 5min;

std::array<char, 20> randomBytes()
{
    std::random_device random;
    std::array<char, 20> bytes;
    std::generate(bytes.begin(), bytes.end(), [&random] { return static_cast<char>(random()); });
    return bytes;
}

} // namespace

DhtJoiner::DhtJoiner(boost::asio::io_context& loop, lt::session_handle& session, const Settings& settings, Time now)
    : resolver_{loop}
    , session_{session}
    , bootstrap_{settings.dhtBootstrap}
    , network_{session, now, numericEndpoints(settings.dhtBootstrap)}
    , now_{now}
    , rejoinAt_{now + firstRejoinPause}
    , rejoinPause_{firstRejoinPause}
{
    if (settings.dhtEnabled)
        watch_ = std::make_unique<dht::NetworkWatch>(network_, std::random_device{}(), now);
}

bool DhtJoiner::tick(Time now)
{
    now_ = now;
    network_.tick(now);
    if (!watch_ || now - watchedAt_ < watchInterval)
        return false;
    watchedAt_ = now;
    const auto before = watch_->view();
    watch_->tick(now);
    rejoin();
    return watch_->view() != before;
}

dht::NetworkView DhtJoiner::view() const
{
    return watch_ ? watch_->view() : dht::NetworkView{.health = dht::Health::Off};
}

void DhtJoiner::rejoin()
{
    if (watch_->view().knownNodes >= fewNodes) {
        rejoinPause_ = firstRejoinPause;
        rejoinAt_ = now_ + rejoinPause_;
        return;
    }
    if (now_ < rejoinAt_)
        return;
    for (const auto& node : bootstrap_)
        if (const auto parsed = parseHostPort(node)) {
            session_.add_dht_node({parsed->host, parsed->port});
            resolve(parsed->host, parsed->port);
        }
    // Whoever answers a lookup is remembered, so any lookup joins the network.
    session_.dht_get_peers(lt::sha1_hash{randomBytes().data()});
    rejoinPause_ = std::min<std::chrono::seconds>(rejoinPause_ * 2, longestRejoinPause);
    rejoinAt_ = now_ + rejoinPause_;
}

void DhtJoiner::resolve(const std::string& host, std::uint16_t port)
{
    resolver_.async_resolve(host, std::to_string(port), [this](const auto& code, const auto& found) {
        if (code)
            return; // without its address the view counts those nodes that others name
        for (const auto& entry : found)
            network_.addRouter(entry.endpoint());
    });
}

} // namespace shoal::bt
