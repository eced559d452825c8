// One place that keeps items as BEP 44 says; answers come when the test says.
#pragma once

#include "dht/item_network.h"

#include <chrono>
#include <functional>
#include <map>
#include <utility>
#include <vector>

namespace shoal::dht {

class FakeItems final : public ItemNetwork {
public:
    void get(const ItemKey& key, OnItem onItem) override
    {
        gets.push_back(key);
        waiting_.push_back([this, key, onItem = std::move(onItem)] {
            const auto found = held.find(key);
            if (found != held.end())
                onItem({found->second, false});
            onItem({found != held.end() ? std::optional{found->second} : std::nullopt, true});
        });
    }

    void put(const Item& item, OnPut onPut) override
    {
        puts.push_back(item);
        waiting_.push_back([this, item, onPut = std::move(onPut)] {
            const auto found = held.find(item.key);
            PutOutcome outcome;
            if (found != held.end())
                outcome.found = found->second;
            if (isReachable && (!outcome.found || outcome.found->sequence <= item.sequence)) {
                outcome.stored = 8;
                held[item.key] = item;
            }
            onPut(outcome);
        });
    }

    /// All that were asked until now.
    void answer()
    {
        for (const auto& each : std::exchange(waiting_, {}))
            each();
    }
    std::size_t waiting() const { return waiting_.size(); }

    bool isReachable = true;
    std::map<ItemKey, Item> held;
    std::vector<Item> puts;
    std::vector<ItemKey> gets;

private:
    std::vector<std::function<void()>> waiting_;
};

/// A key for somebody's record on a day, without cryptography.
inline ItemKey plainKey(std::size_t who, std::chrono::sys_days day)
{
    ItemKey key{};
    key[0] = static_cast<std::uint8_t>(who);
    const auto number = day.time_since_epoch().count();
    for (std::size_t i = 0; i < 4; ++i)
        key[1 + i] = static_cast<std::uint8_t>(number >> (8 * i));
    return key;
}

} // namespace shoal::dht
