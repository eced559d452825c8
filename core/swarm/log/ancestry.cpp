#include "core/swarm/log/ancestry.h"

#include <algorithm>

namespace shoal::swarm {
namespace {

std::uint32_t countOf(std::span<const Reach> list, std::uint32_t branch)
{
    const auto found = std::ranges::lower_bound(list, branch, {}, &Reach::branch);
    return found != list.end() && found->branch == branch ? found->count : 0;
}

void raise(std::vector<Reach>& list, const Reach& reach)
{
    const auto found = std::ranges::lower_bound(list, reach.branch, {}, &Reach::branch);
    if (found != list.end() && found->branch == reach.branch)
        found->count = std::max(found->count, reach.count);
    else
        list.insert(found, reach);
}
} // namespace

void Ancestry::add(AuthorAt author, std::optional<At> previous, std::span<const At> parents)
{
    auto place = placeFor(author, previous);
    const auto shared = previous && ownReach(*previous).branch == place.branch ? listOf(*previous) : 0;
    std::vector<Reach> list;
    bool isShared = true;
    for (const auto parent : parents) {
        const auto& other = places_[index(parent)];
        if (isCovered(other, isShared ? lists_[shared] : list, other.branch == place.branch ? place.position : 0))
            continue;
        if (isShared)
            list = lists_[shared];
        isShared = false;
        for (const auto& reach : reachOf(parent))
            if (reach.branch != place.branch)
                raise(list, reach);
        raise(list, {other.branch, other.position + 1});
    }
    place.list = shared;
    if (!isShared) {
        place.list = static_cast<std::uint32_t>(lists_.size());
        list.shrink_to_fit();
        lists_.push_back(std::move(list));
    }
    places_.push_back(place);
}

/// Behind the author's entry before, if nothing stands there yet; else a branch of its own.
Ancestry::Place Ancestry::placeFor(AuthorAt author, std::optional<At> previous)
{
    if (previous) {
        const auto& before = places_[index(*previous)];
        if (branches_[before.branch].length == before.position + 1)
            return {before.branch, branches_[before.branch].length++, 0};
    }
    branches_.push_back({author, 1});
    return {static_cast<std::uint32_t>(branches_.size() - 1), 0, 0};
}

bool Ancestry::isCovered(const Place& place, const std::vector<Reach>& list, std::uint32_t own) const
{
    return place.position < std::max(own, countOf(list, place.branch));
}

bool Ancestry::isAncestor(At earlier, At later) const
{
    const auto& before = places_[index(earlier)];
    const auto& after = places_[index(later)];
    if (before.branch == after.branch)
        return before.position < after.position;
    return before.position < countOf(lists_[after.list], before.branch);
}

Reach Ancestry::ownReach(At entry) const
{
    const auto& place = places_[index(entry)];
    return {place.branch, place.position};
}

void Horizon::raise(const Reach& reach)
{
    if (counts_.size() <= reach.branch)
        counts_.resize(ancestry_->branches());
    counts_[reach.branch] = std::max(counts_[reach.branch], reach.count);
}

void Horizon::add(At entry)
{
    raise(ancestry_->ownReach(entry));
    if (isListNew(entry))
        for (const auto& reach : ancestry_->reachOf(entry))
            raise(reach);
}

void Horizon::addOfOthers(At entry)
{
    if (!isListNew(entry))
        return;
    const auto author = ancestry_->authorOf(ancestry_->ownReach(entry).branch);
    for (const auto& reach : ancestry_->reachOf(entry))
        if (ancestry_->authorOf(reach.branch) != author)
            raise(reach);
}

/// A list is shared by entries of one author alone, so it says the same for each of them.
bool Horizon::isListNew(At entry)
{
    const auto list = ancestry_->listOf(entry);
    if (listsSeen_.size() <= list)
        listsSeen_.resize(list + 1);
    const bool isNew = !listsSeen_[list];
    listsSeen_[list] = true;
    return isNew;
}

bool Horizon::has(At entry) const
{
    const auto own = ancestry_->ownReach(entry);
    return own.branch < counts_.size() && own.count < counts_[own.branch];
}

bool Horizon::knowsAsMuchOfOthers(At entry) const
{
    const auto author = ancestry_->authorOf(ancestry_->ownReach(entry).branch);
    return std::ranges::all_of(ancestry_->reachOf(entry), [&](const Reach& reach) {
        return ancestry_->authorOf(reach.branch) == author
            || (reach.branch < counts_.size() && reach.count <= counts_[reach.branch]);
    });
}

} // namespace shoal::swarm
