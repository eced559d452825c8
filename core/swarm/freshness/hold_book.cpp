#include "core/swarm/freshness/hold_book.h"

#include <algorithm>

namespace shoal::swarm {
namespace {
constexpr unsigned placesInByte = 4;
constexpr unsigned bitsOfPlace = 2;

Amount amountIn(const HoldPart& part, const ShareId& share)
{
    if (std::ranges::binary_search(part.whole, share))
        return Amount::Whole;
    return std::ranges::binary_search(part.part, share) ? Amount::Part : Amount::None;
}

/// Whether the part says all about it.
bool isAbout(const HoldPart& part, const ShareId& share)
{
    return (!part.after || share > *part.after) && (!part.until || share <= *part.until);
}
} // namespace

Amount HoldBook::amountAt(const Row& row, Place place)
{
    const std::size_t byte = place / placesInByte;
    if (byte >= row.amounts.size())
        return Amount::None;
    return static_cast<Amount>(row.amounts[byte] >> (place % placesInByte * bitsOfPlace) & 3);
}

void HoldBook::put(Row& row, Place place, Amount amount)
{
    const std::size_t byte = place / placesInByte;
    if (byte >= row.amounts.size()) {
        if (amount == Amount::None)
            return;
        row.amounts.resize(byte + 1);
    }
    const auto shift = place % placesInByte * bitsOfPlace;
    row.amounts[byte] =
        static_cast<std::uint8_t>((row.amounts[byte] & ~(3U << shift)) | static_cast<unsigned>(amount) << shift);
}

void HoldBook::published(const ShareId& share)
{
    if (places_.contains(share))
        return;
    auto place = static_cast<Place>(places_.size());
    if (!free_.empty()) {
        place = free_.back();
        free_.pop_back();
    }
    places_.emplace(share, place);
    for (auto& [device, row] : rows_) {
        const auto found = std::ranges::lower_bound(row.unknown, share, {}, &std::pair<ShareId, Amount>::first);
        if (found == row.unknown.end() || found->first != share)
            continue;
        put(row, place, found->second);
        row.unknown.erase(found);
    }
}

void HoldBook::retired(const ShareId& share)
{
    const auto found = places_.find(share);
    if (found == places_.end())
        return;
    for (auto& [device, row] : rows_)
        put(row, found->second, Amount::None);
    free_.push_back(found->second);
    places_.erase(found);
}

Told HoldBook::tell(ByteView bytes, Time now)
{
    const auto part = readHoldPart(bytes);
    if (!part || part->swarm != swarm_)
        return Told::Void;
    const auto standing = members_->speaker(part->device);
    if (!standing)
        return Told::NotAMember;
    const auto start = part->after.value_or(ShareId{});
    const auto known = rows_.find(part->device);
    const bool isOfKnownHold = known != rows_.end() && part->counter == known->second.counter;
    if (known != rows_.end() && part->counter < known->second.counter)
        return Told::Old;
    if (isOfKnownHold && std::ranges::find(known->second.parts, start) != known->second.parts.end())
        return Told::Old;
    if (known != rows_.end() && !isOfKnownHold && known->second.usedUntil > now + (mostAtOnce - 1) * leastApart)
        return Told::TooSoon;
    if (!isSignedBy(*part, standing->key) || (isOfKnownHold && known->second.parts.size() == mostParts))
        return Told::Void;
    auto& row = rows_[part->device];
    if (!isOfKnownHold) {
        row.parts.clear();
        row.usedUntil = std::max(row.usedUntil, now) + leastApart;
    }
    row.counter = part->counter;
    row.parts.push_back(start);
    apply(row, *part);
    rememberUnknown(row, *part);
    return Told::Taken;
}

void HoldBook::apply(Row& row, const HoldPart& part) const
{
    auto each = part.after ? places_.upper_bound(*part.after) : places_.begin();
    const auto end = part.until ? places_.upper_bound(*part.until) : places_.end();
    for (; each != end; ++each)
        put(row, each->second, amountIn(part, each->first));
}

void HoldBook::rememberUnknown(Row& row, const HoldPart& part) const
{
    std::erase_if(row.unknown, [&](const auto& each) { return isAbout(part, each.first); });
    const auto remember = [&](const std::vector<ShareId>& shares, Amount amount) {
        for (const auto& share : shares) {
            if (row.unknown.size() == mostUnknown)
                return;
            if (!places_.contains(share))
                row.unknown.emplace_back(share, amount);
        }
    };
    remember(part.whole, Amount::Whole);
    remember(part.part, Amount::Part);
    std::ranges::sort(row.unknown);
    row.unknown.shrink_to_fit();
}

void HoldBook::membersChanged()
{
    std::erase_if(rows_, [&](const auto& each) { return !members_->speaker(each.first); });
}

std::vector<Holder> HoldBook::holders(const ShareId& share) const
{
    std::vector<Holder> holders;
    const auto found = places_.find(share);
    if (found == places_.end())
        return holders;
    for (const auto& [device, row] : rows_)
        if (const auto amount = amountAt(row, found->second); amount != Amount::None && members_->speaker(device))
            holders.push_back({device, amount});
    return holders;
}

std::uint64_t HoldBook::counterOf(const DeviceId& device) const
{
    const auto found = rows_.find(device);
    return found != rows_.end() ? found->second.counter : 0;
}

} // namespace shoal::swarm
