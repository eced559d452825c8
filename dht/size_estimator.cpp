#include "dht/size_estimator.h"

#include "dht/address.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <iterator>

namespace shoal::dht {
namespace {
using namespace std::chrono_literals;

constexpr std::size_t lookupsPerRound = 16; // see nextTarget
constexpr std::size_t lookupsAtOnce = 2;    // with three questions each, half of libtorrent's rate limit (8000 B/s)
constexpr std::size_t lookupsThatSuffice = 4;
constexpr std::size_t lookupsForAllQuarters = 4;
constexpr std::size_t nearest = 8;
constexpr LookupLimits limits{.wanted = 16};
constexpr std::uint64_t smallNetwork = 1000;
constexpr auto roundEvery = 1h;
constexpr auto roundEveryInSmallNetwork = 5min;
constexpr auto roundAfterSilence = 1min;

/// The network that more of our table belongs to: IPv4 and IPv6 are two, and one estimate speaks of one (BEP 32).
Family mainFamily(const std::vector<Node>& nodes)
{
    const auto isV6 = [](const Node& node) { return node.endpoint.family == Family::V6; };
    const auto v6 = static_cast<std::size_t>(std::count_if(nodes.begin(), nodes.end(), isV6));
    return 2 * v6 > nodes.size() ? Family::V6 : Family::V4;
}
} // namespace

SizeEstimator::SizeEstimator(Network& network, std::uint64_t seed)
    : network_{network}
    , random_{seed}
{}

void SizeEstimator::tick(Time now)
{
    const bool isDue = !nextRound_ || now >= *nextRound_;
    if (!isBusy() && isDue && !network_.routingTable().nodes.empty())
        beginRound();
    else if (!isBusy())
        return;

    for (const auto& lookup : running_) {
        lookup->tick(now);
        if (lookup->isDone())
            take(*lookup);
    }
    std::erase_if(running_, [](const auto& lookup) { return lookup->isDone(); });
    while (running_.size() < lookupsAtOnce && round_.begun < lookupsPerRound && !round_.metEverybody)
        beginLookup(now);
    if (!isBusy())
        endRound(now);
}

void SizeEstimator::beginRound() { round_ = {}; }

void SizeEstimator::beginLookup(Time now)
{
    running_.push_back(std::make_unique<Lookup>(network_, nextTarget(), startNodes(), now, limits));
    ++round_.begun;
}

/// One target at random in each sixteenth of the key space; any four in a row lie in four different quarters.
NodeId SizeEstimator::nextTarget()
{
    constexpr std::array<unsigned, lookupsPerRound> order{0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15};
    constexpr auto width = 256 / lookupsPerRound;
    auto target = randomId(random_);
    target.bytes[0] = static_cast<std::uint8_t>(order[round_.begun] * width + target.bytes[0] % width);
    return target;
}

/// Our table's nodes, and those that answered in this round: from them the way is shorter.
std::vector<Node> SizeEstimator::startNodes() const
{
    const auto& table = network_.routingTable().nodes;
    const auto family = mainFamily(table);
    std::vector<Node> nodes;
    std::copy_if(table.begin(), table.end(), std::back_inserter(nodes),
                 [&](const Node& node) { return node.endpoint.family == family; });
    nodes.insert(nodes.end(), round_.answered.begin(), round_.answered.end());
    return nodes;
}

void SizeEstimator::take(const Lookup& lookup)
{
    questions_ += lookup.questions();
    const auto metBefore = round_.answered.size();
    for (const auto& [distance, node] : lookup.answered())
        if (round_.speakers.insert(speaksFor(node.endpoint)).second)
            round_.answered.push_back(node);
    if (!lookup.isComplete())
        return;
    round_.targets.push_back(lookup.target());
    round_.withoutNews = round_.answered.size() == metBefore ? round_.withoutNews + 1 : 0;
    round_.metEverybody = round_.withoutNews >= lookupsForAllQuarters;
}

void SizeEstimator::endRound(Time now)
{
    size_ = estimate();
    if (!size_)
        nextRound_ = now + roundAfterSilence;
    else
        nextRound_ = now + (*size_ < smallNetwork ? std::chrono::seconds{roundEveryInSmallNetwork} : roundEvery);
}

/// From a target to its k-th nearest node among all that answered in this round, whichever lookup met them.
NodeId SizeEstimator::distanceOfNearest(const NodeId& target) const
{
    std::vector<NodeId> distances;
    for (const auto& node : round_.answered)
        distances.push_back(distance(node.id, target));
    const auto kth = distances.begin() + (nearest - 1);
    std::nth_element(distances.begin(), kth, distances.end());
    return *kth;
}

std::optional<std::uint64_t> SizeEstimator::estimate() const
{
    const std::uint64_t met = round_.answered.size();
    if (met == 0)
        return std::nullopt; // a network of one looks the same as being cut off
    if (round_.metEverybody || met < nearest)
        return met + 1;
    if (round_.targets.size() < lookupsThatSuffice)
        return std::nullopt;
    double sum = 0.0;
    for (const auto& target : round_.targets)
        sum += partOfKeySpace(distanceOfNearest(target));
    const double mean = sum / static_cast<double>(round_.targets.size());
    const double others = static_cast<double>(nearest) / mean - 1.0;
    return std::max(met, static_cast<std::uint64_t>(std::llround(std::min(others, 1e15)))) + 1;
}

} // namespace shoal::dht
