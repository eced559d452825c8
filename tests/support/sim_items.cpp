#include "tests/support/sim_items.h"

#include "tests/support/item_key.h"

#include <algorithm>
#include <utility>

namespace shoal::test {
namespace {
using namespace std::chrono_literals;

constexpr auto tokenPeriod = 5min; // tokens of this period and of the one before are good (BEP 5)
constexpr auto lifetime = 2h;
} // namespace

std::vector<std::size_t> SimItems::nearest(const dht::ItemKey& key, std::size_t count) const
{
    const auto target = targetOf(key);
    std::vector<std::pair<dht::NodeId, std::size_t>> byDistance;
    for (std::size_t i = 0; i < sim_.size(); ++i)
        if (sim_.isAlive(i))
            byDistance.emplace_back(dht::distance(sim_.node(i).id, target), i);
    std::ranges::sort(byDistance);
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < std::min(count, byDistance.size()); ++i)
        numbers.push_back(byDistance[i].second);
    return numbers;
}

std::optional<dht::Item> SimItems::heldBy(std::size_t node, const dht::ItemKey& key) const
{
    const auto* const found = held(node, targetOf(key));
    return found ? std::optional{found->item} : std::nullopt;
}

void SimItems::get(std::size_t asker, const dht::Endpoint& endpoint, const dht::NodeId& target,
                   std::function<void(std::optional<Answer>)> onAnswer)
{
    sim_.ask(endpoint, [this, asker, target, onAnswer = std::move(onAnswer)](auto node) {
        counts_.gets += node ? 1 : 0;
        onAnswer(node ? std::optional{answer(*node, asker, target)} : std::nullopt);
    });
}

void SimItems::put(std::size_t asker, const dht::Endpoint& endpoint, std::uint64_t token, const dht::Item& item,
                   std::function<void(bool)> onTaken)
{
    sim_.ask(endpoint, [this, asker, token, item, onTaken = std::move(onTaken)](auto node) {
        onTaken(node && take(*node, asker, token, item));
    });
}

SimItems::Answer SimItems::answer(std::size_t node, std::size_t asker, const dht::NodeId& target)
{
    Answer answer{.nodes = {sim_.node(node).id, sim_.knownTo(node, target)},
                  .token = tokenOf(node, asker, target, period()),
                  .item = told(node, target)};
    if (behaviour_[node] == Storing::NamesFriends) {
        answer.nodes.nodes.clear();
        for (std::size_t i = 0; i < sim_.size(); ++i)
            if (behaviour_[i] == Storing::NamesFriends)
                answer.nodes.nodes.push_back(sim_.node(i));
        keepNearest(answer.nodes.nodes, target, SimTable::bucketSize);
    }
    return answer;
}

std::optional<dht::Item> SimItems::told(std::size_t node, const dht::NodeId& target) const
{
    const auto* const found = held(node, target);
    if (found == nullptr)
        return std::nullopt;
    auto item = found->item;
    switch (behaviour_[node]) {
    case Storing::Drops:
    case Storing::NamesFriends: return std::nullopt;
    case Storing::ForgesValue: item.value.back() ^= 1; break;
    case Storing::ForgesSignature: item.signature.front() ^= 1; break;
    case Storing::ForgesSequence: item.sequence += 1000; break;
    case Storing::Replays: return found->first;
    case Storing::Honest: break;
    }
    return item;
}

bool SimItems::take(std::size_t node, std::size_t asker, std::uint64_t token, const dht::Item& item)
{
    const auto target = targetOf(item.key);
    if (token != tokenOf(node, asker, target, period()) && token != tokenOf(node, asker, target, period() - 1)) {
        ++counts_.badTokens;
        return false;
    }
    if (!isSoundItem(item)) {
        ++counts_.badSignatures;
        return false;
    }
    const auto* const before = held(node, target);
    if (before && before->item.sequence > item.sequence) {
        ++counts_.oldSequences;
        return false;
    }
    const auto first = before ? before->first : item;
    const bool isNewer = before == nullptr || before->item.sequence < item.sequence;
    stores_[node][target] = {isNewer ? item : before->item, first, sim_.now() + lifetime};
    ++counts_.puts;
    return true;
}

std::uint64_t SimItems::tokenOf(std::size_t node, std::size_t asker, const dht::NodeId& target,
                                std::int64_t period) const
{
    std::uint64_t token = 1469598103934665603ULL; // FNV-1a: nobody guesses here
    const auto mix = [&token](std::uint64_t value) { token = (token ^ value) * 1099511628211ULL; };
    mix(node);
    mix(asker);
    mix(static_cast<std::uint64_t>(period));
    for (const auto byte : target.bytes)
        mix(byte);
    return token;
}

std::int64_t SimItems::period() const { return sim_.now().time_since_epoch() / tokenPeriod; }

const SimItems::Held* SimItems::held(std::size_t node, const dht::NodeId& target) const
{
    const auto found = stores_[node].find(target);
    return found != stores_[node].end() && found->second.until > sim_.now() ? &found->second : nullptr;
}

} // namespace shoal::test
