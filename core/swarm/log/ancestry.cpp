#include "core/swarm/log/ancestry.h"

#include <algorithm>

namespace shoal::swarm {

void Ancestry::add(std::optional<At> previous, std::span<const At> parents)
{
    auto place = placeFor(previous);
    if (previous)
        place.knows = places_[index(*previous)].knows;
    for (const auto parent : parents) {
        auto& other = places_[index(parent)];
        const bool isOwnBranch = other.branch == place.branch;
        if (!isOwnBranch && other.position >= trees_.at(place.knows, other.branch))
            place.knows = trees_.merged(place.knows, withSelf(other));
    }
    places_.push_back(place);
}

/// Behind the author's entry before, if nothing stands there yet; else a branch of its own.
Ancestry::Place Ancestry::placeFor(std::optional<At> previous)
{
    if (previous) {
        const auto& before = places_[index(*previous)];
        auto& length = lengths_[before.branch];
        if (length == before.position + 1)
            return {before.branch, length++, {}, {}};
    }
    lengths_.push_back(1);
    return {static_cast<std::uint32_t>(lengths_.size() - 1), 0, {}, {}};
}

ReachTrees::Tree Ancestry::withSelf(Place& place)
{
    if (place.withSelf == ReachTrees::Tree{})
        place.withSelf = trees_.raised(place.knows, place.branch, place.position + 1);
    return place.withSelf;
}

bool Ancestry::isAncestor(At earlier, At later) const
{
    const auto& before = places_[index(earlier)];
    const auto& after = places_[index(later)];
    if (before.branch == after.branch)
        return before.position < after.position;
    return before.position < trees_.at(after.knows, before.branch);
}

void Horizon::raise(std::uint32_t branch, std::uint32_t count)
{
    if (counts_.size() <= branch)
        counts_.resize(ancestry_->lengths_.size());
    counts_[branch] = std::max(counts_[branch], count);
}

/// A node of a tree always stands at the same place in it, so it says the same wherever it is met again.
void Horizon::add(At entry)
{
    const auto& place = ancestry_->places_[index(entry)];
    raise(place.branch, place.position);
    if (nodesSeen_.size() < ancestry_->trees_.nodes())
        nodesSeen_.resize(ancestry_->trees_.nodes());
    const auto isSeen = [&](std::uint32_t node) {
        const bool wasSeen = nodesSeen_[node];
        nodesSeen_[node] = true;
        return wasSeen;
    };
    ancestry_->trees_.each(place.knows, isSeen,
                           [&](std::uint32_t branch, std::uint32_t count) { raise(branch, count); });
}

bool Horizon::has(At entry) const
{
    const auto& place = ancestry_->places_[index(entry)];
    return place.branch < counts_.size() && place.position < counts_[place.branch];
}

} // namespace shoal::swarm
