// What many swarms of one computer ask of the DHT goes out a little at a time.
#pragma once

#include "dht/item_network.h"

#include <cstddef>
#include <deque>
#include <memory>

namespace shoal::dht {

/// A look-up asks 20 to 60 nodes, and each is a line in the table of a home's router.
struct QueueLimits {
    std::size_t puts = 16;
    std::size_t gets = 32;
};

/// In the order in which it was asked. What waits its turn is answered later than a network promises.
class ItemQueue final : public ItemNetwork {
public:
    /// The network must outlive it.
    explicit ItemQueue(ItemNetwork& network, QueueLimits limits = {});

    void get(const ItemKey& key, OnItem onItem) override;
    void put(const Item& item, OnPut onPut) override;

    std::size_t waiting() const { return gets_.size() + puts_.size(); }

private:
    struct Get {
        ItemKey key;
        OnItem onItem;
    };
    struct Put {
        Item item;
        OnPut onPut;
    };
    void askOn();
    void begin(Get get);
    void begin(Put put);

    ItemNetwork& network_;
    QueueLimits limits_;
    std::deque<Get> gets_;
    std::deque<Put> puts_;
    std::size_t getsInFlight_ = 0;
    std::size_t putsInFlight_ = 0;
    std::shared_ptr<ItemQueue*> alive_ = std::make_shared<ItemQueue*>(this); // last: goes first
};

} // namespace shoal::dht
