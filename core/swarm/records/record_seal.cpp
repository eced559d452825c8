#include "core/swarm/records/record_seal.h"

#include "core/swarm/crypto/padding.h"

#include "core/swarm/crypto/keys.h"

#include <algorithm>
#include <cassert>

namespace shoal::swarm {
namespace {
using std::chrono::seconds;
using std::chrono::sys_seconds;

std::string_view labelOf(RecordKind kind)
{
    switch (kind) {
    case RecordKind::Member: return "shoal-record-key-1";
    case RecordKind::Pair: return "shoal-pair-key-1";
    case RecordKind::Lobby: return "shoal-lobby-record-key-1";
    case RecordKind::Return: return "shoal-return-key-1";
    }
    return {};
}

Bytes boundTo(RecordKind kind, const dht::ItemKey& key) { return labelled(labelOf(kind), key); }

bool isNear(sys_seconds time, sys_seconds now) { return time >= now - recordAge && time <= now + recordAge; }
} // namespace

dht::Item sealRecord(const RecordPlace& place, const Cbor& says, sys_seconds time, const Nonce& nonce)
{
    const SigningPair key{place.keys.place};
    dht::Item item{.key = key.publicKey().bytes, .sequence = time.time_since_epoch().count(), .value = {}};
    append(item.value, nonce.view());
    append(item.value,
           seal(place.keys.seal, nonce, boundTo(place.kind, item.key), padded(encodeCbor(says), recordRoom)));
    item.signature = key.signBare(dht::itemText(item.sequence, item.value)).bytes;
    return item;
}

std::optional<Bytes> openRecord(const RecordPlace& place, const dht::Item& item, sys_seconds now)
{
    const auto key = itemKeyOf(place);
    if (item.key != key || item.value.size() != recordSize || !isNear(sys_seconds{seconds{item.sequence}}, now))
        return std::nullopt;
    if (!verifyBare({key}, dht::itemText(item.sequence, item.value), {item.signature}))
        return std::nullopt;
    const auto value = ByteView{item.value};
    const auto plain = open(place.keys.seal, *Nonce::from(value.first(Nonce::size)), boundTo(place.kind, key),
                            value.subspan(Nonce::size));
    const auto text = plain ? unpadded(*plain) : std::nullopt;
    return text ? std::optional{Bytes{text->begin(), text->end()}} : std::nullopt;
}

} // namespace shoal::swarm
