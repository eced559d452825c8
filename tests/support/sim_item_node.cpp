#include "tests/support/sim_item_node.h"

#include "dht/lookup.h"
#include "tests/support/item_key.h"

#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace shoal::test {
namespace {
using namespace std::chrono_literals;

constexpr std::size_t storingNodes = 8; // Kademlia's k
constexpr auto longest = 50s;

/// A walk towards a key that gathers items and tokens on its way. It lives as long as answers are expected.
class Walk final : public dht::Network, public std::enable_shared_from_this<Walk> {
public:
    struct Target {
        dht::Node node;
        std::uint64_t token = 0;
    };

    Walk(SimItems& items, std::size_t number, const dht::ItemKey& key, ItemChecks checks)
        : items_{items}
        , number_{number}
        , key_{key}
        , checks_{checks}
        , table_{{items.sim().node(number).id}, items.sim().tableOf(number)}
    {}

    std::function<void(const dht::Item&)> onItem;
    std::function<void()> onEnd;

    void begin()
    {
        const dht::LookupLimits limits{.wanted = storingNodes, .questions = 100};
        lookup_.emplace(*this, targetOf(key_), table_.nodes, items_.sim().now(), limits);
        items_.sim().after(longest, [self = shared_from_this()] { self->end(); });
        endIfDone();
    }

    void findNode(const dht::Endpoint& endpoint, const dht::NodeId& target, dht::OnFoundNodes onFound) override
    {
        items_.get(number_, endpoint, target, [self = shared_from_this(), endpoint, onFound](auto answer) {
            if (answer)
                self->hear(endpoint, *answer);
            onFound(answer ? std::optional{answer->nodes} : std::nullopt);
            self->endIfDone();
        });
    }
    const dht::RoutingTable& routingTable() const override { return table_; }

    const std::optional<dht::Item>& best() const { return best_; }
    std::vector<Target> targets() const
    {
        std::vector<Target> targets;
        for (const auto& [distance, node] : lookup_->answered())
            if (targets.size() < storingNodes)
                targets.push_back({node, tokens_.at(node.endpoint)});
        return targets;
    }

private:
    void hear(const dht::Endpoint& endpoint, const SimItems::Answer& answer)
    {
        tokens_[endpoint] = answer.token;
        const auto& item = answer.item;
        if (hasEnded_ || !item || item->key != key_ || (best_ && best_->sequence >= item->sequence))
            return;
        if (checks_ == ItemChecks::On && !isSoundItem(*item))
            return;
        best_ = item;
        onItem(*item);
    }

    void endIfDone()
    {
        if (lookup_ && lookup_->isDone())
            end();
    }

    void end()
    {
        if (!std::exchange(hasEnded_, true))
            onEnd();
    }

    SimItems& items_;
    std::size_t number_;
    dht::ItemKey key_;
    ItemChecks checks_;
    dht::RoutingTable table_;
    std::map<dht::Endpoint, std::uint64_t> tokens_;
    std::optional<dht::Item> best_;
    std::optional<dht::Lookup> lookup_;
    bool hasEnded_ = false;
};

/// What comes of the puts of one item.
struct Gathering {
    dht::PutOutcome outcome;
    std::size_t open = 0;
    dht::OnPut onPut;
};

void leave(SimItems& items, std::size_t number, const Walk& walk, const dht::Item& item, dht::OnPut onPut)
{
    const auto targets = walk.targets();
    auto gathering = std::make_shared<Gathering>(Gathering{{0, walk.best()}, targets.size(), std::move(onPut)});
    if (targets.empty())
        gathering->onPut(gathering->outcome);
    for (const auto& target : targets)
        items.put(number, target.node.endpoint, target.token, item, [gathering](bool isTaken) {
            gathering->outcome.stored += isTaken ? 1 : 0;
            if (--gathering->open == 0)
                gathering->onPut(gathering->outcome);
        });
}
} // namespace

SimItemNode::SimItemNode(SimItems& items, std::size_t number, ItemChecks checks)
    : items_{items}
    , number_{number}
    , checks_{checks}
{}

void SimItemNode::get(const dht::ItemKey& key, dht::OnItem onItem)
{
    const auto walk = std::make_shared<Walk>(items_, number_, key, checks_);
    const auto tell = [alive = std::weak_ptr{alive_}, onItem = std::move(onItem)](const dht::HeardItem& heard) {
        if (!alive.expired())
            onItem(heard);
    };
    walk->onItem = [tell](const dht::Item& item) { tell({item, false}); };
    walk->onEnd = [tell, of = walk.get()] { tell({of->best(), true}); };
    items_.sim().after(0s, [walk] { walk->begin(); });
}

void SimItemNode::put(const dht::Item& item, dht::OnPut onPut)
{
    const auto walk = std::make_shared<Walk>(items_, number_, item.key, checks_);
    auto tell = [alive = std::weak_ptr{alive_}, onPut = std::move(onPut)](const dht::PutOutcome& outcome) {
        if (!alive.expired())
            onPut(outcome);
    };
    walk->onItem = [](const dht::Item&) {};
    walk->onEnd = [this, item, alive = std::weak_ptr{alive_}, tell, of = walk.get()] {
        if (!alive.expired())
            leave(items_, number_, *of, item, tell);
    };
    items_.sim().after(0s, [walk] { walk->begin(); });
}

} // namespace shoal::test
