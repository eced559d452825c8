// Sections 6.6 and 6.7: what the catalogue shows, and which epoch is in force.
#include "core/swarm/fold/fold.h"

#include <algorithm>
#include <iterator>

namespace shoal::swarm {

void Fold::rememberRetired(At entry)
{
    const auto* const retired = log_.record(entry).retired();
    if (const auto publish = retired != nullptr ? log_.at(*retired) : std::nullopt)
        retired_.emplace(*publish, entry);
}

bool Fold::isRetired(At publish) const
{
    const auto first = retired_.lower_bound({publish, At{0}});
    const auto last = retired_.upper_bound({publish, At{UINT32_MAX}});
    return std::any_of(first, last, [&](const auto& pair) {
        return judge_.counts(pair.second) && log_.ancestry().isAncestor(publish, pair.second);
    });
}

bool Fold::isShown(At entry) const
{
    return log_.record(entry).published() != nullptr && judge_.counts(entry) && !isRetired(entry);
}

std::vector<Published> Fold::catalogue() const
{
    std::vector<At> shown;
    for (std::size_t at = 0; at < seen_; ++at) {
        const At entry{static_cast<std::uint32_t>(at)};
        if (isShown(entry))
            shown.push_back(entry);
    }
    std::ranges::sort(shown, [&](At one, At other) { return log_.isBefore(one, other); });
    std::vector<Published> catalogue;
    catalogue.reserve(shown.size());
    std::ranges::transform(shown, std::back_inserter(catalogue), [&](At entry) {
        const auto& record = log_.record(entry);
        return Published{record.id, log_.device(record.author), *record.published()};
    });
    return catalogue;
}

bool Fold::isEpoch(At entry) const
{
    const auto* const membership = log_.record(entry).membership();
    if (membership == nullptr || !judge_.counts(entry))
        return false;
    const auto& body = membership->body;
    const auto* const owner = std::get_if<OwnerDevice>(&body);
    return std::holds_alternative<Genesis>(body) || std::holds_alternative<Epoch>(body)
        || std::holds_alternative<Remove>(body) || (owner != nullptr && !owner->cut.empty());
}

void Fold::updateEpochs()
{
    std::vector<At> epochs;
    std::vector<At> leaves;
    for (const auto entry : judge_.facts().order()) {
        if (isEpoch(entry))
            epochs.push_back(entry);
        else if (judge_.counts(entry) && std::holds_alternative<Leave>(log_.record(entry).membership()->body))
            leaves.push_back(entry);
    }
    auto cuts = epochs;
    std::erase_if(cuts, [&](At entry) {
        const auto& body = log_.record(entry).membership()->body;
        return std::holds_alternative<Genesis>(body) || std::holds_alternative<Epoch>(body);
    });
    cuts_ = judge_.outermost(cuts);
    leaves_ = judge_.outermost(leaves);
    const auto last = [&](auto isGood) {
        const auto found = std::find_if(epochs.rbegin(), epochs.rend(), isGood);
        return found != epochs.rend() ? std::optional{*found} : std::nullopt;
    };
    const auto isTightAt = [&](At entry) { return isTight(log_.record(entry).id); };
    const auto isCleanAt = [&](At entry) { return isClean(log_.record(entry).id); };
    auto current = last(isCleanAt);
    if (!current)
        current = last(isTightAt);
    currentEpoch_ = current.value_or(epochs.back());
}

bool Fold::isTight(const EntryId& epoch) const
{
    const auto place = log_.at(epoch);
    return place && isEpoch(*place)
        && std::ranges::all_of(cuts_, [&](At cut) { return log_.ancestry().knows(*place, cut); });
}

bool Fold::isClean(const EntryId& epoch) const
{
    const auto place = log_.at(epoch);
    return isTight(epoch)
        && std::ranges::all_of(leaves_, [&](At leave) { return log_.ancestry().knows(*place, leave); });
}

} // namespace shoal::swarm
