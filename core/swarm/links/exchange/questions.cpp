#include "core/swarm/links/exchange/questions.h"

#include "core/swarm/links/exchange/comparison.h"

#include <algorithm>
#include <utility>

namespace shoal::swarm {

bool Question::asksFor(const EntryId& id, const Entry& entry) const
{
    return std::ranges::binary_search(wanted.ids, id) || std::ranges::binary_search(wanted.forks, entry.author)
        || std::ranges::any_of(wanted.ranges, [&](const Range& range) {
               return range.contains(entry.author, {entry.sequence, id});
           });
}

void Question::goOnAfter(const EntryId& id, const Entry& entry)
{
    for (auto& range : wanted.ranges)
        if (range.contains(entry.author, {entry.sequence, id}))
            range.from = after({entry.sequence, id});
    std::erase_if(wanted.ranges, [](const Range& range) { return range.from >= range.to; });
}

EntriesWanted Questions::ask(EntriesWanted wanted, Moment now)
{
    wanted.number = ++lastNumber_;
    open_.emplace(wanted.number, Question{wanted, !wanted.ranges.empty(), now, now});
    return wanted;
}

Question* Questions::find(std::uint64_t number)
{
    const auto found = open_.find(number);
    return found != open_.end() ? &found->second : nullptr;
}

void Questions::heard(Moment now)
{
    for (auto& [number, question] : open_)
        question.heardAt = now;
}

bool Questions::asksForRanges() const
{
    return std::ranges::any_of(open_, [](const auto& entry) { return entry.second.isForRanges; });
}

bool Questions::asksFor(const EntryId& id) const
{
    return std::ranges::any_of(
        open_, [&](const auto& entry) { return std::ranges::binary_search(entry.second.wanted.ids, id); });
}

bool Questions::asksForForkOf(const DeviceId& device) const
{
    return std::ranges::any_of(
        open_, [&](const auto& entry) { return std::ranges::binary_search(entry.second.wanted.forks, device); });
}

bool Questions::isStalled(Moment now) const
{
    return std::ranges::any_of(open_, [&](const auto& entry) { return now - entry.second.heardAt >= longestSilence; });
}

bool Questions::isSlow(Moment now) const
{
    return std::ranges::any_of(open_, [&](const auto& entry) { return now - entry.second.askedAt >= longestQuestion; });
}

} // namespace shoal::swarm
