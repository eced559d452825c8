#include "core/swarm/records/record_place.h"

#include "core/swarm/crypto/keys.h"

#include <algorithm>

namespace shoal::swarm {
namespace {
using std::chrono::sys_days;

/// A clock before 1970 means its first day.
Day numberOf(sys_days day)
{
    return Day{static_cast<std::uint32_t>(std::max<sys_days::rep>(0, day.time_since_epoch().count()))};
}
} // namespace

RecordPlace memberPlace(const Secret& rendezvous, const SwarmId& swarm, const DeviceId& member, sys_days day)
{
    return {RecordKind::Member, memberRecord(rendezvous, swarm, member, numberOf(day))};
}

RecordPlace pairPlace(const Secret& agreed, const SwarmId& swarm, const DeviceId& writer, const DeviceId& reader,
                      sys_days day)
{
    return {RecordKind::Pair, pairRecord(agreed, swarm, writer, reader, numberOf(day))};
}

RecordPlace lobbyPlace(const LobbySecret& lobby, const ShortSwarmId& swarm, LobbySlot slot, sys_days day)
{
    return {RecordKind::Lobby, lobbyRecord(lobby, swarm, slot, numberOf(day))};
}

RecordPlace returnPlace(const Secret& agreed, const SwarmId& swarm, const DeviceId& admin, const DeviceId& member,
                        sys_days day)
{
    return {RecordKind::Return, returnRecord(agreed, swarm, admin, member, numberOf(day))};
}

dht::ItemKey itemKeyOf(const RecordPlace& place) { return SigningPair{place.keys.place}.publicKey().bytes; }

} // namespace shoal::swarm
