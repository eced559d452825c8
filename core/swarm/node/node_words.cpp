// What a node says of itself, to members and in records, and what it remembers of them.
#include "core/swarm/node/node.h"

#include "core/swarm/freshness/freshness.h"

#include <algorithm>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;

constexpr auto addressesSaidEvery = 24h;
constexpr auto waysBackEvery = 10s;
constexpr auto seenKeptEvery = 10min;
constexpr auto growthSaidAfter = 20s; // by then what is small is whole

std::size_t wholeOf(const std::map<ShareId, Amount>& shares, const std::map<ShareId, Amount>& others)
{
    return static_cast<std::size_t>(std::ranges::count_if(shares, [&](const auto& each) {
        const auto other = others.find(each.first);
        return each.second == Amount::Whole && (other == others.end() || other->second != Amount::Whole);
    }));
}
} // namespace

void Node::setAddresses(Addresses addresses)
{
    if (!areSound(addresses) || addresses == addresses_)
        return;
    const bool isMoved = !addresses.empty() && std::ranges::any_of(wasAt_, [&](const auto& before) {
        return std::ranges::find(addresses, before) == addresses.end();
    });
    addresses_ = std::move(addresses);
    if (!addresses_.empty())
        wasAt_ = addresses_;
    if (isMoved)
        dropLinks();
    areAddressesNew_ = true;
    if (rendezvous_)
        rendezvous_->changeAddresses();
    if (begunAt_)
        lobby_->addressesChanged();
}

void Node::setHeld(std::map<ShareId, Amount> shares)
{
    if (!heldNewSince_ && shares != held_)
        heldNewSince_ = now_;
    isWholeNew_ = isWholeNew_ || wholeOf(shares, held_) > 0 || wholeOf(held_, shares) > 0;
    held_ = std::move(shares);
}

void Node::speak()
{
    replica_.sayWhatIsKnown();
    const auto said = replica_.whereIs(self()); // of an earlier run, maybe, and come back from others
    const bool areDue = areAddressesNew_ || (addressesSaidAt_ && now_ - *addressesSaidAt_ >= addressesSaidEvery)
        || (said && said->claimed != addresses_);
    if (areDue && !addresses_.empty() && replica_.sayWhereItIs(addresses_)) {
        areAddressesNew_ = false;
        addressesSaidAt_ = now_;
    }
    sayWhatIsHeld();
    for (const auto& [number, link] : links_)
        if (link.device) {
            const auto seen = seen_.find(*link.device);
            if (seen == seen_.end() || !seen->second.at || system_ - *seen->second.at >= seenKeptEvery)
                noteSeen(*link.device);
        }
    afterChange();
}

/// What has merely grown waits, and takes none of the few holds that may follow each other at once.
void Node::sayWhatIsHeld()
{
    const auto period = holdPeriodOf(held_.size());
    const auto atOnce = isWholeNew_ ? holdsAtOnce(held_.size()) : 1;
    const bool isDue = heldNewSince_ && (isWholeNew_ || now_ - *heldNewSince_ >= growthSaidAfter);
    if (!isDue || holdsUsedUntil_ > now_ + (atOnce - 1) * period || !replica_.sayWhatIsHeld(held_))
        return;
    heldNewSince_.reset();
    isWholeNew_ = false;
    holdsUsedUntil_ = std::max(holdsUsedUntil_, now_) + period;
}

void Node::noteSeen(const DeviceId& device)
{
    seen_.insert_or_assign(device, MetDevice{device, system_, book_.of(device)});
    seenAnew_.insert(device);
}

/// Also of a device that only ever called us, or was never met: after a restart there may be nobody else to ask.
void Node::noteAddresses(const DeviceId& device)
{
    auto& seen = seen_[device];
    auto addresses = book_.of(device);
    if (seen.addresses == addresses)
        return;
    seen.device = device;
    seen.addresses = std::move(addresses);
    seenAnew_.insert(device);
}

/// At once: the program may end in the next moment.
void Node::keepSeen()
{
    std::vector<MetDevice> seen;
    for (const auto& device : std::exchange(seenAnew_, {}))
        seen.push_back(seen_.at(device));
    if (!seen.empty())
        around_.store.keepSeen(std::move(seen));
}

std::optional<std::chrono::sys_seconds> Node::lastSeen(const DeviceId& device) const
{
    for (const auto& [number, link] : links_)
        if (link.device == device)
            return system_;
    const auto seen = seen_.find(device);
    return seen != seen_.end() ? seen->second.at : std::nullopt;
}

/// For members of whom nothing was heard since the epoch began. Whoever has its secret says where it is.
void Node::leaveWaysBack()
{
    const auto* const fold = replica_.log().fold();
    if (!rendezvous_ || fold == nullptr || !waysBackDue_ || now_ < *waysBackDue_ || fold->currentEpoch() != epoch_.epoch
        || !replica_.meeting().isAdmin(self()))
        return;
    waysBackDue_ = now_ + waysBackEvery;
    const auto entry = replica_.log().find(epoch_.epoch);
    if (!entry || std::holds_alternative<Genesis>(entry->body))
        return;
    const auto since = std::min(entry->time, system_);
    for (const auto& [device, member] : fold->members()) {
        if (device == self() || member.isSuspended)
            continue;
        const auto said = replica_.whereIs(device);
        const auto seen = seen_.find(device);
        const bool wasSeen = seen != seen_.end() && seen->second.at && *seen->second.at > since && !haveWaysBack_;
        const bool hasSaid = said && said->time > since && said->time <= system_ + mostAhead;
        if (metNow_.contains(device) || hasSaid || (wasSeen && begunAt_ && now_ - *begunAt_ < 1min))
            rendezvous_->isBack(device);
        else
            rendezvous_->leaveWayBack(device, since);
    }
}

void Node::keepStamp()
{
    const auto stamp = rendezvous_->lastStamp();
    if (stamp && stamp != stamp_) {
        stamp_ = stamp;
        around_.store.keepStamp(*stamp);
    }
}

} // namespace shoal::swarm
