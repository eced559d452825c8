// Which entries are void (docs/swarm-protocol.md, section 4). Each rule looks at the entry and its ancestors alone, so
// it is answered alike wherever and whenever the entry comes.
#include "core/swarm/entries/admission.h"
#include "core/swarm/log/log.h"

#include <algorithm>

namespace shoal::swarm {
namespace {

/// The key whose hash is the device's id, if the body brings it.
std::optional<SigningKey> keyOf(const DeviceId& device, const Body& body)
{
    const auto keys = keysIn(body);
    const auto found = std::ranges::find(keys, device, deviceIdOf);
    return found != keys.end() ? std::optional{*found} : std::nullopt;
}

std::optional<PersonId> personBroughtBy(const Body& body)
{
    if (const auto* const genesis = std::get_if<Genesis>(&body))
        return genesis->person;
    if (const auto* const owner = std::get_if<OwnerDevice>(&body))
        return owner->person;
    if (const auto* const admit = std::get_if<Admit>(&body))
        return admit->person;
    return std::nullopt;
}
} // namespace

bool Log::isSound(const Arriving& arriving) const
{
    return stepsOn(arriving) && namesMembershipAlone(arriving.entry) && isSignedByAuthor(arriving)
        && isRequested(arriving) && reachesThroughToThoseNamed(arriving);
}

bool Log::stepsOn(const Arriving& arriving) const
{
    const auto& entry = arriving.entry;
    std::uint64_t latest = 0;
    for (const auto parent : arriving.parents)
        latest = std::max(latest, record(parent).lamport);
    if (entry.lamport != latest + 1)
        return false;
    if (!entry.previous)
        return true;
    const auto& previous = record(*at(*entry.previous));
    return device(previous.author) == entry.author && previous.sequence + 1 == entry.sequence;
}

bool Log::namesMembershipAlone(const Entry& entry) const
{
    return std::ranges::all_of(entry.past, [&](const auto& id) { return record(*at(id)).membership() != nullptr; });
}

bool Log::isSignedByAuthor(const Arriving& arriving) const
{
    const auto& entry = arriving.entry;
    const auto isSigned = [&](const SigningKey& key) {
        return arriving.signatures == Signatures::WereVerified || isSignedBy(arriving.bytes, key);
    };
    if (const auto own = ownKey(entry))
        return arriving.id.bytes == swarm_.bytes && isSigned(*own);
    const auto bringers = bringers_.find(entry.author);
    if (bringers == bringers_.end())
        return false;
    if (isRecoveryKey(entry.author) && !std::holds_alternative<OwnerDevice>(entry.body))
        return false;
    // All bringers bring the same key, whose hash is the author's id. An entry on which the author builds was asked.
    const bool isBrought = entry.previous
        || std::ranges::any_of(bringers->second, [&](At bringer) { return isBehind(bringer, arriving.parents); });
    return isBrought && isSigned(*keyOf(entry.author, record(bringers->second.front()).membership()->body));
}

bool Log::isRecoveryKey(const DeviceId& author) const
{
    const auto* const genesis = std::get_if<Genesis>(&record(*at({swarm_.bytes})).membership()->body);
    return genesis != nullptr && deviceIdOf(genesis->recovery) == author;
}

bool Log::isRequested(const Arriving& arriving) const
{
    const auto& body = arriving.entry.body;
    const bool wereVerified = arriving.signatures == Signatures::WereVerified;
    if (const auto* const owner = std::get_if<OwnerDevice>(&body))
        return wereVerified || isAsRequested(*owner, swarm_);
    const auto* const admit = std::get_if<Admit>(&body);
    if (admit == nullptr)
        return true;
    if (!admit->invite)
        return wereVerified || isAsRequested(*admit, swarm_, {});
    const auto place = at(*admit->invite);
    if (!place || record(*place).membership() == nullptr || !isBehind(*place, arriving.parents))
        return false;
    const auto* const invite = std::get_if<Invite>(&record(*place).membership()->body);
    return invite != nullptr && (wereVerified || isAsRequested(*admit, swarm_, AskedInvite{invite->key, device(record(*place).author)}));
}

bool Log::reachesThroughToThoseNamed(const Arriving& arriving) const
{
    const auto& body = arriving.entry.body;
    const auto* const through = throughOf(body);
    return through == nullptr || std::ranges::all_of(*through, [&](const auto& id) {
               const auto& author = device(record(*at(id)).author);
               if (const auto* const remove = std::get_if<Remove>(&body); remove != nullptr && remove->person)
                   return isOfPerson(author, *remove->person, arriving);
               return std::ranges::count(devicesNamedIn(body), author) > 0;
           });
}

bool Log::isOfPerson(const DeviceId& device, const PersonId& person, const Arriving& by) const
{
    const auto bringers = bringers_.find(device);
    return bringers != bringers_.end() && std::ranges::any_of(bringers->second, [&](At bringer) {
               return personBroughtBy(record(bringer).membership()->body) == person && isBehind(bringer, by.parents);
           });
}

bool Log::isBehind(At earlier, const std::vector<At>& parents) const
{
    return std::ranges::any_of(parents, [&](At parent) { return ancestry_.knows(parent, earlier); });
}

} // namespace shoal::swarm
