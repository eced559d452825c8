// Where a host of a lobby can be reached (docs/swarm-protocol.md, section 10). Whoever has the code can write one, so
// it names no device and proves nothing.
#pragma once

#include "core/swarm/records/addresses.h"
#include "core/swarm/records/record_seal.h"

#include <chrono>
#include <optional>

namespace shoal::swarm {

struct LobbyRecord {
    Addresses claimed; ///< `toDial` says which to dial
    std::chrono::sys_seconds time;

    bool operator==(const LobbyRecord&) const = default;
};

/// The addresses must be sound.
dht::Item sealLobbyRecord(const RecordPlace& place, const LobbyRecord& record, const Nonce& nonce);
/// Empty for everything but a record that was made for this slot and day at the time that is the item's sequence.
std::optional<LobbyRecord> openLobbyRecord(const RecordPlace& place, const dht::Item& item,
                                           std::chrono::sys_seconds now);

/// What is behind the seal.
Cbor lobbyRecordSays(const LobbyRecord& record);
std::optional<LobbyRecord> readLobbyRecord(ByteView says);

} // namespace shoal::swarm
