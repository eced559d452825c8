#include "core/swarm/keeping/write_permit.h"

#include <algorithm>

namespace shoal::swarm {

void WritePermit::told(const ChainTeller& by, const std::optional<OwnEntry>& highest, Time now)
{
    if (const auto liar = liars_.find(by.person); liar != liars_.end()) {
        if (!isAnswered(liar->second))
            return;
        liars_.erase(liar); // it was true, and slow
    }
    if (!highest || isAnswered(highest->id)) {
        if (doubt_ != Doubt::None && !claims_.contains(by.device))
            hearWord(by.device, now);
    } else {
        // A claim that takes another's place, or comes from another device of that person, has no more time than that.
        auto at = now;
        for (const auto& [device, claim] : claims_)
            if (device == by.device || claim.person == by.person)
                at = std::min(at, claim.at);
        claims_[by.device] = {*highest, by.person, at};
    }
}

void WritePermit::shown(const EntryId& entry, std::optional<std::uint64_t> sequence, Time now)
{
    if (givenUp_.contains(entry) || lacked_.contains(entry))
        return;
    if (doubt_ == Doubt::None) {
        doubt_ = Doubt::ToldHigher;
        since_ = now;
    }
    if (chain_->holds(entry))
        return;
    known_ = std::max(known_, sequence.value_or(0));
    lacked_.emplace(entry, Lacked{sequence, now});
    since_ = now;
}

void WritePermit::hearWord(const DeviceId& of, Time now)
{
    if (told_.empty())
        firstTold_ = now;
    told_.insert(of);
}

/// Claims that came true are words; those that didn't in time are nothing. Of an entry that was shown and isn't kept
/// there is nothing to fear when another has its place here: the fork is there already.
void WritePermit::sift(Time now)
{
    std::erase_if(lacked_, [&](const auto& each) {
        const auto& [entry, lacked] = each;
        if (chain_->holds(entry))
            return true;
        const bool hasItsPlaceTaken = lacked.sequence && chain_->length() >= *lacked.sequence;
        if (!hasItsPlaceTaken || now - lacked.at < patience)
            return false;
        givenUp_.insert(entry);
        return true;
    });
    std::erase_if(claims_, [&](const auto& each) {
        const auto& [device, claim] = each;
        if (isAnswered(claim.highest.id)) {
            if (doubt_ != Doubt::None)
                hearWord(device, now);
            return true;
        }
        if (isShown(claim) || now - claim.at < claimPatience)
            return false;
        liars_.emplace(claim.person, claim.highest.id);
        return true;
    });
}

bool WritePermit::waitsForAProof() const
{
    return std::ranges::any_of(claims_, [&](const auto& each) { return !isShown(each.second); });
}

bool WritePermit::isSettled(std::size_t others, Time now) const
{
    if (waitsForAProof() || !lacked_.empty() || chain_->length() < known_)
        return false;
    // Each entry was marked before it was sent: nobody can know more than the mark.
    if (doubt_ == Doubt::OldDatabase)
        return true;
    return !told_.empty() && (told_.size() >= others || now - firstTold_ >= patience);
}

bool WritePermit::isPatienceOver(std::size_t others, Time now) const
{
    return now - since_ >= patience || (others == 0 && lacked_.empty());
}

void WritePermit::settle()
{
    for (const auto& [entry, lacked] : lacked_)
        givenUp_.insert(entry);
    doubt_ = Doubt::None;
    known_ = 0;
    claims_.clear();
    lacked_.clear();
    told_.clear();
}

Permission WritePermit::ask(std::size_t others, Time now)
{
    using enum Permission::Waits;
    sift(now);
    if (doubt_ != Doubt::None && isSettled(others, now))
        settle();
    if (doubt_ == Doubt::None && !waitsForAProof())
        return {};
    Permission permission{.waits = ForAMember, .why = doubt_ == Doubt::None ? Doubt::ToldHigher : doubt_};
    if (waitsForAProof() || !lacked_.empty() || chain_->length() < known_) {
        permission.waits = ForOwnEntries;
        permission.upTo = known_;
        for (const auto& [device, claim] : claims_)
            permission.upTo = std::max(permission.upTo, claim.highest.sequence);
    } else if (!told_.empty()) {
        permission.waits = ForMoreMembers;
        permission.until = firstTold_ + patience;
    }
    if (!waitsForAProof() && permission.waits != ForMoreMembers && isPatienceOver(others, now))
        permission.waits = ForThePerson;
    return permission;
}

bool WritePermit::goOn(std::size_t others, Time now)
{
    if (ask(others, now).waits != Permission::Waits::ForThePerson)
        return false;
    settle();
    return true;
}

} // namespace shoal::swarm
