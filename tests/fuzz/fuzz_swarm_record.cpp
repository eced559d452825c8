// Records of private swarms, with their keys: as they lie in the DHT, behind the seal, and behind the padding.
#include "core/swarm/crypto/padding.h"
#include "core/swarm/crypto/seal.h"
#include "core/swarm/records/lobby_record.h"
#include "core/swarm/records/member_record.h"
#include "core/swarm/records/return_record.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/swarm_record_keys.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

using namespace shoal;
using namespace shoal::swarm;
using fuzz::recordAuthor;
using fuzz::recordReader;
using fuzz::recordSwarm;
using fuzz::recordTime;

namespace {
/// As somebody with the place's key puts it.
dht::Item itemOf(const RecordPlace& place, ByteView value)
{
    const SigningPair key{place.keys.place};
    dht::Item item{.key = key.publicKey().bytes,
                   .sequence = recordTime.time_since_epoch().count(),
                   .value = {value.begin(), value.end()}};
    item.signature = key.signBare(dht::itemText(item.sequence, item.value)).bytes;
    return item;
}

Bytes sealedValue(const RecordPlace& place, ByteView plain, std::string_view label)
{
    const Nonce nonce{};
    Bytes value{nonce.bytes.begin(), nonce.bytes.end()};
    append(value, seal(place.keys.seal, nonce, labelled(label, itemKeyOf(place)), plain));
    return value;
}

std::string_view labelOf(RecordKind kind)
{
    static constexpr std::array<std::string_view, 4> labels{"shoal-record-key-1", "shoal-pair-key-1",
                                                            "shoal-lobby-record-key-1", "shoal-return-key-1"};
    return labels[static_cast<std::size_t>(kind)];
}

void checkAddresses(const Addresses& addresses)
{
    test::require(areSound(addresses), "only sound addresses are read");
    test::require(toDial(addresses, LocalAddresses::Allowed) == addresses, "where all are allowed all are dialled");
    test::require(toDial(addresses, LocalAddresses::Refused).size() <= addresses.size(), "others are some of them");
}

/// As its author would have said it just now: it says the same, and is taken.
void checkSaidAnew(const LobbyRecord& said)
{
    const auto& place = fuzz::placeOf(RecordKind::Lobby);
    const LobbyRecord record{said.claimed, recordTime};
    test::require(openLobbyRecord(place, sealLobbyRecord(place, record, {}), recordTime) == record, "it is taken");
}

void checkSaidAnew(const ReturnRecord& said)
{
    const auto& place = fuzz::placeOf(RecordKind::Return);
    const ReturnTo to{recordSwarm, recordReader};
    const auto record = signReturn(to, recordAuthor(), said.epoch, said.claimed, recordTime);
    const auto again =
        openReturnRecord(place, sealReturnRecord(place, record, {}), to, recordAuthor().publicKey(), recordTime);
    test::require(again && again->claimed == said.claimed && again->signature == record.signature, "it is taken");
    test::require(std::ranges::equal(again->epoch.secret.view(), said.epoch.secret.view()), "the secret is the same");
}

void checkSaidAnew(const SignedAddresses& said)
{
    const auto& place = fuzz::placeOf(RecordKind::Member);
    const auto record = signAddresses(recordSwarm, recordAuthor(), said.claimed, recordTime);
    const RecordAuthor author{recordSwarm, recordAuthor().publicKey()};
    test::require(openMemberRecord(place, sealMemberRecord(place, record, {}), author, recordTime) == record,
                  "it is taken");
}

Cbor saidBy(const LobbyRecord& record) { return lobbyRecordSays(record); }
Cbor saidBy(const ReturnRecord& record) { return returnRecordSays(record); }
Cbor saidBy(const SignedAddresses& record) { return memberRecordSays(record); }

template <class Record>
void check(const std::optional<Record>& record, ByteView says)
{
    if (!record)
        return;
    checkAddresses(record->claimed);
    test::require(std::ranges::equal(encodeCbor(saidBy(*record)), says), "it is written in one way only");
    checkSaidAnew(*record);
}

void checkSaid(RecordKind kind, ByteView says)
{
    if (kind == RecordKind::Lobby)
        check(readLobbyRecord(says), says);
    else if (kind == RecordKind::Return)
        check(readReturnRecord(says), says);
    else
        check(readMemberRecord(says), says);
}

/// Whatever opens is what was sealed, says its time, and is signed.
void checkOpened(RecordKind kind, const dht::Item& item)
{
    const auto& place = fuzz::placeOf(kind);
    const auto says = openRecord(place, item, recordTime);
    if (says)
        checkSaid(kind, *says);
    const auto checkTime = [&](const auto& record) {
        test::require(!record || (says && record->time == recordTime), "what is taken says its sequence");
    };
    if (kind == RecordKind::Lobby) {
        checkTime(openLobbyRecord(place, item, recordTime));
    } else if (kind == RecordKind::Return) {
        checkTime(openReturnRecord(place, item, {recordSwarm, recordReader}, recordAuthor().publicKey(), recordTime));
    } else {
        checkTime(openMemberRecord(place, item, {recordSwarm, recordAuthor().publicKey()}, recordTime));
    }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2)
        return 0;
    const auto kind = fuzz::recordKinds[data[0] % fuzz::recordKinds.size()];
    const auto layer = static_cast<fuzz::RecordLayer>(data[1] % fuzz::recordLayers);
    const auto bytes = std::span{data, size}.subspan(2);
    const auto& place = fuzz::placeOf(kind);
    if (layer == fuzz::RecordLayer::Value) {
        checkOpened(kind, itemOf(place, bytes));
    } else if (layer == fuzz::RecordLayer::Padded) {
        if (const auto text = unpadded(bytes); text && bytes.size() <= paddingHead + recordRoom)
            test::require(std::ranges::equal(padded(*text, bytes.size() - paddingHead), bytes),
                          "padded in one way only");
        checkOpened(kind, itemOf(place, sealedValue(place, bytes, labelOf(kind))));
    } else {
        checkSaid(kind, bytes);
        if (bytes.size() > recordRoom)
            return 0;
        const auto item = itemOf(place, sealedValue(place, padded(bytes, recordRoom), labelOf(kind)));
        const auto says = openRecord(place, item, recordTime);
        test::require(says && std::ranges::equal(*says, bytes), "what was sealed is opened");
        checkOpened(kind, item);
    }
    return 0;
}
