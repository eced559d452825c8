// Under which key a record lies in the DHT on a day, and with which it is sealed (docs/swarm-protocol.md, sections 3.1
// and 10).
#pragma once

#include "core/swarm/crypto/derive.h"
#include "core/swarm/ids.h"
#include "dht/item_network.h"

#include <chrono>

namespace shoal::swarm {

enum class RecordKind { Member, Pair, Lobby, Return };

/// A record's place on one day.
struct RecordPlace {
    RecordKind kind;
    RecordKeys keys;
};
RecordPlace memberPlace(const Secret& rendezvous, const SwarmId& swarm, const DeviceId& member,
                        std::chrono::sys_days day);
RecordPlace pairPlace(const Secret& agreed, const SwarmId& swarm, const DeviceId& writer, const DeviceId& reader,
                      std::chrono::sys_days day);
RecordPlace lobbyPlace(const LobbySecret& lobby, const ShortSwarmId& swarm, LobbySlot slot, std::chrono::sys_days day);
RecordPlace returnPlace(const Secret& agreed, const SwarmId& swarm, const DeviceId& admin, const DeviceId& member,
                        std::chrono::sys_days day);

dht::ItemKey itemKeyOf(const RecordPlace& place);

} // namespace shoal::swarm
