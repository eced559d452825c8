#include "core/swarm/keeping/write_permit.h"

#include <algorithm>

namespace shoal::swarm {

void WritePermit::told(const DeviceId& by, const std::optional<OwnEntry>& highest, Time now)
{
    const bool isHere = !highest || chain_->holds(highest->id);
    if (!isHere && !liars_.contains(by)) {
        if (doubt_ == Doubt::None) {
            doubt_ = Doubt::ToldHigher;
            restsOnClaims_ = true;
            since_ = now;
        }
        // A claim that takes another's place has no more time than that.
        const auto at = claims_.contains(by) ? claims_[by].at : now;
        claims_[by] = {*highest, at};
    } else if (isHere && doubt_ != Doubt::None && !claims_.contains(by)) {
        if (told_.empty())
            firstTold_ = now;
        told_.insert(by);
    }
}

/// Claims that came true are words; those that didn't in time are nothing.
void WritePermit::sift(Time now)
{
    for (auto each = claims_.begin(); each != claims_.end();) {
        const auto& [device, claim] = *each;
        if (chain_->holds(claim.highest.id)) {
            if (told_.empty())
                firstTold_ = now;
            told_.insert(device);
            restsOnClaims_ = false;
        } else if (now - claim.at >= patience) {
            liars_.insert(device);
        } else {
            ++each;
            continue;
        }
        each = claims_.erase(each);
    }
}

bool WritePermit::isSettled(std::size_t others, Time now) const
{
    if (!claims_.empty())
        return false;
    if (restsOnClaims_)
        return true;
    if (chain_->length() < known_)
        return false;
    // Each entry was marked before it was sent: nobody can know more than the mark.
    if (doubt_ == Doubt::OldDatabase)
        return true;
    return !told_.empty() && (told_.size() >= others || now - firstTold_ >= patience);
}

bool WritePermit::isPatienceOver(std::size_t others, Time now) const { return others == 0 || now - since_ >= patience; }

void WritePermit::settle()
{
    doubt_ = Doubt::None;
    known_ = 0;
    restsOnClaims_ = false;
    claims_.clear();
    told_.clear();
}

Permission WritePermit::ask(std::size_t others, Time now)
{
    using enum Permission::Waits;
    sift(now);
    if (doubt_ != Doubt::None && isSettled(others, now))
        settle();
    if (doubt_ == Doubt::None)
        return {};
    Permission permission{.waits = ForAMember, .why = doubt_};
    if (!claims_.empty() || chain_->length() < known_) {
        permission.waits = ForOwnEntries;
        permission.upTo = known_;
        for (const auto& [device, claim] : claims_)
            permission.upTo = std::max(permission.upTo, claim.highest.sequence);
    } else if (!told_.empty()) {
        permission.waits = ForMoreMembers;
        permission.until = firstTold_ + patience;
    }
    if (claims_.empty() && permission.waits != ForMoreMembers && isPatienceOver(others, now))
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
