// Sections 6.3 and 6.4: who is an admin, disputes, and what admins do.
#include "core/swarm/fold/judge.h"

#include <algorithm>
#include <iterator>
#include <ranges>

namespace shoal::swarm {

void Judgement::judgeAdmins()
{
    for (const auto entry : facts_.order()) {
        auto& verdict = verdicts_[index(entry)];
        if (verdict.level == Level::None)
            verdict.level = adminAt(authorOf(entry), entry) ? Level::Admin : Level::Member;
    }
    judgeDisputes();
    judgeStanding();
    for (const auto entry : facts_.order())
        if (verdict(entry).level == Level::Admin)
            verdicts_[index(entry)] = adminsVerdict(entry, verdict(entry).stands);
}

bool Judgement::adminAt(const DeviceId& device, At entry) const
{
    auto grants = ownersGrants(device);
    const auto lowerings = grants;
    std::erase_if(grants, [&](At grant) { return !isBefore(grant, entry); });
    const auto isForAdmin = [&](At grant) { return roleIn(grant) == Role::Admin; };
    if (grants.empty() || !std::ranges::all_of(outermost(std::move(grants)), isForAdmin))
        return false;
    const bool isLowered = std::ranges::any_of(lowerings, [&](At grant) {
        return bodyOf<ChangeRole>(grant) != nullptr && !isForAdmin(grant) && areConcurrent(grant, entry)
            && !isRaised(device, grant, entry);
    });
    const bool isCut = std::ranges::any_of(ownersCuts(device), [&](At cut) {
        return !knows(cut, entry)
            && (isBefore(cut, entry) || verdict(cut).level == Level::Recovery || !isRaised(device, cut, entry));
    });
    return !isLowered && !isCut
        && std::ranges::none_of(facts_.of(device).leaves, [&](At leave) { return isBefore(leave, entry); });
}

std::vector<At> Judgement::ownersGrants(const DeviceId& device) const
{
    auto grants = countingGrants(device);
    std::erase_if(grants, [&](At grant) { return verdict(grant).level != Level::Owner; });
    return grants;
}

std::set<PersonId> Judgement::ownersPersons(const DeviceId& device) const
{
    std::set<PersonId> persons;
    for (const auto grant : ownersGrants(device)) {
        const auto* const role = bodyOf<ChangeRole>(grant);
        persons.insert(role != nullptr ? role->person : bodyOf<Admit>(grant)->person);
    }
    return persons;
}

std::vector<At> Judgement::ownersCuts(const DeviceId& device) const
{
    std::vector<At> cuts;
    const auto& facts = facts_.of(device);
    std::ranges::copy_if(facts.ownerCuts, std::back_inserter(cuts),
                         [&](At cut) { return verdict(cut).level == Level::Recovery; });
    if (isOwnersDevice(device))
        return cuts;
    const auto takeRemoves = [&](const std::vector<At>& removes) {
        std::ranges::copy_if(removes, std::back_inserter(cuts), [&](At cut) { return countsAt(Level::Owner, cut); });
    };
    takeRemoves(facts.removes);
    for (const auto& person : ownersPersons(device))
        takeRemoves(facts_.of(person).removes);
    return cuts;
}

bool Judgement::isAdminFor(const DeviceId& device, At entry) const
{
    const auto grants = ownersGrants(device);
    const auto isEnded = [&](At grant) {
        const auto ends = [&](At end) { return knows(end, grant) && isBefore(end, entry); };
        return std::ranges::any_of(grants,
                                   [&](At other) {
                                       return bodyOf<ChangeRole>(other) != nullptr && roleIn(other) != Role::Admin
                                           && ends(other);
                                   })
            || std::ranges::any_of(ownersCuts(device), ends) || std::ranges::any_of(facts_.of(device).leaves, ends);
    };
    return std::ranges::any_of(
        grants, [&](At grant) { return roleIn(grant) == Role::Admin && !isBefore(entry, grant) && !isEnded(grant); });
}

void Judgement::judgeDisputes()
{
    for (const auto entry : facts_.order()) {
        if (verdict(entry).level != Level::Admin || bodyOf<Remove>(entry) == nullptr)
            continue;
        const auto disputed = disputedBy(entry);
        if (disputed.empty() || !disputeHolds(entry, disputed))
            continue;
        held_.insert(entry);
        disputes_[authorOf(entry)].push_back(entry);
        for (const auto& device : disputed)
            disputes_[device].push_back(entry);
    }
}

/// The devices that this `remove` names and that are other admins'.
std::vector<DeviceId> Judgement::disputedBy(At entry) const
{
    const auto& remove = *bodyOf<Remove>(entry);
    std::vector<DeviceId> disputed;
    const auto add = [&](const DeviceId& device) {
        if (device != authorOf(entry) && !isOwnersDevice(device) && isAdminFor(device, entry))
            disputed.push_back(device);
    };
    std::ranges::for_each(remove.devices, add);
    if (remove.person)
        for (const auto& device : facts_.of(*remove.person).devices)
            if (ownersPersons(device).contains(*remove.person))
                add(device);
    return disputed;
}

bool Judgement::disputeHolds(At entry, const std::vector<DeviceId>& disputed) const
{
    const auto& author = authorOf(entry);
    const auto isSettled = [&](At dispute) {
        return std::ranges::any_of(facts_.of(author).settles, [&](At settle) {
            return countsAt(Level::Owner, settle) && knows(settle, dispute) && isBefore(settle, entry);
        });
    };
    return isWithinAdminQuota(entry) && (bodyOf<Remove>(entry)->person || disputed.size() == 1)
        && (isForkClean(entry, Level::Owner) || byOwners_.has(entry))
        && std::ranges::all_of(disputesOf(author),
                               [&](At dispute) { return !isBefore(dispute, entry) || isSettled(dispute); });
}

const std::vector<At>& Judgement::disputesOf(const DeviceId& device) const
{
    static const std::vector<At> none;
    const auto found = disputes_.find(device);
    return found != disputes_.end() ? found->second : none;
}

/// From the last to the first: what anchors an entry comes after it.
void Judgement::judgeStanding()
{
    std::vector<At> entries;
    std::ranges::copy_if(facts_.order(), std::back_inserter(entries),
                         [&](At entry) { return verdict(entry).level == Level::Admin; });
    if (log_.hasForks()) {
        for (std::size_t author = 0; author < log_.authors(); ++author)
            for (const auto entry : log_.chain(AuthorAt{static_cast<std::uint32_t>(author)}))
                if (log_.record(entry).membership() == nullptr && !ownerAt(authorOf(entry), entry)
                    && adminAt(authorOf(entry), entry))
                    entries.push_back(entry);
        std::ranges::sort(entries, [&](At one, At other) { return log_.isBefore(one, other); });
    }
    for (const auto entry : entries | std::views::reverse) {
        auto& verdict = verdicts_[index(entry)];
        verdict.level = Level::Admin;
        verdict.stands = stands(entry);
        if (verdict.stands)
            byAdmins_.try_emplace(log_.record(entry).author, log_.ancestry()).first->second.add(entry);
    }
}

bool Judgement::stands(At entry) const
{
    return isWithinAdminQuota(entry) && isClearOfDisputes(entry)
        && (isForkClean(entry, Level::Owner) || isAnchored(entry));
}

bool Judgement::isWithinAdminQuota(At entry) const
{
    auto quota = quotas().admin;
    for (const auto grant : ownersGrants(authorOf(entry)))
        if (const auto* const role = bodyOf<ChangeRole>(grant); role != nullptr && isBefore(grant, entry))
            quota = std::max(quota, role->quota);
    return log_.record(entry).sequence <= quota;
}

bool Judgement::isClearOfDisputes(At entry) const
{
    const auto& author = authorOf(entry);
    return std::ranges::all_of(disputesOf(author), [&](At dispute) {
        return knows(dispute, entry) || std::ranges::any_of(facts_.of(author).settles, [&](At settle) {
                   return countsAt(Level::Owner, settle) && knows(settle, dispute)
                       && (knows(settle, entry) || isBefore(settle, entry));
               });
    });
}

Verdict Judgement::adminsVerdict(At entry, bool stands) const
{
    return {.level = Level::Admin,
            .stands = stands,
            .counts = stands && mayAdmin(entry),
            .isWithinQuota = isWithinAdminQuota(entry)};
}

bool Judgement::wasCutKnowingly(const DeviceId& admin, At entry) const
{
    const auto isCut = [&](At remove) {
        return countsAt(Level::Admin, remove) && !isAdminFor(admin, remove) && isBefore(remove, entry);
    };
    const auto persons = ownersPersons(admin);
    return std::ranges::any_of(facts_.of(admin).removes, isCut)
        || std::ranges::any_of(
               persons, [&](const auto& person) { return std::ranges::any_of(facts_.of(person).removes, isCut); });
}

bool Judgement::mayAdmin(At entry) const
{
    const auto& author = authorOf(entry);
    if (wasCutKnowingly(author, entry))
        return false;
    if (log_.record(entry).membership() == nullptr)
        return mayShow(entry, Whose::Anybody);
    const auto isBelowAdmins = [&](const DeviceId& device) {
        return device != author && !isOwnersDevice(device) && !isAdminFor(device, entry);
    };
    if (const auto* const invite = bodyOf<Invite>(entry))
        return invite->role < Role::Admin && (!invite->person || mayInviteOwn(*invite, entry, Level::Admin));
    if (bodyOf<CancelInvite>(entry) != nullptr)
        return mayCancel(entry);
    if (bodyOf<Admit>(entry) != nullptr)
        return mayAdmit(entry, Level::Admin, Role::Writer);
    if (const auto* const role = bodyOf<ChangeRole>(entry))
        return role->role < Role::Admin && role->quota == 0 && isBelowAdmins(role->device)
            && isKnown(role->device, entry);
    if (bodyOf<Remove>(entry) != nullptr)
        return held_.contains(entry) || disputedBy(entry).empty();
    if (const auto* const settle = bodyOf<Settle>(entry))
        return isBelowAdmins(settle->device);
    return bodyOf<OwnerDevice>(entry) == nullptr;
}

} // namespace shoal::swarm
