// Section 6.5: everybody else.
#include "core/swarm/fold/judge.h"

#include <algorithm>
#include <iterator>

namespace shoal::swarm {

void Judgement::judgeMembers()
{
    for (const auto entry : facts_.order())
        if (verdict(entry).level == Level::Member)
            verdicts_[index(entry)] = membersVerdict(entry);
}

Verdict Judgement::membersVerdict(At entry) const
{
    const auto& author = authorOf(entry);
    const bool isWithinQuota = this->isWithinQuota(author, entry);
    const auto role = roleAt(author, entry);
    const bool isSound = isWithinQuota && (isForkClean(entry, Level::Member) || isAnchored(entry));
    return {
        .level = Level::Member, .counts = role && isSound && mayMember(entry, *role), .isWithinQuota = isWithinQuota};
}

std::optional<Role> Judgement::roleAt(const DeviceId& device, At entry) const
{
    const auto& facts = facts_.of(device);
    if (std::ranges::any_of(facts.leaves, [&](At leave) { return isBefore(leave, entry); }))
        return std::nullopt;
    const auto takesAway = [&](At cut) {
        return !knows(cut, entry)
            && (isBefore(cut, entry) || verdict(cut).level == Level::Recovery || !isRaised(device, cut, entry));
    };
    if (std::ranges::any_of(cutsSeenAt(device, entry), takesAway))
        return std::nullopt;
    auto grants = countingGrants(device);
    std::erase_if(grants, [&](At grant) { return !isBefore(grant, entry); });
    if (grants.empty())
        return std::nullopt;
    auto role = Role::Writer;
    for (const auto grant : outermost(grants))
        role = std::min(role, roleIn(grant));
    for (const auto change : facts.roles)
        if (counts(change) && areConcurrent(change, entry) && !isRaised(device, change, entry))
            role = std::min(role, roleIn(change));
    return role;
}

std::vector<At> Judgement::cutsSeenAt(const DeviceId& device, At entry) const
{
    auto cuts = ownersCuts(device);
    if (isOwnersDevice(device))
        return cuts;
    const auto take = [&](const std::vector<At>& removes) {
        std::ranges::copy_if(removes, std::back_inserter(cuts), [&](At remove) {
            return countsAt(Level::Owner, remove) || (countsAt(Level::Admin, remove) && !isAdminFor(device, remove));
        });
    };
    take(facts_.of(device).removes);
    for (const auto& person : personsSeenAt(device, entry))
        take(facts_.of(person).removes);
    return cuts;
}

/// All that are decided, not only those that the entry knows: else a removed device that a friend admits again would
/// write on with a past that leaves its first admission out.
std::set<PersonId> Judgement::personsSeenAt(const DeviceId& device, At entry) const
{
    auto persons = ownersPersons(device);
    for (const auto bringer : facts_.of(device).bringers) {
        const auto* const admit = bodyOf<Admit>(bringer);
        const bool isDecided = verdict(bringer).level < Level::Member || log_.isBefore(bringer, entry);
        if (admit != nullptr && counts(bringer) && isDecided)
            persons.insert(admit->person);
    }
    return persons;
}

std::vector<At> Judgement::cutsOf(const DeviceId& device) const
{
    auto cuts = ownersCuts(device);
    if (isOwnersDevice(device))
        return cuts;
    std::set<PersonId> persons = ownersPersons(device);
    for (const auto bringer : facts_.of(device).bringers)
        if (const auto* const admit = bodyOf<Admit>(bringer); admit != nullptr && counts(bringer))
            persons.insert(admit->person);
    const auto take = [&](const std::vector<At>& removes) {
        std::ranges::copy_if(removes, std::back_inserter(cuts), [&](At remove) {
            return countsAt(Level::Owner, remove) || (countsAt(Level::Admin, remove) && !isAdminFor(device, remove));
        });
    };
    take(facts_.of(device).removes);
    for (const auto& person : persons)
        take(facts_.of(person).removes);
    return cuts;
}

/// The largest that was granted, so that a lowered role voids nothing.
std::uint64_t Judgement::quotaOf(const std::vector<At>& grants) const
{
    const auto ofRoles = quotas();
    std::uint64_t quota = 0;
    for (const auto grant : grants) {
        const auto role = roleIn(grant);
        quota = std::max(quota,
                         role == Role::Reader       ? ofRoles.reader
                             : role == Role::Writer ? ofRoles.writer
                                                    : ofRoles.admin);
        if (const auto* const change = bodyOf<ChangeRole>(grant); change != nullptr && countsAt(Level::Owner, grant))
            quota = std::max(quota, change->quota);
    }
    return quota;
}

bool Judgement::isWithinQuota(const DeviceId& device, At entry) const
{
    auto grants = countingGrants(device);
    std::erase_if(grants, [&](At grant) { return !isBefore(grant, entry); });
    return log_.record(entry).sequence <= quotaOf(grants);
}

bool Judgement::mayMember(At entry, Role role) const
{
    if (log_.record(entry).membership() == nullptr)
        return role >= Role::Writer && mayShow(entry, Whose::Own);
    if (const auto* const invite = bodyOf<Invite>(entry))
        return invite->person && invite->role <= role && mayInviteOwn(*invite, entry, Level::Member);
    if (bodyOf<CancelInvite>(entry) != nullptr)
        return mayCancel(entry);
    if (bodyOf<Admit>(entry) != nullptr)
        return mayAdmit(entry, Level::Member, role);
    return bodyOf<Leave>(entry) != nullptr;
}

/// A `publish`, or a `retire` of one that its author knew.
bool Judgement::mayShow(At entry, Whose whose) const
{
    const auto* const retired = log_.record(entry).retired();
    if (retired == nullptr)
        return true;
    const auto published = placeOf(*retired);
    return published && log_.record(*published).published() != nullptr && isBefore(*published, entry)
        && (whose == Whose::Anybody || authorOf(*published) == authorOf(entry));
}

} // namespace shoal::swarm
