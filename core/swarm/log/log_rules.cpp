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

bool Log::isSound(const EntryId& id, const Record& record) const
{
    return stepsOn(record) && namesMembershipAlone(record.entry) && isSignedByAuthor(id, record) && isRequested(record)
        && reachesThroughToThoseNamed(record);
}

bool Log::stepsOn(const Record& record) const
{
    const auto& entry = record.entry;
    std::uint64_t latest = 0;
    for (const auto& parent : record.parents)
        latest = std::max(latest, find(parent)->lamport);
    if (entry.lamport != latest + 1)
        return false;
    const auto* const previous = entry.previous ? find(*entry.previous) : nullptr;
    return previous == nullptr || (previous->author == entry.author && previous->sequence + 1 == entry.sequence);
}

bool Log::namesMembershipAlone(const Entry& entry) const
{
    return std::ranges::all_of(entry.past, [&](const auto& id) { return isMembership(find(id)->body); });
}

bool Log::isSignedByAuthor(const EntryId& id, const Record& record) const
{
    if (const auto own = ownKey(record.entry))
        return id.bytes == swarm_.bytes && isSignedBy(record.bytes, *own);
    const auto bringers = bringers_.find(record.entry.author);
    if (bringers == bringers_.end())
        return false;
    if (isRecoveryKey(record.entry.author) && !std::holds_alternative<OwnerDevice>(record.entry.body))
        return false;
    // All bringers bring the same key, whose hash is the author's id. An entry on which the author builds was asked.
    const bool isBrought = record.entry.previous || std::ranges::any_of(bringers->second, [&](const auto& bringer) {
                               return isBehind(bringer, record.parents);
                           });
    return isBrought && isSignedBy(record.bytes, *keyOf(record.entry.author, find(*bringers->second.begin())->body));
}

bool Log::isRecoveryKey(const DeviceId& author) const
{
    const auto* const genesis = std::get_if<Genesis>(&find({swarm_.bytes})->body);
    return genesis != nullptr && deviceIdOf(genesis->recovery) == author;
}

bool Log::isRequested(const Record& record) const
{
    if (const auto* const owner = std::get_if<OwnerDevice>(&record.entry.body))
        return isAsRequested(*owner, swarm_);
    const auto* const admit = std::get_if<Admit>(&record.entry.body);
    if (admit == nullptr)
        return true;
    if (!admit->invite)
        return isAsRequested(*admit, swarm_, {});
    const auto* const entry = isBehind(*admit->invite, record.parents) ? find(*admit->invite) : nullptr;
    const auto* const invite = entry != nullptr ? std::get_if<Invite>(&entry->body) : nullptr;
    return invite != nullptr && isAsRequested(*admit, swarm_, invite->key);
}

bool Log::reachesThroughToThoseNamed(const Record& record) const
{
    const auto& body = record.entry.body;
    const auto* const through = throughOf(body);
    return through == nullptr || std::ranges::all_of(*through, [&](const auto& id) {
               const auto& author = find(id)->author;
               if (const auto* const remove = std::get_if<Remove>(&body); remove != nullptr && remove->person)
                   return isOfPerson(author, *remove->person, record);
               return std::ranges::count(devicesNamedIn(body), author) > 0;
           });
}

bool Log::isOfPerson(const DeviceId& device, const PersonId& person, const Record& by) const
{
    const auto bringers = bringers_.find(device);
    return bringers != bringers_.end() && std::ranges::any_of(bringers->second, [&](const auto& bringer) {
               return personBroughtBy(find(bringer)->body) == person && isBehind(bringer, by.parents);
           });
}

} // namespace shoal::swarm
