#include "core/swarm/links/exchange/answers.h"

#include "core/swarm/links/exchange/comparison.h"
#include "core/swarm/links/exchange/send_order.h"

#include <cassert>
#include <utility>

namespace shoal::swarm {

std::vector<Bytes> entriesForMessage(const RelayedLog& log, std::deque<EntryId>& ids)
{
    constexpr std::size_t headSize = 3; // of a byte string's length
    std::vector<Bytes> entries;
    std::size_t room = roomForEntries;
    while (!ids.empty()) {
        const auto bytes = log.bytesOf(ids.front());
        if (bytes.size() + headSize > room)
            break;
        ids.pop_front();
        if (bytes.empty())
            continue;
        room -= bytes.size() + headSize;
        entries.emplace_back(bytes.begin(), bytes.end());
    }
    return entries;
}

bool Answers::ask(EntriesWanted wanted)
{
    if (requests_.size() == mostRequests || wanted.number <= lastNumber_)
        return false;
    lastNumber_ = wanted.number;
    requests_.push_back(std::move(wanted));
    return true;
}

void Answers::start(const RelayedLog& log)
{
    const auto& wanted = requests_.front();
    auto ids = wanted.ids;
    for (const auto& range : wanted.ranges)
        for (const auto& place : within(log.placesOf(range.device), range))
            ids.push_back(place.id);
    for (const auto& device : wanted.forks)
        if (const auto fork = log.forkOf(device))
            ids.insert(ids.end(), {fork->one, fork->other});
    auto order = sendOrder(log, std::move(ids));
    isCut_ = order.size() > mostAnswered;
    if (isCut_)
        order.resize(mostAnswered);
    left_.assign(order.begin(), order.end());
    isStarted_ = true;
}

EntriesTold Answers::next(const RelayedLog& log)
{
    assert(!isEmpty());
    if (!isStarted_)
        start(log);
    EntriesTold told{requests_.front().number, Rest::Follows, entriesForMessage(log, left_)};
    if (left_.empty()) {
        told.rest = isCut_ ? Rest::Cut : Rest::Nothing;
        requests_.pop_front();
        isStarted_ = false;
    }
    return told;
}

} // namespace shoal::swarm
