#include "core/swarm/freshness/freshness.h"

#include <algorithm>
#include <utility>

namespace shoal::swarm {

Freshness::Freshness(const SwarmId& swarm, const DeviceId& own, std::chrono::days limit, const Speakers& members,
                     const KnownEntries& log)
    : swarm_{swarm}
    , own_{own}
    , limit_{limit}
    , members_{&members}
    , log_{&log}
{}

Heard Freshness::hear(ByteView statement, Time system) { return take(statement, system); }

Heard Freshness::restore(ByteView statement) { return take(statement, std::nullopt); }

Heard Freshness::take(ByteView bytes, std::optional<Time> system)
{
    auto statement = readStatement(bytes);
    if (!statement || statement->swarm != swarm_)
        return Heard::Void;
    const auto& device = statement->device;
    const auto standing = members_->speaker(device);
    if (!standing || !standing->isAuthority)
        return Heard::NotTheirs;
    const auto found = kept_.find(device);
    if (found != kept_.end() && statement->time < found->second.statement.time + leastApart)
        return Heard::Old;
    if (!isSignedBy(*statement, standing->key))
        return Heard::Void;
    if (system && statement->time > *system + mostAhead) {
        ahead_.insert(device);
        return Heard::FromTheFuture;
    }
    ahead_.erase(device);
    auto whole = found != kept_.end() ? wordOf(found->second) : std::nullopt;
    kept_.insert_or_assign(device, Kept{std::move(*statement), Bytes{bytes.begin(), bytes.end()}, whole});
    return Heard::Taken;
}

void Freshness::exchanged(const DeviceId& with, Time now)
{
    if (with == own_ || !members_->speaker(with))
        return;
    auto& time = exchanged_[with];
    time = std::max(time, now);
}

void Freshness::membersChanged()
{
    const auto isNoAuthority = [&](const DeviceId& device) {
        const auto standing = members_->speaker(device);
        return !standing || !standing->isAuthority;
    };
    std::erase_if(kept_, [&](const auto& each) { return isNoAuthority(each.first); });
    std::erase_if(ahead_, isNoAuthority);
    std::erase_if(exchanged_, [&](const auto& each) { return !members_->speaker(each.first); });
}

bool Freshness::isWhole(const Statement& statement) const
{
    return std::ranges::all_of(statement.heads, [&](const EntryId& head) { return log_->has(head); });
}

std::optional<Freshness::Time> Freshness::wordOf(const Kept& kept) const
{
    return isWhole(kept.statement) ? kept.statement.time : kept.whole;
}

std::optional<Freshness::Time> Freshness::lastWord(const std::optional<PersonId>& about, Time now) const
{
    std::optional<Time> any, witness, met;
    bool hasWitness = false;
    for (const auto& device : members_->authorities()) {
        const auto standing = members_->speaker(device);
        if (!standing || !standing->isAuthority)
            continue;
        const bool isWitness = device != own_ && standing->person != about;
        hasWitness = hasWitness || isWitness;
        const auto kept = kept_.find(device);
        const auto word = kept != kept_.end() ? wordOf(kept->second) : std::nullopt;
        any = std::max(any, word);
        if (isWitness)
            witness = std::max(witness, word);
    }
    for (const auto& [device, time] : exchanged_) {
        const auto standing = members_->speaker(device);
        if (standing && standing->person != about)
            met = std::max(met, std::optional{time});
    }
    return hasWitness ? std::max(witness, std::min(any, met)) : std::optional{now};
}

bool Freshness::mayServe(const DeviceId& peer, Time now) const
{
    const auto standing = members_->speaker(peer);
    if (!standing)
        return false;
    if (limit_ == std::chrono::seconds{0})
        return true;
    const auto word = lastWord(standing->person, now);
    return word && now - *word < limit_;
}

Outlook Freshness::outlook(Time now) const
{
    if (limit_ == std::chrono::seconds{0})
        return {};
    const auto word = lastWord(std::nullopt, now);
    if (!word || now - *word >= limit_)
        return {Outlook::State::Stale};
    const auto left = std::min(limit_ - (now - *word), limit_);
    return {left * 3 <= limit_ ? Outlook::State::Warn : Outlook::State::Fresh, left};
}

std::optional<Freshness::Time> Freshness::newest() const
{
    std::optional<Time> newest;
    for (const auto& [device, kept] : kept_)
        newest = std::max(newest, std::optional{kept.statement.time});
    return newest;
}

std::optional<Freshness::Time> Freshness::newestOwn() const
{
    const auto found = kept_.find(own_);
    return found != kept_.end() ? std::optional{found->second.statement.time} : std::nullopt;
}

std::vector<Bytes> Freshness::statements() const
{
    std::vector<Bytes> all;
    for (const auto& [device, kept] : kept_)
        all.push_back(kept.bytes);
    return all;
}

} // namespace shoal::swarm
