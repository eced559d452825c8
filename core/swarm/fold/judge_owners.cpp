// Section 6.2: the recovery key and the owners.
#include "core/swarm/fold/judge.h"

#include <algorithm>

namespace shoal::swarm {

/// Owners first, for whether a device is an owner's must be known of all before any `role` is judged.
void Judge::judgeOwners()
{
    const auto bringsOwner = [&](At entry) {
        return bodyOf<Genesis>(entry) != nullptr || bodyOf<OwnerDevice>(entry) != nullptr;
    };
    const auto& genesis = *bodyOf<Genesis>(At{0});
    const auto recovery = deviceIdOf(genesis.recovery);
    for (const auto entry : facts_.order()) {
        if (!bringsOwner(entry))
            continue;
        auto& verdict = verdicts_[index(entry)];
        if (authorOf(entry) == recovery)
            verdict = {.level = Level::Recovery, .counts = true};
        else if (entry == At{0} || ownerAt(authorOf(entry), entry))
            verdict = ownersVerdict(entry);
        if (!verdict.counts)
            continue;
        const auto* const owner = bodyOf<OwnerDevice>(entry);
        ownersDevices_.insert(deviceIdOf((owner != nullptr ? owner->keys : genesis.owner).signing));
    }
    for (const auto entry : facts_.order())
        if (!bringsOwner(entry) && ownerAt(authorOf(entry), entry))
            verdicts_[index(entry)] = ownersVerdict(entry);
}

bool Judge::ownerAt(const DeviceId& owner, At entry) const
{
    if (!ownersDevices_.contains(owner))
        return false;
    const auto& facts = facts_.of(owner);
    const bool isBrought = std::ranges::any_of(facts.bringers, [&](At bringer) {
        return counts(bringer) && bodyOf<Admit>(bringer) == nullptr && isBefore(bringer, entry);
    });
    return isBrought && std::ranges::none_of(facts.leaves, [&](At leave) { return isBefore(leave, entry); })
        && std::ranges::all_of(facts.ownerCuts,
                               [&](At cut) { return verdict(cut).level != Level::Recovery || knows(cut, entry); });
}

Verdict Judge::ownersVerdict(At entry) const { return {.level = Level::Owner, .counts = mayOwner(entry)}; }

bool Judge::mayOwner(At entry) const
{
    if (log_.record(entry).membership() == nullptr)
        return mayShow(entry, Whose::Anybody);
    if (const auto* const owner = bodyOf<OwnerDevice>(entry))
        return owner->cut.empty();
    if (const auto* const invite = bodyOf<Invite>(entry))
        return !invite->person || ownPersons(authorOf(entry), entry, Level::Owner).contains(*invite->person);
    if (const auto* const cancel = bodyOf<CancelInvite>(entry)) {
        const auto invite = placeOf(cancel->invite);
        return invite && bodyOf<Invite>(*invite) != nullptr && isBefore(*invite, entry);
    }
    if (const auto* const role = bodyOf<ChangeRole>(entry))
        return !isOwnersDevice(role->device) && std::ranges::any_of(facts_.of(role->device).bringers, [&](At bringer) {
            return isBefore(bringer, entry);
        });
    return true;
}

/// An owner let count what came too late to be known to `cut`, which takes `device` away or lowers it.
bool Judge::isRaised(const DeviceId& device, At cut, At entry) const
{
    return std::ranges::any_of(facts_.of(device).settles, [&](At settle) {
        return countsAt(Level::Owner, settle) && knows(settle, cut) && knows(settle, entry);
    });
}

std::set<PersonId> Judge::ownPersons(const DeviceId& device, At entry, Level lowest) const
{
    std::set<PersonId> persons;
    const auto& facts = facts_.of(device);
    for (const auto bringer : facts.bringers) {
        if (!counts(bringer) || verdict(bringer).level > lowest || !(bringer == entry || isBefore(bringer, entry)))
            continue;
        if (const auto* const genesis = bodyOf<Genesis>(bringer))
            persons.insert(genesis->person);
        else if (const auto* const owner = bodyOf<OwnerDevice>(bringer))
            persons.insert(owner->person);
        else
            persons.insert(bodyOf<Admit>(bringer)->person);
    }
    for (const auto role : facts.roles)
        if (countsAt(Level::Owner, role) && isBefore(role, entry))
            persons.insert(bodyOf<ChangeRole>(role)->person);
    return persons;
}

} // namespace shoal::swarm
