// Signs and checks items of the DHT (BEP 44) for simulated nodes, beside the code that is tested.
#pragma once

#include "dht/item_network.h"
#include "dht/node_id.h"

#include <cstdint>
#include <vector>

namespace shoal::test {

/// The key pair that a number makes.
dht::ItemKey itemKey(std::uint64_t number);
dht::Item signedItem(std::uint64_t number, std::int64_t sequence, std::vector<std::uint8_t> value);

bool isSoundItem(const dht::Item& item);
/// Where the item lies: SHA-1 of its key.
dht::NodeId targetOf(const dht::ItemKey& key);

} // namespace shoal::test
