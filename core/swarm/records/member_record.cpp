#include "core/swarm/records/member_record.h"

#include "core/swarm/encoding/field_reader.h"
#include "core/swarm/encoding/field_writer.h"

#include <cassert>

namespace shoal::swarm {
namespace {
using std::chrono::seconds;
using std::chrono::sys_seconds;

Bytes signedText(const SwarmId& swarm, const SigningKey& device, const Addresses& addresses, sys_seconds time)
{
    return encodeCbor(Cbor{Cbor::Array{field(swarm), field(deviceIdOf(device)), fieldOf(addresses), field(time)}});
}
} // namespace

SignedAddresses signAddresses(const SwarmId& swarm, const SigningPair& device, Addresses addresses, sys_seconds time)
{
    assert(areSound(addresses));
    const auto signature = device.sign(addressLabel, signedText(swarm, device.publicKey(), addresses, time));
    return {std::move(addresses), time, signature};
}

bool areSignedBy(const SignedAddresses& addresses, const SwarmId& swarm, const SigningKey& device)
{
    const auto text = signedText(swarm, device, addresses.claimed, addresses.time);
    return verify(device, addressLabel, text, addresses.signature);
}

dht::Item sealMemberRecord(const RecordPlace& place, const SignedAddresses& addresses, const Nonce& nonce)
{
    return sealRecord(place, memberRecordSays(addresses), addresses.time, nonce);
}

std::optional<SignedAddresses> openMemberRecord(const RecordPlace& place, const dht::Item& item,
                                                const RecordAuthor& author, sys_seconds now)
{
    const auto says = openRecord(place, item, now);
    const auto record = says ? readMemberRecord(*says) : std::nullopt;
    if (!record || record->time.time_since_epoch().count() != item.sequence)
        return std::nullopt;
    return areSignedBy(*record, author.swarm, author.key) ? record : std::nullopt;
}

Cbor memberRecordSays(const SignedAddresses& addresses)
{
    return {Cbor::Array{fieldOf(addresses.claimed), field(addresses.time), field(addresses.signature)}};
}

std::optional<SignedAddresses> readMemberRecord(ByteView says)
{
    const auto value = decodeCbor(says);
    if (!value)
        return std::nullopt;
    FieldReader fields{*value, 3};
    const auto addresses = readAddresses(fields.any());
    const sys_seconds time{seconds{fields.number(0, latestTime)}};
    const auto signature = fields.fixed<Signature>();
    if (!addresses || !fields.isDone())
        return std::nullopt;
    return SignedAddresses{*addresses, time, signature};
}

} // namespace shoal::swarm
