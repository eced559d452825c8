#include "core/swarm/links/exchange/wishes.h"

#include <iterator>

namespace shoal::swarm {
namespace {
template <class Item>
std::vector<Item> takeSome(std::set<Item>& from, std::size_t most)
{
    std::vector<Item> some;
    while (!from.empty() && some.size() < most)
        some.push_back(from.extract(from.begin()).value());
    return some;
}
} // namespace

void Wishes::add(const Findings& findings)
{
    addRanges(findings.ranges);
    addIds(findings.ids);
    for (const auto& device : findings.forks)
        if (forks_.size() < mostForksWished)
            forks_.insert(device);
}

void Wishes::addIds(const std::vector<EntryId>& ids)
{
    for (const auto& id : ids)
        if (ids_.size() < mostIdsWished)
            ids_.insert(id);
}

void Wishes::addParents(const std::vector<EntryId>& ids)
{
    for (const auto& id : ids)
        if (parents_.size() < mostIdsWished)
            parents_.insert(id);
}

void Wishes::addRanges(const std::vector<Range>& ranges)
{
    for (const auto& range : ranges) {
        const auto next = ranges_.lower_bound({range.device, range.from});
        const bool meetsNext =
            next != ranges_.end() && next->second.device == range.device && next->second.from < range.to;
        const bool meetsLast = next != ranges_.begin() && std::prev(next)->second.device == range.device
            && range.from < std::prev(next)->second.to;
        if (ranges_.size() < mostRangesWished && !meetsNext && !meetsLast)
            ranges_.emplace(std::pair{range.device, range.from}, range);
    }
}

std::vector<Range> Wishes::takeRanges()
{
    std::vector<Range> some;
    while (!ranges_.empty() && some.size() < mostRangesWanted)
        some.push_back(ranges_.extract(ranges_.begin()).mapped());
    return some;
}

std::vector<EntryId> Wishes::takeIds() { return takeSome(ids_, mostIdsWanted); }

std::vector<EntryId> Wishes::takeParents() { return takeSome(parents_, mostIdsWanted); }

std::vector<DeviceId> Wishes::takeForks() { return takeSome(forks_, mostProofsWanted); }

} // namespace shoal::swarm
