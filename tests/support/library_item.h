// How libtorrent would have signed an item of the DHT (BEP 44): a second opinion on our own signing.
#pragma once

#include "dht/item_network.h"

#include <cstdint>
#include <span>

namespace shoal::test {

/// The same sequence and value, under the key pair that the seed makes.
dht::Item signedByLibrary(std::span<const std::uint8_t, 32> seed, const dht::Item& item);

} // namespace shoal::test
