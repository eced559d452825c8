#include "core/swarm/replica/fold_views.h"

#include <algorithm>
#include <tuple>

namespace shoal::swarm {
namespace {

const Member* memberOf(const FoldedLog& log, const DeviceId& device)
{
    return log.fold() != nullptr ? log.fold()->member(device) : nullptr;
}

bool isAuthority(const Member& member) { return member.role >= Role::Admin && !member.isSuspended; }

template <class Kind>
const Kind* membershipAs(const Log& log, At entry)
{
    return std::get_if<Kind>(&log.record(entry).membership()->body);
}

std::uint64_t admissionsUnder(const FoldedLog& log, const EntryId& invite)
{
    return static_cast<std::uint64_t>(std::ranges::count_if(log.fold()->membership(), [&](At entry) {
        const auto* const admit = membershipAs<Admit>(log.log(), entry);
        return admit != nullptr && admit->invite == invite && log.fold()->counts(log.log().record(entry).id);
    }));
}

struct Brought {
    PersonId person;
    Role role = Role::Reader;
};

Brought broughtBy(const Body& body)
{
    if (const auto* const genesis = std::get_if<Genesis>(&body))
        return {genesis->person, Role::Owner};
    if (const auto* const owner = std::get_if<OwnerDevice>(&body))
        return {owner->person, Role::Owner};
    const auto& admit = std::get<Admit>(body);
    return {admit.person, admit.role};
}
} // namespace

std::optional<Speaker> FoldSpeakers::speaker(const DeviceId& device) const
{
    const auto* const member = memberOf(log_, device);
    if (member == nullptr || member->isSuspended)
        return std::nullopt;
    return Speaker{member->person, member->keys.signing, isAuthority(*member)};
}

std::vector<DeviceId> FoldSpeakers::authorities() const
{
    std::vector<DeviceId> devices;
    if (log_.fold() != nullptr)
        for (const auto& [device, member] : log_.fold()->members())
            if (isAuthority(member))
                devices.push_back(device);
    return devices;
}

Belonging FoldInvites::of(const DeviceId& device) const
{
    if (const auto* const member = memberOf(log_, device))
        return {member->isSuspended ? Standing::Suspended : Standing::Member, member->role, member->person};
    if (log_.fold() == nullptr || !log_.fold()->wasBrought(device))
        return {};
    const auto brought = broughtBy(log_.fold()->bringerOf(device)->body);
    return {Standing::Gone, brought.role, brought.person};
}

std::size_t FoldInvites::devicesOf(const PersonId& person) const
{
    return log_.fold() != nullptr ? log_.fold()->devicesOf(person) : 0;
}

std::optional<InviteFacts> FoldInvites::invite(const SigningKey& key) const
{
    if (log_.fold() == nullptr)
        return std::nullopt;
    std::optional<At> best;
    const auto rank = [&](At entry) {
        return std::tuple{membershipAs<Invite>(log_.log(), entry)->person.has_value(), entry};
    };
    for (const auto entry : log_.fold()->membership()) {
        const auto* const invite = membershipAs<Invite>(log_.log(), entry);
        if (invite != nullptr && invite->key == key && log_.fold()->counts(log_.log().record(entry).id)
            && (!best || rank(entry) < rank(*best)))
            best = entry;
    }
    if (!best)
        return std::nullopt;
    const auto& record = log_.log().record(*best);
    return InviteFacts{log_.log().device(record.author), *membershipAs<Invite>(log_.log(), *best),
                       log_.fold()->isCancelled(record.id), admissionsUnder(log_, record.id)};
}

std::vector<ShownAdmission> FoldInvites::admissionsOf(const DeviceId& device) const
{
    std::vector<ShownAdmission> shown;
    if (log_.fold() == nullptr)
        return shown;
    for (const auto entry : log_.fold()->membership()) {
        const auto* const admit = membershipAs<Admit>(log_.log(), entry);
        if (admit == nullptr || deviceIdOf(admit->keys.signing) != device)
            continue;
        const auto invite = admit->invite ? log_.find(*admit->invite) : std::nullopt;
        const auto& record = log_.log().record(entry);
        shown.push_back({log_.log().device(record.author), log_.fold()->levelOf(entry) == Level::Owner,
                         invite ? std::optional{std::get<Invite>(invite->body).key} : std::nullopt,
                         log_.fold()->counts(record.id)});
    }
    return shown;
}

std::optional<SecretHash> FoldInvites::epoch(const EntryId& id) const { return epochSecretIn(log_.log(), id); }

std::optional<DeviceKeys> FoldMeeting::keysOf(const DeviceId& device) const
{
    if (log_.fold() == nullptr) {
        const auto found = expected_.find(device);
        return found != expected_.end() ? std::optional{found->second} : std::nullopt;
    }
    const auto* const member = memberOf(log_, device);
    return member != nullptr && !member->isSuspended ? std::optional{member->keys} : std::nullopt;
}

std::vector<DeviceId> FoldMeeting::lastSeenFirst() const
{
    std::vector<DeviceId> devices;
    if (log_.fold() != nullptr)
        for (const auto& [device, member] : log_.fold()->members())
            if (device != self_ && !member.isSuspended)
                devices.push_back(device);
    if (log_.fold() == nullptr)
        for (const auto& [device, keys] : expected_)
            if (device != self_)
                devices.push_back(device);
    std::ranges::stable_sort(devices, std::greater{}, [&](const DeviceId& device) {
        const auto seen = seen_.find(device);
        return seen != seen_.end() ? seen->second : 0;
    });
    return devices;
}

bool FoldMeeting::isAdmin(const DeviceId& device) const
{
    if (log_.fold() == nullptr)
        return expected_.contains(device); // owners and admins come first there, and all may know the way
    const auto* const member = memberOf(log_, device);
    return member != nullptr && isAuthority(*member);
}

std::uint64_t FoldOwnChain::length() const
{
    const auto highest = log_.highestOf(self_);
    return highest ? highest->sequence : 0;
}

std::optional<SecretHash> epochSecretIn(const Log& log, const EntryId& epoch)
{
    const auto place = log.at(epoch);
    const auto* const entry = place ? log.record(*place).membership() : nullptr;
    if (entry == nullptr)
        return std::nullopt;
    if (const auto* const genesis = std::get_if<Genesis>(&entry->body))
        return genesis->epoch;
    if (const auto* const renewed = std::get_if<Epoch>(&entry->body))
        return renewed->epoch;
    if (const auto* const remove = std::get_if<Remove>(&entry->body))
        return remove->epoch;
    const auto* const owner = std::get_if<OwnerDevice>(&entry->body);
    return owner != nullptr ? owner->epoch : std::nullopt;
}

} // namespace shoal::swarm
