#include "dht/records/item_queue.h"

#include <utility>

namespace shoal::dht {

ItemQueue::ItemQueue(ItemNetwork& network, QueueLimits limits)
    : network_{network}
    , limits_{limits}
{}

void ItemQueue::get(const ItemKey& key, OnItem onItem)
{
    gets_.push_back({key, std::move(onItem)});
    askOn();
}

void ItemQueue::put(const Item& item, OnPut onPut)
{
    puts_.push_back({item, std::move(onPut)});
    askOn();
}

void ItemQueue::askOn()
{
    while (!gets_.empty() && getsInFlight_ < limits_.gets) {
        auto next = std::move(gets_.front());
        gets_.pop_front();
        begin(std::move(next));
    }
    while (!puts_.empty() && putsInFlight_ < limits_.puts) {
        auto next = std::move(puts_.front());
        puts_.pop_front();
        begin(std::move(next));
    }
}

/// Whoever asked may ask anew within the answer, or end the queue.
void ItemQueue::begin(Get get)
{
    ++getsInFlight_;
    network_.get(get.key, [alive = std::weak_ptr{alive_}, onItem = std::move(get.onItem)](const HeardItem& heard) {
        if (alive.expired())
            return;
        onItem(heard);
        const auto self = alive.lock();
        if (!self || !heard.isLast)
            return;
        --(*self)->getsInFlight_;
        (*self)->askOn();
    });
}

void ItemQueue::begin(Put put)
{
    ++putsInFlight_;
    network_.put(put.item, [alive = std::weak_ptr{alive_}, onPut = std::move(put.onPut)](const PutOutcome& outcome) {
        if (alive.expired())
            return;
        onPut(outcome);
        const auto self = alive.lock();
        if (!self)
            return;
        --(*self)->putsInFlight_;
        (*self)->askOn();
    });
}

} // namespace shoal::dht
