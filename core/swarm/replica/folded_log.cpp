#include "core/swarm/replica/folded_log.h"

#include <algorithm>
#include <utility>

namespace shoal::swarm {

FoldedLog::FoldedLog(const SwarmId& swarm)
    : swarm_{swarm}
    , log_{swarm}
{}

void FoldedLog::load(std::span<const Bytes> entries)
{
    for (const auto& entry : entries)
        log_.add(entry, Signatures::WereVerified);
    grow();
    takeNews();
}

Took FoldedLog::take(ByteView entry)
{
    switch (log_.add(entry)) {
    case Arrival::Taken: grow(); return Took::Taken;
    case Arrival::Known: return Took::Known;
    case Arrival::Waiting: return Took::Waiting;
    case Arrival::Void: break;
    }
    return Took::Void;
}

Took FoldedLog::add(ByteView bytes, Came came)
{
    const auto entry = readEntry(bytes);
    if (isOwn(bytes, entry))
        ownThatCame_.push_back({entry->sequence, entryIdOf(bytes)});
    return isKept(bytes, entry, came) ? take(bytes) : Took::Dropped;
}

/// The signature is looked at here, for an entry whose parents are missing proves as much.
bool FoldedLog::isOwn(ByteView bytes, const std::optional<Entry>& entry) const
{
    return own_ && entry && entry->author == deviceIdOf(*own_) && entry->swarm == swarm_ && !has(entryIdOf(bytes))
        && isSignedBy(bytes, *own_);
}

/// What isn't relayed is kept only where it is needed, and not without end.
bool FoldedLog::isKept(ByteView bytes, const std::optional<Entry>& entry, Came came) const
{
    if (!fold_ || !entry || has(entryIdOf(bytes)) || fold_->isWelcome(*entry))
        return true; // the log tells what is known, void or waiting
    const auto author = log_.author(entry->author);
    if (came == Came::AsNeeded)
        return !author || relayed_->unrelayedOf(*author) < mostUnrelayedOfAuthor;
    const auto parents = parentsOf(*entry);
    const bool mayBeBrought = !author && fold_->bringerOf(entry->author) == nullptr;
    return mayBeBrought && !std::ranges::all_of(parents, [&](const auto& parent) { return has(parent); });
}

void FoldedLog::grow()
{
    if (log_.size() == 0)
        return;
    if (fold_) {
        fold_->update();
    } else {
        fold_.emplace(log_);
        relayed_.emplace(log_, *fold_);
    }
    const auto changed = fold_->takeChanged();
    relayed_->follow(changed);
    for (const auto entry : changed) {
        const auto& record = log_.record(entry);
        if (record.published() != nullptr)
            show(entry);
        else if (const auto* const retired = record.retired())
            show(*log_.at(*retired));
    }
}

void FoldedLog::show(At publish)
{
    const auto* const share = log_.record(publish).published();
    if (share == nullptr)
        return;
    const bool wasThere = isInCatalogue(*share);
    if (fold_->isShown(publish) ? !shown_.emplace(*share, publish).second : shown_.erase({*share, publish}) == 0)
        return;
    const bool isThere = isInCatalogue(*share);
    if (isThere == wasThere)
        return;
    isThere ? ++shares_ : --shares_;
    if (std::erase(isThere ? change_.gone : change_.shown, *share) == 0)
        (isThere ? change_.shown : change_.gone).push_back(*share);
}

FoldedLog::Shown::const_iterator FoldedLog::firstOf(const ShareId& share) const
{
    const auto found = shown_.lower_bound({share, At{0}});
    return found != shown_.end() && found->first == share ? found : shown_.end();
}

std::vector<At> FoldedLog::publicationsOf(const ShareId& share) const
{
    std::vector<At> entries;
    for (auto shown = firstOf(share); shown != shown_.end() && shown->first == share; ++shown)
        entries.push_back(shown->second);
    std::ranges::sort(entries, [this](At one, At other) { return log_.isBefore(one, other); });
    return entries;
}

CatalogueChange FoldedLog::takeCatalogueChange() { return std::exchange(change_, {}); }

std::vector<DeviceId> FoldedLog::devices() const { return relayed_ ? relayed_->devices() : std::vector<DeviceId>{}; }

std::span<const Place> FoldedLog::placesOf(const DeviceId& device) const
{
    return relayed_ ? relayed_->placesOf(device) : std::span<const Place>{};
}

std::optional<ForkProof> FoldedLog::forkOf(const DeviceId& device) const
{
    return relayed_ ? relayed_->forkOf(device) : std::nullopt;
}

std::optional<Place> FoldedLog::highestOf(const DeviceId& device) const
{
    const auto author = log_.author(device);
    if (!author || log_.chain(*author).empty())
        return std::nullopt;
    const auto& last = log_.record(log_.chain(*author).back());
    return Place{last.sequence, last.id};
}

std::vector<EntryId> FoldedLog::takeNews() { return relayed_ ? relayed_->takeNews() : std::vector<EntryId>{}; }

} // namespace shoal::swarm
