#include "core/swarm/records/sought_records.h"

#include <utility>

namespace shoal::swarm {
namespace {
using std::chrono::sys_days;
using std::chrono::sys_seconds;
} // namespace

MemberSearch MemberSearch::forAll(const SwarmId& swarm, const Secret& rendezvous, std::vector<DeviceId> devices,
                                  const RecordMembers& members, OnFound onFound)
{
    auto placeOf = [swarm, rendezvous](const DeviceId& device, sys_days day) {
        return memberPlace(rendezvous, swarm, device, day);
    };
    return {swarm, std::move(devices), members, std::move(placeOf), std::move(onFound)};
}

MemberSearch MemberSearch::forOne(const RecordDevice& reader, const std::vector<DeviceId>& devices,
                                  const RecordMembers& members, OnFound onFound)
{
    std::map<DeviceId, Secret> agreed;
    std::vector<DeviceId> usable;
    for (const auto& device : devices) {
        const auto keys = members.keysOf(device);
        const auto secret = keys ? reader.agreement.agree(keys->agreement) : std::nullopt;
        if (secret && agreed.emplace(device, *secret).second)
            usable.push_back(device);
    }
    auto placeOf = [swarm = reader.swarm, own = reader.id(), agreed](const DeviceId& device, sys_days day) {
        return pairPlace(agreed.at(device), swarm, device, own, day);
    };
    return {reader.swarm, std::move(usable), members, std::move(placeOf), std::move(onFound)};
}

MemberSearch::MemberSearch(const SwarmId& swarm, std::vector<DeviceId> devices, const RecordMembers& members,
                           PlaceOf placeOf, OnFound onFound)
    : swarm_{swarm}
    , devices_{std::move(devices)}
    , members_{members}
    , placeOf_{std::move(placeOf)}
    , onFound_{std::move(onFound)}
{}

dht::ItemKey MemberSearch::keyOf(std::size_t who, sys_days day) { return itemKeyOf(placeOf_(devices_[who], day)); }

bool MemberSearch::take(std::size_t who, sys_days day, const dht::Item& item, sys_seconds clock)
{
    const auto& device = devices_[who];
    const auto keys = members_.keysOf(device); // it may have been removed since it was asked for
    const auto record =
        keys ? openMemberRecord(placeOf_(device, day), item, {swarm_, keys->signing}, clock) : std::nullopt;
    if (!record)
        return false;
    const auto [newest, isFirst] = newest_.emplace(device, record->time);
    if (isFirst || newest->second < record->time) {
        newest->second = record->time;
        onFound_(device, *record);
    }
    return true;
}

LobbySearch::LobbySearch(const LobbySecret& lobby, const ShortSwarmId& swarm,
                         std::function<void(const LobbyRecord&)> onFound)
    : lobby_{lobby}
    , swarm_{swarm}
    , onFound_{std::move(onFound)}
{}

RecordPlace LobbySearch::place(std::size_t slot, sys_days day) const
{
    return lobbyPlace(lobby_, swarm_, LobbySlot{static_cast<std::uint8_t>(slot)}, day);
}

dht::ItemKey LobbySearch::keyOf(std::size_t who, sys_days day) { return itemKeyOf(place(who, day)); }

bool LobbySearch::take(std::size_t who, sys_days day, const dht::Item& item, sys_seconds clock)
{
    const auto record = openLobbyRecord(place(who, day), item, clock);
    if (record)
        onFound_(*record);
    return record.has_value();
}

ReturnSearch::ReturnSearch(const RecordDevice& member, const std::vector<DeviceId>& admins,
                           const RecordMembers& members, OnFound onFound)
    : to_{member.swarm, member.id()}
    , onFound_{std::move(onFound)}
{
    for (const auto& admin : admins) {
        const auto keys = members.keysOf(admin);
        if (const auto agreed = keys ? member.agreement.agree(keys->agreement) : std::nullopt)
            admins_.push_back({admin, keys->signing, *agreed});
    }
}

RecordPlace ReturnSearch::place(std::size_t who, sys_days day) const
{
    return returnPlace(admins_[who].agreed, to_.swarm, admins_[who].id, to_.member, day);
}

dht::ItemKey ReturnSearch::keyOf(std::size_t who, sys_days day) { return itemKeyOf(place(who, day)); }

bool ReturnSearch::take(std::size_t who, sys_days day, const dht::Item& item, sys_seconds clock)
{
    const auto record = openReturnRecord(place(who, day), item, to_, admins_[who].key, clock);
    if (record)
        onFound_(admins_[who].id, *record);
    return record.has_value();
}

} // namespace shoal::swarm
