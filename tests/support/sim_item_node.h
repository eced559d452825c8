// One node of the simulated DHT as its owner uses it: looks items up and leaves them, as libtorrent does.
#pragma once

#include "dht/item_network.h"
#include "tests/support/sim_items.h"

#include <cstddef>
#include <memory>

namespace shoal::test {

/// Whether it passes over items whose signature is wrong, as it must.
enum class ItemChecks { On, Off };

/// A get asks node after node, ever nearer to the key, and tells of each item that is newer than those before; a put
/// does the same, and leaves the item with the 8 nearest that answered.
class SimItemNode final : public dht::ItemNetwork {
public:
    SimItemNode(SimItems& items, std::size_t number, ItemChecks checks = ItemChecks::On);

    void get(const dht::ItemKey& key, dht::OnItem onItem) override;
    void put(const dht::Item& item, dht::OnPut onPut) override;

private:
    SimItems& items_;
    std::size_t number_;
    ItemChecks checks_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

} // namespace shoal::test
