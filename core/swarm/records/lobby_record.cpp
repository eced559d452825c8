#include "core/swarm/records/lobby_record.h"

#include "core/swarm/encoding/field_reader.h"
#include "core/swarm/encoding/field_writer.h"

#include <cassert>

namespace shoal::swarm {
namespace {
using std::chrono::seconds;
using std::chrono::sys_seconds;
} // namespace

dht::Item sealLobbyRecord(const RecordPlace& place, const LobbyRecord& record, const Nonce& nonce)
{
    assert(areSound(record.claimed));
    return sealRecord(place, lobbyRecordSays(record), record.time, nonce);
}

std::optional<LobbyRecord> openLobbyRecord(const RecordPlace& place, const dht::Item& item, sys_seconds now)
{
    const auto says = openRecord(place, item, now);
    const auto record = says ? readLobbyRecord(*says) : std::nullopt;
    return record && record->time.time_since_epoch().count() == item.sequence ? record : std::nullopt;
}

Cbor lobbyRecordSays(const LobbyRecord& record) { return {Cbor::Array{fieldOf(record.claimed), field(record.time)}}; }

std::optional<LobbyRecord> readLobbyRecord(ByteView says)
{
    const auto value = decodeCbor(says);
    if (!value)
        return std::nullopt;
    FieldReader fields{*value, 2};
    const auto addresses = readAddresses(fields.any());
    const sys_seconds time{seconds{fields.number(0, latestTime)}};
    if (!addresses || !fields.isDone())
        return std::nullopt;
    return LobbyRecord{*addresses, time};
}

} // namespace shoal::swarm
