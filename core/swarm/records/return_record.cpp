#include "core/swarm/records/return_record.h"

#include "core/swarm/encoding/field_reader.h"
#include "core/swarm/encoding/field_writer.h"

#include <cassert>

namespace shoal::swarm {
namespace {
using std::chrono::seconds;
using std::chrono::sys_seconds;

using SecretBytes = Fixed<struct ReturnSecretMeaning, Secret::size>;

Cbor secretField(const Secret& secret) { return {ByteView{secret.view()}}; }

Bytes signedText(const ReturnRecord& record, const ReturnTo& to)
{
    return encodeCbor(
        Cbor{Cbor::Array{std::string{"return"}, field(to.swarm), field(to.member), field(record.epoch.epoch),
                         secretField(record.epoch.secret), fieldOf(record.claimed), field(record.time)}});
}
} // namespace

ReturnRecord signReturn(const ReturnTo& to, const SigningPair& admin, const EpochSecret& epoch, Addresses addresses,
                        sys_seconds time)
{
    assert(areSound(addresses));
    ReturnRecord record{epoch, std::move(addresses), time, {}};
    record.signature = admin.sign(addressLabel, signedText(record, to));
    return record;
}

bool isSignedBy(const ReturnRecord& record, const ReturnTo& to, const SigningKey& admin)
{
    return verify(admin, addressLabel, signedText(record, to), record.signature);
}

dht::Item sealReturnRecord(const RecordPlace& place, const ReturnRecord& record, const Nonce& nonce)
{
    return sealRecord(place, returnRecordSays(record), record.time, nonce);
}

std::optional<ReturnRecord> openReturnRecord(const RecordPlace& place, const dht::Item& item, const ReturnTo& to,
                                             const SigningKey& admin, sys_seconds now)
{
    const auto says = openRecord(place, item, now);
    auto record = says ? readReturnRecord(*says) : std::nullopt;
    if (!record || record->time.time_since_epoch().count() != item.sequence)
        return std::nullopt;
    return isSignedBy(*record, to, admin) ? record : std::nullopt;
}

Cbor returnRecordSays(const ReturnRecord& record)
{
    return {Cbor::Array{field(record.epoch.epoch), secretField(record.epoch.secret), fieldOf(record.claimed),
                        field(record.time), field(record.signature)}};
}

std::optional<ReturnRecord> readReturnRecord(ByteView says)
{
    const auto value = decodeCbor(says);
    if (!value)
        return std::nullopt;
    FieldReader fields{*value, 5};
    const auto epoch = fields.fixed<EntryId>();
    const auto secret = fields.fixed<SecretBytes>();
    const auto addresses = readAddresses(fields.any());
    const sys_seconds time{seconds{fields.number(0, latestTime)}};
    const auto signature = fields.fixed<Signature>();
    if (!addresses || !fields.isDone())
        return std::nullopt;
    return ReturnRecord{{epoch, Secret{secret.bytes}}, *addresses, time, signature};
}

} // namespace shoal::swarm
