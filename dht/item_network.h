// The DHT as a store of signed values, one under each public key (BEP 44, mutable items without salt).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace shoal::dht {

using ItemKey = std::array<std::uint8_t, 32>;       ///< Ed25519, public
using ItemSignature = std::array<std::uint8_t, 64>; ///< of `itemText`, without a label

inline constexpr std::size_t largestItem = 996; ///< bytes of a value; bencoded they are the 1000 that BEP 44 allows

/// Nodes keep, under each key, the item with the highest sequence that they saw.
struct Item {
    ItemKey key{};
    std::int64_t sequence = 0;       ///< not negative
    std::vector<std::uint8_t> value; ///< on the wire a bencoded string
    ItemSignature signature{};
    bool operator==(const Item&) const = default;
};

/// The bytes that an item's signature is made over.
std::vector<std::uint8_t> itemText(std::int64_t sequence, const std::vector<std::uint8_t>& value);

/// One step of an answer to `get`.
struct HeardItem {
    std::optional<Item> item; ///< the one with the highest sequence so far; in the last step also nothing at all
    bool isLast = false;      ///< everybody who could be reached was heard
};
using OnItem = std::function<void(const HeardItem&)>;

struct PutOutcome {
    std::size_t stored = 0;    ///< nodes that took it
    std::optional<Item> found; ///< what lay there before, with the highest sequence, ours or not
};
using OnPut = std::function<void(const PutOutcome&)>;

/// Callbacks come on this thread, never within the call. The network may be destroyed first; then it never calls.
class ItemNetwork {
public:
    virtual ~ItemNetwork() = default;

    /// Looks for the item under `key`. Calls back with each item of a higher sequence than the ones before, and exactly
    /// once with `isLast`, within a minute, also when there is no network. Items whose signature is wrong are passed
    /// over, and so are values that aren't strings.
    virtual void get(const ItemKey& key, OnItem onItem) = 0;

    /// Looks for the nodes nearest to the key, and leaves the item with them. A node that has a higher sequence
    /// refuses; one that has the same item keeps it longer. Nodes forget items after two hours (BEP 44). Calls back
    /// exactly once, within a minute.
    virtual void put(const Item& item, OnPut onPut) = 0;
};

} // namespace shoal::dht
