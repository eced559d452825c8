// Names of DHT nodes and keys, and how far apart they are (BEP 5).
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <random>

namespace shoal::dht {

/// 160 bits that name a node or a key, most significant byte first.
struct NodeId {
    std::array<std::uint8_t, 20> bytes{};
    auto operator<=>(const NodeId&) const = default;
};

/// Kademlia's distance: exclusive or. Distances compare as numbers.
NodeId distance(const NodeId& a, const NodeId& b);

/// A distance as a part of the whole key space: [0, 1), exact to 2^-53.
double partOfKeySpace(const NodeId& distance);

/// Uniform over all of them. It picks where to look, and keeps no secret.
NodeId randomId(std::mt19937_64& random);

} // namespace shoal::dht
