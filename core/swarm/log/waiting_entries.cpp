#include "core/swarm/log/waiting_entries.h"

namespace shoal::swarm {

void WaitingEntries::add(const EntryId& id, const DeviceId& author, const std::vector<EntryId>& missing, Bytes bytes)
{
    if (contains(id))
        return;
    makeRoomFor(author, bytes.size());
    bytes_ += bytes.size();
    const auto turn = nextTurn_++;
    for (const auto& parent : missing)
        byParent_.emplace(parent, id);
    byAuthor_[author].emplace(turn, id);
    byTurn_.emplace(turn, id);
    waiting_.emplace(id, Waiting{author, {missing.begin(), missing.end()}, std::move(bytes), turn});
}

std::vector<EntryId> WaitingEntries::missing(std::size_t most) const
{
    std::vector<EntryId> ids;
    for (const auto& [parent, waits] : byParent_) {
        if (ids.size() == most)
            break;
        if (!contains(parent) && (ids.empty() || ids.back() != parent))
            ids.push_back(parent);
    }
    return ids;
}

std::vector<Bytes> WaitingEntries::arrived(const EntryId& parent)
{
    std::vector<Bytes> complete;
    for (const auto& id : behind(parent)) {
        auto& waiting = waiting_.at(id);
        byParent_.erase({parent, id});
        waiting.missing.erase(parent);
        if (!waiting.missing.empty())
            continue;
        complete.push_back(waiting.bytes);
        forget(id);
    }
    return complete;
}

void WaitingEntries::dropAllBehind(const EntryId& parent)
{
    std::vector<EntryId> gone{parent};
    while (!gone.empty()) {
        const auto next = behind(gone.back());
        gone.pop_back();
        for (const auto& id : next)
            forget(id);
        gone.insert(gone.end(), next.begin(), next.end());
    }
}

void WaitingEntries::forget(const EntryId& id)
{
    const auto found = waiting_.find(id);
    const auto& waiting = found->second;
    for (const auto& parent : waiting.missing)
        byParent_.erase({parent, id});
    const auto author = byAuthor_.find(waiting.author);
    author->second.erase(waiting.turn);
    if (author->second.empty())
        byAuthor_.erase(author);
    byTurn_.erase(waiting.turn);
    bytes_ -= waiting.bytes.size();
    waiting_.erase(found);
}

void WaitingEntries::makeRoomFor(const DeviceId& author, std::size_t bytes)
{
    const auto own = byAuthor_.find(author);
    if (own != byAuthor_.end() && own->second.size() == mostWaitingOfAuthor)
        forget(EntryId{own->second.begin()->second});
    while (!byTurn_.empty() && (waiting_.size() == mostWaiting || bytes_ + bytes > mostWaitingBytes))
        forget(EntryId{byTurn_.begin()->second});
}

std::vector<EntryId> WaitingEntries::behind(const EntryId& parent) const
{
    std::vector<EntryId> ids;
    for (auto at = byParent_.lower_bound({parent, EntryId{}}); at != byParent_.end() && at->first == parent; ++at)
        ids.push_back(at->second);
    return ids;
}

} // namespace shoal::swarm
