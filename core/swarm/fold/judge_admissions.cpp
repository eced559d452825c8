// Section 6.5: invites, and who may let whom in.
#include "core/swarm/fold/judge.h"

#include <algorithm>

namespace shoal::swarm {
bool Judgement::mayInviteOwn(const Invite& invite, At entry, Level level) const
{
    return ownPersons(authorOf(entry), entry, level).contains(*invite.person);
}

/// One's own invite; owners cancel any.
bool Judgement::mayCancel(At entry) const
{
    const auto invite = placeOf(bodyOf<CancelInvite>(entry)->invite);
    return invite && bodyOf<Invite>(*invite) != nullptr && isBefore(*invite, entry)
        && authorOf(*invite) == authorOf(entry);
}

/// `role` is the most that the author may give.
bool Judgement::mayAdmit(At entry, Level level, Role role) const
{
    const auto& admit = *bodyOf<Admit>(entry);
    const auto device = deviceIdOf(admit.keys.signing);
    const auto place = admit.invite ? placeOf(*admit.invite) : std::nullopt;
    const auto* const invite = place ? bodyOf<Invite>(*place) : nullptr;
    if (invite == nullptr || !counts(*place) || authorOf(*place) != authorOf(entry) || admit.role > invite->role
        || admit.role > std::min(role, Role::Writer) || isOwnersDevice(device) || isCancelled(*admit.invite, entry))
        return false;
    const bool isNew = std::ranges::none_of(facts_.of(device).bringers, [&](At bringer) {
        return counts(bringer)
            && (isBefore(bringer, entry) || (verdict(bringer).level < level && areConcurrent(bringer, entry)));
    });
    if (!isNew)
        return false;
    if (invite->person)
        return admit.person == *invite->person && mayInviteOwn(*invite, entry, level)
            && hasRoom(admit.person, entry, level);
    return level == Level::Admin && std::ranges::none_of(facts_.of(admit.person).bringers, [&](At bringer) {
               return isBefore(bringer, entry)
                   || (counts(bringer) && verdict(bringer).level < level && areConcurrent(bringer, entry));
           });
}

/// By an owner it holds for whatever it doesn't know.
bool Judgement::isCancelled(const EntryId& invite, At admit) const
{
    return std::ranges::any_of(facts_.cancelsOf(invite), [&](At cancel) {
        return counts(cancel)
            && (verdict(cancel).level == Level::Owner ? !knows(cancel, admit)
                                                      : isBefore(cancel, admit) && authorOf(cancel) == authorOf(admit));
    });
}

bool Judgement::hasRoom(const PersonId& person, At entry, Level level) const
{
    std::set<DeviceId> devices;
    for (const auto bringer : facts_.of(person).bringers) {
        const auto& verdict = this->verdict(bringer);
        const bool isTakenFirst = verdict.level < level || (verdict.level == level && log_.isBefore(bringer, entry));
        if (!verdict.counts || !isTakenFirst)
            continue;
        // The first: genesis names the recovery key too, which is no device.
        devices.insert(deviceIdOf(keysIn(log_.record(bringer).membership()->body).front()));
    }
    return devices.size() < mostDevicesOfPerson;
}

} // namespace shoal::swarm
