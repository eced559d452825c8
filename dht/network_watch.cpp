#include "dht/network_watch.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace shoal::dht {
namespace {
using namespace std::chrono_literals;

constexpr auto startingTime = 10s;
constexpr int checksUntilAlone = 3;
constexpr std::size_t nodesPerCheck = 8;
constexpr double enoughNodes = 8.0; // k
} // namespace

NetworkWatch::NetworkWatch(Network& network, std::uint64_t seed, Time now)
    : network_{network}
    , random_{seed}
    , estimator_{network, random_()}
    , startedAt_{now}
    , nextCheck_{now}
{}

void NetworkWatch::tick(Time now)
{
    estimator_.tick(now);
    if (check_ && check_->heard == check_->asked)
        judge(now);
    if (!check_ && now >= nextCheck_)
        beginCheck();
    if (!wasEverAnswered_)
        view_.health = healthAfter(now); // Starting ends by time alone
    view_.knownNodes = network_.routingTable().nodes.size();
    view_.estimatedSize = estimator_.size();
}

void NetworkWatch::beginCheck()
{
    const auto& table = network_.routingTable().nodes;
    std::vector<Node> nodes;
    std::sample(table.begin(), table.end(), std::back_inserter(nodes), nodesPerCheck, random_);
    check_ = std::make_shared<Check>(Check{.known = table.size(), .asked = nodes.size()});
    for (const auto& node : nodes)
        network_.findNode(node.endpoint, randomId(random_), [weak = std::weak_ptr{check_}](const auto& found) {
            if (const auto check = weak.lock()) {
                ++check->heard;
                check->answered += found ? 1 : 0;
            }
        });
}

void NetworkWatch::judge(Time now)
{
    if (check_->answered > 0) {
        answering_ = static_cast<double>(check_->known * check_->answered) / static_cast<double>(check_->asked);
        wasEverAnswered_ = true;
        checksWithoutAnswer_ = 0;
    } else {
        ++checksWithoutAnswer_;
    }
    check_.reset();
    view_.health = healthAfter(now);
    nextCheck_ = now + pause();
}

std::chrono::seconds NetworkWatch::pause() const
{
    if (view_.health == Health::Starting)
        return 1s;
    // A check without an answer is soon repeated, to tell an accident from a cut line.
    const bool isSettled = view_.health == Health::Good && checksWithoutAnswer_ == 0;
    return isSettled ? std::chrono::seconds{2min} : 5s;
}

Health NetworkWatch::healthAfter(Time now) const
{
    if (!wasEverAnswered_)
        return now - startedAt_ < startingTime ? Health::Starting : Health::Alone;
    if (checksWithoutAnswer_ >= checksUntilAlone)
        return Health::Alone;
    return answering_ < enoughNodes ? Health::Thin : Health::Good;
}

} // namespace shoal::dht
