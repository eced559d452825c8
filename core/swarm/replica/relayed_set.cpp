#include "core/swarm/replica/relayed_set.h"

#include <algorithm>
#include <utility>

namespace shoal::swarm {

void RelayedSet::follow(const std::vector<At>& changed)
{
    isRelayed_.resize(log_->size());
    if (judgeAnew(changed)) {
        known_ = Horizon{log_->ancestry()};
        for (std::size_t at = 0; at < log_->size(); ++at)
            if (const At entry{static_cast<std::uint32_t>(at)}; !leftOut_.contains(entry))
                known_.add(entry);
    }
    seen_ = log_->size();
    for (const auto entry : changed)
        put(entry, !leftOut_.contains(entry) || known_.has(entry));
    for (const auto entry : leftOut_) // few: quotas and forks bound them
        put(entry, known_.has(entry));
    updateForks();
    if (!std::exchange(hasBegun_, true))
        news_.clear();
}

/// Whether an entry isn't relayed for its own sake any more: what it knew has to be asked anew.
bool RelayedSet::judgeAnew(const std::vector<At>& changed)
{
    bool isLost = false;
    for (const auto entry : changed) {
        if (!fold_->isLeftOut(entry)) {
            leftOut_.erase(entry);
            known_.add(entry);
        } else if (leftOut_.insert(entry).second && index(entry) < seen_)
            isLost = true;
    }
    return isLost;
}

void RelayedSet::put(At entry, bool isRelayed)
{
    if (isRelayed_[index(entry)] == isRelayed)
        return;
    isRelayed_[index(entry)] = isRelayed;
    ++version_;
    const auto& record = log_->record(entry);
    const Place place{record.sequence, record.id};
    const auto device = places_.try_emplace(log_->device(record.author)).first;
    auto& places = device->second;
    const auto at = places.empty() || places.back() < place ? places.end() : std::ranges::lower_bound(places, place);
    if (isRelayed) {
        places.insert(at, place);
        news_.push_back(entry);
    } else {
        places.erase(at);
        if (places.empty())
            places_.erase(device);
    }
}

void RelayedSet::updateForks()
{
    std::map<DeviceId, ForkProof> forks;
    for (const auto author : log_->forkedAuthors()) {
        const auto& device = log_->device(author);
        if (const auto fork = fold_->unmendedFork(device))
            forks.emplace(device, ForkProof{log_->record(*log_->at(fork->one)).sequence, fork->one, fork->other});
    }
    if (forks == forks_)
        return;
    forks_ = std::move(forks);
    ++version_;
}

std::vector<DeviceId> RelayedSet::devices() const
{
    std::set<DeviceId> devices;
    for (const auto& [device, places] : places_)
        devices.insert(device);
    for (const auto& [device, fork] : forks_)
        devices.insert(device);
    return {devices.begin(), devices.end()};
}

std::span<const Place> RelayedSet::placesOf(const DeviceId& device) const
{
    const auto found = places_.find(device);
    return found != places_.end() ? std::span<const Place>{found->second} : std::span<const Place>{};
}

std::optional<ForkProof> RelayedSet::forkOf(const DeviceId& device) const
{
    const auto found = forks_.find(device);
    return found != forks_.end() ? std::optional{found->second} : std::nullopt;
}

std::size_t RelayedSet::unrelayedOf(AuthorAt author) const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(leftOut_, [&](At entry) { return log_->record(entry).author == author && !has(entry); }));
}

std::vector<EntryId> RelayedSet::takeNews()
{
    auto news = std::exchange(news_, {});
    std::ranges::sort(news); // parents came before their children
    news.erase(std::unique(news.begin(), news.end()), news.end());
    std::vector<EntryId> ids;
    for (const auto entry : news)
        if (has(entry))
            ids.push_back(log_->record(entry).id);
    return ids;
}

} // namespace shoal::swarm
