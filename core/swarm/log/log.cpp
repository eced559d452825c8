#include "core/swarm/log/log.h"

#include <algorithm>
#include <iterator>

namespace shoal::swarm {

Arrival Log::add(ByteView bytes)
{
    const auto arrival = addOne(bytes);
    if (arrival != Arrival::Taken)
        return arrival;
    auto arrived = waiting_.arrived(entryIdOf(bytes));
    while (!arrived.empty()) {
        const auto next = std::move(arrived.back());
        arrived.pop_back();
        if (addOne(next) != Arrival::Taken)
            continue;
        auto more = waiting_.arrived(entryIdOf(next));
        std::ranges::move(more, std::back_inserter(arrived));
    }
    return arrival;
}

Arrival Log::addOne(ByteView bytes)
{
    const auto id = entryIdOf(bytes);
    if (records_.contains(id) || waiting_.contains(id))
        return Arrival::Known;
    auto entry = readEntry(bytes);
    if (!entry || (entry->swarm ? *entry->swarm != swarm_ : id.bytes != swarm_.bytes))
        return Arrival::Void;
    auto parents = parentsOf(*entry);
    Record record{std::move(*entry), {bytes.begin(), bytes.end()}, std::move(parents)};
    const auto missing = missingParents(record.parents);
    if (!missing.empty()) {
        waiting_.add(id, record.entry.author, missing, std::move(record.bytes));
        return Arrival::Waiting;
    }
    if (!isSound(id, record)) {
        waiting_.dropAllBehind(id);
        return Arrival::Void;
    }
    keep(id, std::move(record));
    return Arrival::Taken;
}

std::vector<EntryId> Log::missingParents(const std::vector<EntryId>& parents) const
{
    std::vector<EntryId> missing;
    std::ranges::copy_if(parents, std::back_inserter(missing), [&](const auto& id) { return !records_.contains(id); });
    return missing;
}

void Log::keep(const EntryId& id, Record record)
{
    const auto& entry = record.entry;
    if (isMembership(entry.body)) {
        std::erase_if(heads_, [&](const auto& head) { return isBehind(head, record.parents); });
        heads_.insert(id);
    }
    order_.insert({entry.lamport, entry.author, id});
    for (const auto& key : keysIn(entry.body))
        bringers_[deviceIdOf(key)].insert(id);
    const std::pair place{entry.author, entry.sequence};
    auto& same = chains_[place];
    same.insert(id);
    if (same.size() > 1)
        forks_.insert(place);
    records_.emplace(id, std::move(record));
}

const Entry* Log::find(const EntryId& id) const
{
    const auto found = records_.find(id);
    return found != records_.end() ? &found->second.entry : nullptr;
}

ByteView Log::bytesOf(const EntryId& id) const
{
    const auto found = records_.find(id);
    return found != records_.end() ? ByteView{found->second.bytes} : ByteView{};
}

bool Log::isAncestor(const EntryId& earlier, const EntryId& later) const
{
    const auto found = records_.find(later);
    return found != records_.end() && isBehind(earlier, found->second.parents);
}

/// Lamport times grow from parent to child, so whatever is no later than `earlier` can't have it behind.
bool Log::isBehind(const EntryId& earlier, const std::vector<EntryId>& parents) const
{
    const auto* const wanted = find(earlier);
    if (wanted == nullptr)
        return false;
    auto open = parents;
    std::set<EntryId> seen;
    while (!open.empty()) {
        const auto id = open.back();
        open.pop_back();
        if (id == earlier)
            return true;
        const auto& record = records_.at(id);
        if (record.entry.lamport > wanted->lamport && seen.insert(id).second)
            open.insert(open.end(), record.parents.begin(), record.parents.end());
    }
    return false;
}

std::set<EntryId> Log::ancestors(const EntryId& id) const
{
    std::set<EntryId> all;
    const auto found = records_.find(id);
    if (found == records_.end())
        return all;
    auto open = found->second.parents;
    while (!open.empty()) {
        const auto next = open.back();
        open.pop_back();
        if (!all.insert(next).second)
            continue;
        const auto& parents = records_.at(next).parents;
        open.insert(open.end(), parents.begin(), parents.end());
    }
    return all;
}

std::vector<EntryId> Log::inOrder() const
{
    std::vector<EntryId> ids;
    ids.reserve(order_.size());
    std::ranges::transform(order_, std::back_inserter(ids), &Place::id);
    return ids;
}

std::optional<Fork> Log::firstFork(const DeviceId& device) const
{
    const auto first = forks_.lower_bound({device, 0});
    if (first == forks_.end() || first->first != device)
        return std::nullopt;
    const auto& same = chains_.at(*first);
    return Fork{*same.begin(), *std::next(same.begin())};
}

} // namespace shoal::swarm
