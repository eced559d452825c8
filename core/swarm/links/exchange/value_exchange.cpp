#include "core/swarm/links/exchange/value_exchange.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace shoal::swarm {

void ValueExchange::asked(const ValuesWanted& wanted)
{
    for (const auto& name : wanted.names)
        if (wanted_.size() < mostAnnounced && std::ranges::count(wanted_, name) == 0)
            wanted_.push_back(name);
}

tl::expected<std::optional<ValuePart>, LinkFault> ValueExchange::part(ValuePart part)
{
    if (part.offset == 0) { // in the place of one that wasn't finished: its sender got a newer word
        const auto asked = asked_.find(part.name);
        if (asked == asked_.end())
            return tl::unexpected{LinkFault::NotAsked};
        if (--asked->second.owed == 0)
            asked_.erase(asked);
        coming_ = std::move(part);
    } else {
        const bool follows = coming_ && part.name == coming_->name && part.version == coming_->version
            && part.total == coming_->total && part.offset == coming_->bytes.size();
        if (!follows)
            return tl::unexpected{LinkFault::Senseless};
        append(coming_->bytes, part.bytes);
    }
    if (coming_->bytes.size() < coming_->total)
        return std::nullopt;
    return std::exchange(coming_, std::nullopt);
}

bool ValueExchange::isAsked(const ValueName& name) const
{
    const auto asked = asked_.find(name);
    return wishes_.contains(name) || (asked != asked_.end() && asked->second.since.has_value());
}

bool ValueExchange::brings(const ValueVersion& version) const
{
    const auto isAsNew = [&](const ValueVersion& other) {
        return std::tie(other.version, other.digest) >= std::tie(version.version, version.digest);
    };
    const auto wish = wishes_.find(version.name);
    const auto asked = asked_.find(version.name);
    return (wish != wishes_.end() && isAsNew(wish->second))
        || (asked != asked_.end() && asked->second.since && isAsNew(asked->second.version));
}

void ValueExchange::announce(const ValueName& name)
{
    if (announced_.size() < mostAnnounced)
        announced_.insert(name);
}

void ValueExchange::announceAll()
{
    for (const auto& version : values_.versions())
        announced_.insert(version.name);
}

std::optional<VersionsTold> ValueExchange::nextVersions()
{
    VersionsTold told;
    while (!announced_.empty() && told.versions.size() < mostVersions) {
        if (const auto version = values_.versionOf(*announced_.begin()))
            told.versions.push_back(*version);
        announced_.erase(announced_.begin());
    }
    return told.versions.empty() ? std::nullopt : std::optional{std::move(told)};
}

std::optional<ValuesWanted> ValueExchange::nextQuestion(Moment now)
{
    ValuesWanted wanted;
    while (!wishes_.empty() && wanted.names.size() < mostValuesWanted) {
        const auto& [name, version] = *wishes_.begin();
        wanted.names.push_back(name);
        auto& asked = asked_[name];
        asked = {version, now, asked.owed + 1};
        wishes_.erase(wishes_.begin());
    }
    return wanted.names.empty() ? std::nullopt : std::optional{std::move(wanted)};
}

std::optional<ValuePart> ValueExchange::nextPart()
{
    while (going_ || !wanted_.empty()) {
        if (!going_) {
            going_ = values_.versionOf(wanted_.front());
            offset_ = 0;
            wanted_.pop_front();
            continue;
        }
        const auto* const bytes = values_.find(going_->name);
        if (bytes == nullptr || values_.versionOf(going_->name) != going_) {
            going_.reset(); // a newer word came, and is announced
            continue;
        }
        const auto size = std::min<std::size_t>(longestPart, bytes->size() - offset_);
        const auto part = ByteView{*bytes}.subspan(offset_, size);
        ValuePart next{going_->name, going_->version, bytes->size(), offset_, {part.begin(), part.end()}};
        offset_ += size;
        if (offset_ == bytes->size())
            going_.reset();
        return next;
    }
    return std::nullopt;
}

void ValueExchange::tick(Moment now)
{
    for (auto& [name, asked] : asked_)
        if (asked.since && now - *asked.since >= longestValueWait)
            asked.since.reset();
}

} // namespace shoal::swarm
