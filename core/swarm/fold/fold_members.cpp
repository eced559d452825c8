// Section 6.6: members, their roles, who is suspended.
#include "core/swarm/fold/fold.h"

#include <algorithm>

namespace shoal::swarm {

const Member* Fold::member(const DeviceId& device) const
{
    const auto found = members_.find(device);
    return found != members_.end() ? &found->second : nullptr;
}

bool Fold::wasBrought(const DeviceId& device) const
{
    return std::ranges::any_of(judge_.facts().of(device).bringers, [&](At bringer) { return judge_.counts(bringer); });
}

bool Fold::isKnown(const DeviceId& device) const
{
    Horizon known{log_.ancestry()};
    for (const auto entry : judge_.facts().order())
        if (judge_.counts(entry))
            known.add(entry);
    return std::ranges::any_of(judge_.facts().of(device).bringers,
                               [&](At bringer) { return judge_.counts(bringer) || known.has(bringer); });
}

std::size_t Fold::devicesOf(const PersonId& person) const
{
    std::set<DeviceId> devices;
    for (const auto bringer : judge_.facts().of(person).bringers)
        if (judge_.counts(bringer))
            devices.insert(deviceIdOf(keysIn(log_.record(bringer).membership()->body).front()));
    return devices.size();
}

std::uint64_t Fold::quotaOf(const DeviceId& device) const
{
    const auto recovery = keysIn(log_.record(At{0}).membership()->body).back();
    if (judge_.isOwnersDevice(device) || device == deviceIdOf(recovery))
        return highestSequence;
    return judge_.quotaOf(judge_.countingGrants(device));
}

bool Fold::isCancelled(const EntryId& invite) const
{
    return std::ranges::any_of(judge_.facts().cancelsOf(invite), [&](At cancel) { return judge_.counts(cancel); });
}

/// Whether it changed.
bool Fold::updateMember(const DeviceId& device)
{
    auto member = memberBy(device);
    if (!member)
        return members_.erase(device) > 0;
    const auto [known, isNew] = members_.try_emplace(device, *member);
    if (!isNew && known->second == *member)
        return false;
    known->second = std::move(*member);
    return true;
}

const Entry* Fold::bringerOf(const DeviceId& device) const
{
    const auto& bringers = judge_.facts().of(device).bringers;
    if (bringers.empty())
        return nullptr;
    const auto counting = std::ranges::find_if(bringers, [&](At bringer) { return judge_.counts(bringer); });
    return log_.record(counting != bringers.end() ? *counting : bringers.front()).membership();
}

std::optional<Member> Fold::memberBy(const DeviceId& device) const
{
    const auto counts = [&](At entry) { return judge_.counts(entry); };
    const auto& facts = judge_.facts().of(device);
    const auto bringer = std::ranges::find_if(facts.bringers, counts);
    if (bringer == facts.bringers.end() || std::ranges::any_of(facts.leaves, counts) || !judge_.cutsOf(device).empty())
        return std::nullopt;
    Member member;
    const auto take = [&](const DeviceKeys& keys, const PersonId& person, const std::string& label) {
        member.keys = keys, member.person = person, member.label = label;
    };
    const auto& body = log_.record(*bringer).membership()->body;
    if (const auto* const genesis = std::get_if<Genesis>(&body))
        take(genesis->owner, genesis->person, genesis->label);
    else if (const auto* const owner = std::get_if<OwnerDevice>(&body))
        take(owner->keys, owner->person, owner->label);
    else if (const auto* const admit = std::get_if<Admit>(&body))
        take(admit->keys, admit->person, admit->label);
    member.role = roleOf(device).value_or(Role::Reader);
    member.isSuspended = isSuspended(device);
    return member;
}

/// An owner's word goes first.
std::optional<Role> Fold::roleOf(const DeviceId& device) const
{
    if (judge_.isOwnersDevice(device))
        return Role::Owner;
    const auto roleIn = [&](At grant) { return judge_.roleIn(grant); };
    const auto byOwners = judge_.outermost(judge_.ownersGrants(device));
    if (!byOwners.empty() && std::ranges::all_of(byOwners, [&](At grant) { return roleIn(grant) == Role::Admin; }))
        return Role::Admin;
    const auto grants = judge_.outermost(judge_.countingGrants(device));
    if (grants.empty())
        return std::nullopt;
    return std::min(Role::Writer, roleIn(std::ranges::min(grants, {}, roleIn)));
}

/// Down to which level settles mend its forks: an admin's are for owners.
Level Fold::mendedBy(const DeviceId& device) const
{
    return roleOf(device) == Role::Admin ? Level::Owner : Level::Member;
}

bool Fold::isSuspended(const DeviceId& device) const
{
    const auto author = log_.author(device);
    if (author && judge_.unmendedFork(*author, mendedBy(device)))
        return true;
    const auto& settles = judge_.facts().of(device).settles;
    return std::ranges::any_of(judge_.disputesOf(device), [&](At dispute) {
        return std::ranges::none_of(settles, [&](At settle) {
            const auto& verdict = judge_.verdict(settle);
            return verdict.counts && verdict.level == Level::Owner && log_.ancestry().knows(settle, dispute);
        });
    });
}

} // namespace shoal::swarm
