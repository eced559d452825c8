#include "core/swarm/fold/facts.h"

#include <algorithm>
#include <variant>

namespace shoal::swarm {
namespace {

template <class Map, class Key>
const typename Map::mapped_type& lookUp(const Map& map, const Key& key)
{
    static const typename Map::mapped_type nothing{};
    const auto found = map.find(key);
    return found != map.end() ? found->second : nothing;
}
} // namespace

void Facts::update()
{
    for (; seen_ < log_.size(); ++seen_)
        add(At{static_cast<std::uint32_t>(seen_)});
}

void Facts::add(At place)
{
    const auto* const membership = log_.record(place).membership();
    if (membership == nullptr)
        return;
    insert(order_, place);
    const auto& entry = *membership;
    const auto bring = [&](const DeviceKeys& keys, const PersonId& person) {
        const auto device = deviceIdOf(keys.signing);
        insert(devices_[device].bringers, place);
        insert(persons_[person].bringers, place);
        persons_[person].devices.insert(device);
    };
    if (const auto* const genesis = std::get_if<Genesis>(&entry.body))
        bring(genesis->owner, genesis->person);
    else if (const auto* const admit = std::get_if<Admit>(&entry.body))
        bring(admit->keys, admit->person);
    else if (const auto* const owner = std::get_if<OwnerDevice>(&entry.body)) {
        bring(owner->keys, owner->person);
        for (const auto& device : owner->cut)
            insert(devices_[device].ownerCuts, place);
    } else if (const auto* const role = std::get_if<ChangeRole>(&entry.body)) {
        insert(devices_[role->device].roles, place);
        persons_[role->person].devices.insert(role->device);
    } else if (const auto* const remove = std::get_if<Remove>(&entry.body)) {
        for (const auto& device : remove->devices)
            insert(devices_[device].removes, place);
        if (remove->person)
            insert(persons_[*remove->person].removes, place);
    } else if (const auto* const settle = std::get_if<Settle>(&entry.body))
        insert(devices_[settle->device].settles, place);
    else if (std::holds_alternative<Leave>(entry.body))
        insert(devices_[entry.author].leaves, place);
    else if (const auto* const cancel = std::get_if<CancelInvite>(&entry.body))
        insert(cancels_[cancel->invite], place);
}

/// Mostly at the end, since time goes on.
void Facts::insert(std::vector<At>& list, At entry) const
{
    const auto isBefore = [&](At one, At other) { return log_.isBefore(one, other); };
    if (list.empty() || isBefore(list.back(), entry))
        list.push_back(entry);
    else
        list.insert(std::ranges::upper_bound(list, entry, isBefore), entry);
}

const DeviceFacts& Facts::of(const DeviceId& device) const { return lookUp(devices_, device); }

const PersonFacts& Facts::of(const PersonId& person) const { return lookUp(persons_, person); }

const std::vector<At>& Facts::cancelsOf(const EntryId& invite) const { return lookUp(cancels_, invite); }

} // namespace shoal::swarm
