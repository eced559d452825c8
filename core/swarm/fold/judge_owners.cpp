// Section 6.2: the recovery key and the owners.
#include "core/swarm/fold/judge.h"

#include <algorithm>

namespace shoal::swarm {

/// The recovery key first, for its cuts reach what doesn't know them; then who is an owner, for whether a device is an
/// owner's must be known of all before any `role` is judged.
void Judgement::judgeOwners()
{
    const auto bringsOwner = [&](At entry) {
        return bodyOf<Genesis>(entry) != nullptr || bodyOf<OwnerDevice>(entry) != nullptr;
    };
    const auto recovery = deviceIdOf(bodyOf<Genesis>(At{0})->recovery);
    for (const auto entry : facts_.order())
        if (authorOf(entry) == recovery)
            verdicts_[index(entry)] = {.level = Level::Recovery, .counts = true};
    for (const auto entry : facts_.order()) {
        if (!bringsOwner(entry))
            continue;
        if (entry == At{0} || ownerAt(authorOf(entry), entry))
            verdicts_[index(entry)] = ownersVerdict(entry);
        if (counts(entry))
            ownersDevices_.insert(deviceIdOf(keysIn(log_.record(entry).membership()->body).front()));
    }
    for (const auto entry : facts_.order())
        if (!bringsOwner(entry) && ownerAt(authorOf(entry), entry))
            verdicts_[index(entry)] = ownersVerdict(entry);
}

bool Judgement::ownerAt(const DeviceId& owner, At entry) const
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

Verdict Judgement::ownersVerdict(At entry) const { return {.level = Level::Owner, .counts = mayOwner(entry)}; }

bool Judgement::mayOwner(At entry) const
{
    if (log_.record(entry).membership() == nullptr)
        return mayShow(entry, Whose::Anybody);
    if (const auto* const owner = bodyOf<OwnerDevice>(entry))
        return owner->cut.empty();
    if (const auto* const admit = bodyOf<Admit>(entry))
        return !isKnown(deviceIdOf(admit->keys.signing), entry);
    if (const auto* const invite = bodyOf<Invite>(entry))
        return !invite->person || ownPersons(authorOf(entry), entry, Level::Owner).contains(*invite->person);
    if (const auto* const cancel = bodyOf<CancelInvite>(entry)) {
        const auto invite = placeOf(cancel->invite);
        return invite && bodyOf<Invite>(*invite) != nullptr && isBefore(*invite, entry);
    }
    if (const auto* const role = bodyOf<ChangeRole>(entry))
        return !isOwnersDevice(role->device) && isKnown(role->device, entry);
    return true;
}

/// The entry's author had seen the device brought, whether that counts or not.
bool Judgement::isKnown(const DeviceId& device, At entry) const
{
    return std::ranges::any_of(facts_.of(device).bringers, [&](At bringer) { return isBefore(bringer, entry); });
}

/// An owner let count what came too late to be known to `cut`, which takes `device` away or lowers it.
bool Judgement::isRaised(const DeviceId& device, At cut, At entry) const
{
    return std::ranges::any_of(facts_.of(device).settles, [&](At settle) {
        return countsAt(Level::Owner, settle) && knows(settle, cut) && knows(settle, entry);
    });
}

std::set<PersonId> Judgement::ownPersons(const DeviceId& device, At entry, Level lowest) const
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
