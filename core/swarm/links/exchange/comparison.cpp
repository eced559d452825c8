#include "core/swarm/links/exchange/comparison.h"

#include "core/chunks/digest.h"

#include <algorithm>
#include <iterator>

namespace shoal::swarm {
namespace {
Span spanOf(const Range& range, std::span<const Place> places) { return {range, places.size(), digestOf(places)}; }

/// Parts of about the same number of ours. They cover the whole range, so that nothing of theirs falls between.
void splitRange(const Range& range, std::span<const Place> ours, std::vector<Span>& spans)
{
    const auto parts = std::min(splitInto, ours.size());
    auto from = range.from;
    for (std::size_t part = 0; part < parts; ++part) {
        const auto first = part * ours.size() / parts;
        const auto end = (part + 1) * ours.size() / parts;
        const auto to = part + 1 == parts ? range.to : ours[end];
        spans.push_back(spanOf({range.device, from, to}, ours.subspan(first, end - first)));
        from = to;
    }
}

std::vector<EntryId> idsOf(std::span<const Place> places)
{
    std::vector<EntryId> ids;
    std::ranges::transform(places, std::back_inserter(ids), &Place::id);
    return ids;
}

/// What they relay of a range isn't what we relay.
void differ(const Range& range, std::span<const Place> ours, Findings& findings)
{
    if (ours.empty())
        findings.ranges.push_back(range);
    else if (ours.size() <= fewEnough)
        findings.lists.push_back({range, true, idsOf(ours)});
    else
        splitRange(range, ours, findings.spans);
}

std::uint64_t forkOr0(const RelayedLog& log, const DeviceId& device)
{
    const auto fork = log.forkOf(device);
    return fork ? fork->sequence : 0;
}

Row rowOf(const RelayedLog& log, const DeviceId& device)
{
    const auto places = log.placesOf(device);
    return {device, places.empty() ? 0 : places.back().sequence, places.size(), digestOf(places), forkOr0(log, device)};
}

bool isLower(std::uint64_t fork, std::uint64_t other) { return fork != 0 && (other == 0 || fork < other); }

/// Whose longer chain it is begins; of chains equally long the dialler.
void compareRow(const RelayedLog& log, const Row& theirs, LinkRole own, Findings& findings)
{
    const auto places = log.placesOf(theirs.device);
    const auto highest = places.empty() ? 0 : places.back().sequence;
    if (theirs.highest > highest) {
        findings.ranges.push_back({theirs.device, before(highest + 1), before(theirs.highest + 1)});
        return;
    }
    const Range range{theirs.device, before(0), before(theirs.highest + 1)};
    const auto ours = within(places, range);
    const bool isOurs = theirs.highest < highest || own == LinkRole::Dialler;
    if (theirs.count == 0 || !isOurs || spanOf(range, ours) == Span{range, theirs.count, theirs.digest})
        return;
    if (ours.empty())
        findings.ranges.push_back(range);
    else
        splitRange(range, ours, findings.spans);
}
} // namespace

RangeDigest digestOf(std::span<const Place> places)
{
    Sha256Stream digest;
    for (const auto& place : places)
        digest.update(place.id.view());
    return {digest.finish().bytes};
}

StateDigest digestOf(const std::vector<Row>& rows)
{
    Sha256Stream digest;
    for (const auto& row : rows)
        digest.update(encodeRow(row));
    return {digest.finish().bytes};
}

std::vector<Row> rowsOf(const RelayedLog& log)
{
    std::vector<Row> rows;
    for (const auto& device : log.devices())
        rows.push_back(rowOf(log, device));
    return rows;
}

Findings compareRows(const RelayedLog& log, const std::vector<Row>& theirs, LinkRole own)
{
    Findings findings;
    for (const auto& row : theirs) {
        const auto fork = forkOr0(log, row.device);
        if (isLower(row.fork, fork))
            findings.forks.push_back(row.device);
        else if (!isLower(fork, row.fork)) // else the peer asks for the proof first: before that the chains differ
            compareRow(log, row, own, findings);
    }
    return findings;
}

Findings compareSpans(const RelayedLog& log, const std::vector<Span>& theirs)
{
    Findings findings;
    for (const auto& span : theirs) {
        const auto ours = within(log.placesOf(span.range.device), span.range);
        if (spanOf(span.range, ours) != span)
            differ(span.range, ours, findings);
    }
    return findings;
}

Findings compareLists(const RelayedLog& log, const std::vector<IdList>& theirs)
{
    Findings findings;
    for (const auto& list : theirs) {
        auto sorted = list.ids;
        std::ranges::sort(sorted);
        std::ranges::copy_if(list.ids, std::back_inserter(findings.ids), [&](const auto& id) { return !log.has(id); });
        if (!list.isAll)
            continue;
        const auto ours = within(log.placesOf(list.range.device), list.range);
        std::vector<EntryId> lacking;
        for (const auto& place : ours)
            if (!std::ranges::binary_search(sorted, place.id))
                lacking.push_back(place.id);
        if (lacking.size() > fewEnough)
            splitRange(list.range, ours, findings.spans);
        else if (!lacking.empty())
            findings.lists.push_back({list.range, false, std::move(lacking)});
    }
    return findings;
}

Place after(Place place)
{
    for (std::size_t i = EntryId::size; i-- > 0;)
        if (++place.id.bytes[i] != 0)
            return place;
    return before(place.sequence + 1);
}

std::span<const Place> within(std::span<const Place> places, const Range& range)
{
    const auto first = std::ranges::lower_bound(places, range.from);
    const auto end = std::ranges::lower_bound(places, range.to);
    return {first, end};
}

} // namespace shoal::swarm
