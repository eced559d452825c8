#include "core/swarm/links/exchange/questions.h"

#include "core/swarm/links/exchange/comparison.h"

#include <algorithm>
#include <utility>

namespace shoal::swarm {

bool Question::asksFor(const EntryId& id, const Entry& entry) const
{
    return std::ranges::binary_search(wanted.ids, id) || std::ranges::any_of(wanted.ranges, [&](const Range& range) {
               return range.contains(entry.author, {entry.sequence, id});
           });
}

bool Question::asksForParent(const EntryId& id) const { return std::ranges::binary_search(parents, id); }

bool Question::asksForForkOf(const DeviceId& device) const { return std::ranges::binary_search(wanted.forks, device); }

std::vector<Bytes> Question::proofWith(const EntryId& id, const Entry& entry, ByteView bytes)
{
    const Bytes own{bytes.begin(), bytes.end()};
    const auto [first, isFirst] = halves.try_emplace(entry.author, Half{id, entry.sequence, own});
    if (isFirst || first->second.id == id || first->second.sequence != entry.sequence)
        return {};
    std::vector<Bytes> both{std::move(first->second.bytes), own};
    std::erase(wanted.forks, entry.author); // whatever else comes of it wasn't asked for
    return both;
}

void Question::goOnAfter(const EntryId& id, const Entry& entry)
{
    for (auto& range : wanted.ranges)
        if (range.contains(entry.author, {entry.sequence, id}))
            range.from = after({entry.sequence, id});
    std::erase_if(wanted.ranges, [](const Range& range) { return range.from >= range.to; });
}

EntriesWanted Questions::ask(EntriesWanted wanted, std::vector<EntryId> parents, Moment now)
{
    wanted.number = ++lastNumber_;
    open_.emplace(wanted.number, Question{wanted, std::move(parents), !wanted.ranges.empty(), now, now});
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
    return std::ranges::any_of(open_, [&](const auto& entry) { return entry.second.asksForForkOf(device); });
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
