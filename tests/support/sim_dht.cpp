#include "tests/support/sim_dht.h"

#include <algorithm>
#include <set>
#include <utility>

namespace shoal::test {
namespace {
using namespace std::chrono_literals;

constexpr auto silence = 3s; // after which a question counts as unanswered
constexpr std::uint16_t port = 6881;

dht::Endpoint endpointOf(std::size_t number, bool isPrivate)
{
    dht::Endpoint endpoint{.port = port};
    const auto byte = [&](int shift) { return static_cast<std::uint8_t>(number >> shift); };
    if (isPrivate)
        endpoint.address = {10, byte(16), byte(8), byte(0)};
    else
        endpoint.address = {198, static_cast<std::uint8_t>(18 + byte(16)), byte(8), byte(0)}; // RFC 2544
    return endpoint;
}

dht::Endpoint withoutPort(dht::Endpoint endpoint)
{
    endpoint.port = 0;
    return endpoint;
}

/// The target itself but for its last bytes.
dht::NodeId besideTarget(dht::NodeId target, std::size_t number)
{
    target.bytes[19] = static_cast<std::uint8_t>(target.bytes[19] ^ (number + 1));
    return target;
}
} // namespace

SimDht::SimDht(const SimOptions& options)
    : options_{options}
    , random_{options.seed}
{
    for (std::size_t i = 0; i <= options_.others; ++i) {
        addNode(i);
        if (i > 0)
            join(i, random_() % i);
    }
    for (std::size_t i = 0; i < nodes_.size(); ++i)
        join(i, random_() % nodes_.size());
    killSome();
    ourTable_ = {{nodes_[0].self.id}, nodes_[0].table.all()};
}

void SimDht::addNode(std::size_t number)
{
    const auto id = dht::randomId(random_);
    const auto endpoint = endpointOf(number, options_.isPrivate);
    byAddress_.emplace(withoutPort(endpoint), number);
    nodes_.push_back({{id, endpoint}, SimTable{id}});
}

void SimDht::join(std::size_t joiner, std::size_t known)
{
    nodes_[joiner].table.insert(nodes_[known].self);
    lookUp(joiner, nodes_[joiner].self.id);
    for (int i = 0; i < 2; ++i)
        lookUp(joiner, dht::randomId(random_));
}

/// Everyone lives and answers at once while tables are filled: no need for time or for a queue.
void SimDht::lookUp(std::size_t asker, const dht::NodeId& target)
{
    std::set<dht::NodeId> asked;
    auto nearest = nodes_[asker].table.nearest(target);
    const auto isNew = [&](const dht::Node& node) { return !asked.contains(node.id); };
    for (auto next = nearest.begin(); next != nearest.end();
         next = std::find_if(nearest.begin(), nearest.end(), isNew)) {
        asked.insert(next->id);
        auto& other = nodes_[byAddress_.at(withoutPort(next->endpoint))];
        for (const auto& node : other.table.nearest(target))
            if (node.id != nodes_[asker].self.id && std::find(nearest.begin(), nearest.end(), node) == nearest.end())
                nearest.push_back(node);
        keepNearest(nearest, target, SimTable::bucketSize);
        other.table.insert(nodes_[asker].self);
        nodes_[asker].table.insert(other.self);
    }
}

void SimDht::killSome()
{
    std::vector<std::size_t> others;
    for (std::size_t i = 1; i < nodes_.size(); ++i)
        others.push_back(i);
    std::shuffle(others.begin(), others.end(), random_);
    others.resize(static_cast<std::size_t>(options_.dead * static_cast<double>(others.size())));
    for (const auto i : others)
        nodes_[i].lives = false;
}

void SimDht::findNode(const dht::Endpoint& endpoint, const dht::NodeId& target, dht::OnFoundNodes onFound)
{
    ++questions_;
    auto found = random() < options_.loss ? std::nullopt : answer(endpoint, target);
    const auto delay = found ? std::chrono::milliseconds{40 + random_() % 360} : std::chrono::milliseconds{silence};
    due_.emplace(now_ + delay, [onFound = std::move(onFound), found = std::move(found)] { onFound(found); });
}

void SimDht::ask(const dht::Endpoint& endpoint, std::function<void(std::optional<std::size_t>)> onAnswer)
{
    ++questions_;
    const auto* const node = random() < options_.loss ? nullptr : nodeAt(endpoint);
    const auto number = node ? std::optional{static_cast<std::size_t>(node - nodes_.data())} : std::nullopt;
    const auto delay = node ? std::chrono::milliseconds{40 + random_() % 360} : std::chrono::milliseconds{silence};
    after(delay, [onAnswer = std::move(onAnswer), number] { onAnswer(number); });
}

void SimDht::after(std::chrono::milliseconds delay, std::function<void()> call)
{
    due_.emplace(now_ + delay, std::move(call));
}

const SimDht::SimNode* SimDht::nodeAt(const dht::Endpoint& endpoint) const
{
    const auto found = byAddress_.find(withoutPort(endpoint));
    if (found == byAddress_.end() || !nodes_[found->second].lives)
        return nullptr;
    const bool isLiar = liar_ == found->second; // a liar listens on every port
    return isLiar || endpoint.port == port ? &nodes_[found->second] : nullptr;
}

std::optional<dht::FoundNodes> SimDht::answer(const dht::Endpoint& endpoint, const dht::NodeId& target)
{
    const auto* node = nodeAt(endpoint);
    if (node == nullptr)
        return std::nullopt;
    if (liar_ && node == &nodes_[*liar_])
        return lieAbout(target, endpoint);
    return dht::FoundNodes{node->self.id, node->table.nearest(target)};
}

dht::FoundNodes SimDht::lieAbout(const dht::NodeId& target, const dht::Endpoint& liar)
{
    ++liarMet_;
    dht::FoundNodes lies{besideTarget(target, liar.port % 128), {}};
    for (std::size_t i = 0; i < 16; ++i) {
        auto where = liar;
        if (lie_ == Lie::ItselfManyTimes)
            where.port = static_cast<std::uint16_t>(1 + random_() % 65535);
        else if (lie_ == Lie::NobodyThere)
            where = endpointOf(100'000 + random_() % 10'000, options_.isPrivate);
        else
            where = nodes_[random_() % nodes_.size()].self.endpoint;
        lies.nodes.push_back({besideTarget(target, i), where});
    }
    return lies;
}

void SimDht::makeLiar(Lie lie)
{
    lie_ = lie;
    const auto lives = [](const SimNode& node) { return node.lives; };
    const auto liar = std::find_if(nodes_.begin() + 1, nodes_.end(), lives);
    if (liar != nodes_.end())
        liar_ = static_cast<std::size_t>(liar - nodes_.begin());
}

void SimDht::run(std::chrono::milliseconds duration)
{
    const auto end = now_ + duration;
    while (!due_.empty() && due_.begin()->first <= end) {
        now_ = due_.begin()->first;
        const auto deliver = std::move(due_.extract(due_.begin()).mapped());
        deliver();
    }
    now_ = end;
}

void SimDht::runUntil(const std::function<bool()>& isDone, const std::function<void(dht::Time)>& tick,
                      std::chrono::seconds limit)
{
    for (const auto end = now_ + limit; !isDone() && now_ < end;) {
        tick(now_);
        run(1s);
    }
}

std::size_t SimDht::living() const
{
    return static_cast<std::size_t>(std::count_if(nodes_.begin(), nodes_.end(), [](const auto& n) { return n.lives; }));
}

std::vector<dht::Node> SimDht::nearestLiving(const dht::NodeId& target, std::size_t count) const
{
    std::vector<dht::Node> nodes;
    for (std::size_t i = 1; i < nodes_.size(); ++i)
        if (nodes_[i].lives)
            nodes.push_back(nodes_[i].self);
    keepNearest(nodes, target, count);
    return nodes;
}

double SimDht::random() { return static_cast<double>(random_() >> 11) * 0x1p-53; }

} // namespace shoal::test
