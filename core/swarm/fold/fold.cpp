#include "core/swarm/fold/fold.h"

#include <algorithm>
#include <utility>

namespace shoal::swarm {

Fold::Fold(const Log& log)
    : log_{log}
    , judge_{log}
{
    update();
}

/// Mostly what comes changes nothing that was decided. Else all membership is judged anew, and of the catalogue what
/// belongs to devices of whom something else is known now.
void Fold::update()
{
    judge_.update();
    const auto first = seen_;
    seen_ = log_.size();
    byRelayed_.reset();
    if (first == 0)
        return takeAll(first);
    for (auto at = first; at < seen_; ++at) {
        const At entry{static_cast<std::uint32_t>(at)};
        if (!judge_.isQuiet(entry)) // asked once those before it are judged
            return takeAll(first);
        takeAlone(entry);
    }
}

void Fold::takeAlone(At entry)
{
    judge_.judgeAlone(entry);
    rememberRetired(entry);
    noteChanged(entry);
    const auto* const membership = log_.record(entry).membership();
    if (membership == nullptr)
        return;
    std::set<DeviceId> concerned{membership->author};
    for (const auto& key : keysIn(membership->body))
        concerned.insert(deviceIdOf(key));
    for (const auto& device : devicesNamedIn(membership->body))
        concerned.insert(device);
    if (const auto* const remove = std::get_if<Remove>(&membership->body); remove != nullptr && remove->person)
        concerned.insert(judge_.facts().of(*remove->person).devices.begin(),
                         judge_.facts().of(*remove->person).devices.end());
    bool isOther = false;
    for (const auto& device : concerned) {
        isOther = updateMember(device) || isOther;
        marks_[device] = markOf(device);
    }
    membersVersion_ += isOther ? 1 : 0;
    updateEpochs();
}

void Fold::takeAll(std::size_t from)
{
    judge_.judgeAll();
    for (auto at = from; at < seen_; ++at)
        rememberRetired(At{static_cast<std::uint32_t>(at)}), noteChanged(At{static_cast<std::uint32_t>(at)});
    const auto before = std::exchange(members_, {});
    for (const auto& [device, facts] : judge_.facts().devices()) {
        updateMember(device);
        auto mark = markOf(device);
        const auto author = log_.author(device);
        if (author && (!log_.forks(*author).empty() || marks_[device] != mark))
            judgeCatalogueOf(*author);
        marks_[device] = std::move(mark);
    }
    for (auto at = from; at < seen_; ++at)
        if (const At entry{static_cast<std::uint32_t>(at)}; log_.record(entry).membership() == nullptr)
            judge_.judgeAlone(entry);
    membersVersion_ += members_ != before ? 1 : 0;
    updateEpochs();
}

void Fold::judgeCatalogueOf(AuthorAt author)
{
    for (const auto entry : log_.chain(author)) {
        noteChanged(entry);
        if (log_.record(entry).membership() == nullptr)
            judge_.judgeAlone(entry);
    }
}

void Fold::noteChanged(At entry)
{
    changed_.push_back(entry);
    if (changed_.size() > 2 * seen_) { // nobody asks
        std::ranges::sort(changed_);
        changed_.erase(std::unique(changed_.begin(), changed_.end()), changed_.end());
    }
}

std::vector<At> Fold::takeChanged()
{
    auto changed = std::exchange(changed_, {});
    std::ranges::sort(changed);
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    return changed;
}

/// Everything that may change what a device's entries are worth.
std::vector<std::uint64_t> Fold::markOf(const DeviceId& device) const
{
    std::vector<std::uint64_t> mark;
    const auto note = [&](const std::vector<At>& entries) {
        for (const auto entry : entries)
            if (const auto& verdict = judge_.verdict(entry); verdict.counts)
                mark.push_back(index(entry) * 8 + index(verdict.level));
    };
    const auto& facts = judge_.facts().of(device);
    for (const auto* const entries :
         {&facts.bringers, &facts.roles, &facts.removes, &facts.ownerCuts, &facts.settles, &facts.leaves})
        note(*entries);
    note(judge_.cutsOf(device));
    for (const auto dispute : judge_.disputesOf(device))
        mark.push_back(index(dispute) * 8);
    return mark;
}

bool Fold::counts(const EntryId& entry) const
{
    const auto place = log_.at(entry);
    return place && index(*place) < seen_ && judge_.counts(*place);
}

bool Fold::isRelayed(const EntryId& entry) const
{
    const auto place = log_.at(entry);
    if (!place || index(*place) >= seen_)
        return false;
    if (!judge_.isLeftOut(*place))
        return true;
    if (!byRelayed_) {
        byRelayed_.emplace(log_.ancestry());
        for (std::size_t at = 0; at < seen_; ++at)
            if (const At other{static_cast<std::uint32_t>(at)}; !judge_.isLeftOut(other))
                byRelayed_->add(other);
    }
    return byRelayed_->has(*place);
}

bool Fold::isWelcome(const Entry& entry) const
{
    const auto author = log_.author(entry.author);
    const auto fork = author ? judge_.unmendedFork(*author, mendedBy(entry.author)) : std::nullopt;
    const bool isBehindFork = fork && entry.sequence >= *fork && quotaOf(entry.author) != highestSequence;
    const bool isThirdHalf = author && log_.halves(*author, static_cast<std::uint32_t>(entry.sequence)).size() >= 2;
    return !isBehindFork && !isThirdHalf && entry.sequence <= quotaOf(entry.author);
}

std::vector<EntryId> Fold::heads(const DeviceId& author) const
{
    Horizon known{log_.ancestry()};
    std::vector<At> entries;
    for (const auto entry : judge_.facts().order())
        if (judge_.counts(entry)) {
            known.add(entry);
            entries.push_back(entry);
        }
    std::erase_if(entries, [&](At entry) { return known.has(entry); });
    const auto isLast = [&](At entry) {
        const auto named = devicesNamedIn(log_.record(entry).membership()->body);
        return judge_.verdict(entry).level == Level::Member && std::ranges::count(named, author) == 0;
    };
    std::stable_partition(entries.begin(), entries.end(), [&](At entry) { return !isLast(entry); });
    if (entries.size() > mostPast)
        entries.resize(mostPast);
    std::vector<EntryId> ids;
    for (const auto entry : entries)
        ids.push_back(log_.record(entry).id);
    std::ranges::sort(ids);
    return ids;
}

std::optional<Fork> Fold::unmendedFork(const DeviceId& device) const
{
    const auto author = log_.author(device);
    const auto sequence = author ? judge_.unmendedFork(*author, mendedBy(device)) : std::nullopt;
    if (!sequence)
        return std::nullopt;
    const auto halves = log_.halves(*author, *sequence);
    return Fork{log_.record(halves[0]).id, log_.record(halves[1]).id};
}

} // namespace shoal::swarm
