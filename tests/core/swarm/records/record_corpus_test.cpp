// The inputs that the fuzz target for records begins with. SHOAL_WRITE_CORPUS=1 writes them anew.
#include "core/swarm/crypto/padding.h"
#include "core/swarm/records/lobby_record.h"
#include "core/swarm/records/member_record.h"
#include "core/swarm/records/return_record.h"
#include "tests/core/swarm/kept_inputs.h"
#include "tests/fuzz/swarm_record_keys.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <map>
#include <string>

namespace shoal::swarm {
namespace {
using fuzz::RecordLayer;

const dht::Endpoint corpusV4{.family = dht::Family::V4, .address = {192, 0, 2, 1}, .port = 6881};
const dht::Endpoint corpusLocal{.family = dht::Family::V4, .address = {192, 168, 0, 7}, .port = 6881};
const dht::Endpoint corpusV6{.family = dht::Family::V6, .address = {0x20, 1, 0x0d, 0xb8, 1}, .port = 6882};

Bytes input(RecordKind kind, RecordLayer layer, const Bytes& rest)
{
    Bytes bytes{static_cast<std::uint8_t>(kind), static_cast<std::uint8_t>(layer)};
    append(bytes, rest);
    return bytes;
}

/// An address list, as it would stand first in a lobby's record.
Bytes lobbyWith(const std::vector<Bytes>& addresses)
{
    const Cbor time{static_cast<std::uint64_t>(fuzz::recordTime.time_since_epoch().count())};
    const Cbor says{Cbor::Array{Cbor{Cbor::Array{addresses.begin(), addresses.end()}}, time}};
    return input(RecordKind::Lobby, RecordLayer::Says, encodeCbor(says));
}

void addSound(std::map<std::string, Bytes>& inputs)
{
    const Addresses addresses{corpusV4, corpusV6, corpusLocal};
    const auto member = signAddresses(fuzz::recordSwarm, fuzz::recordAuthor(), addresses, fuzz::recordTime);
    const LobbyRecord lobby{addresses, fuzz::recordTime};
    const auto back = signReturn({fuzz::recordSwarm, fuzz::recordReader}, fuzz::recordAuthor(),
                                 {EntryId{}, fuzz::repeated(9)}, addresses, fuzz::recordTime);
    const std::map<std::string, std::pair<RecordKind, Cbor>> kinds{
        {"member", {RecordKind::Member, memberRecordSays(member)}},
        {"pair", {RecordKind::Pair, memberRecordSays(member)}},
        {"lobby", {RecordKind::Lobby, lobbyRecordSays(lobby)}},
        {"return", {RecordKind::Return, returnRecordSays(back)}},
    };
    for (const auto& [name, record] : kinds) {
        const auto& [kind, says] = record;
        const auto item = sealRecord(fuzz::placeOf(kind), says, fuzz::recordTime, Nonce{});
        inputs[name + "-value"] = input(kind, RecordLayer::Value, item.value);
        inputs[name + "-padded"] = input(kind, RecordLayer::Padded, padded(encodeCbor(says), recordRoom));
        inputs[name] = input(kind, RecordLayer::Says, encodeCbor(says));
    }
}

void addSpoiled(std::map<std::string, Bytes>& inputs)
{
    auto value = inputs.at("member-value");
    value.back() ^= 1;
    inputs["tag"] = value;
    value.pop_back();
    inputs["short"] = value;
    auto padding = inputs.at("lobby-padded");
    padding.back() = 1;
    inputs["padding"] = padding;
    padding[2] = 0xff;
    inputs["longer-than-room"] = padding;
    inputs["padded-short"] = input(RecordKind::Lobby, RecordLayer::Padded, {0, 1, 0});
    auto member = inputs.at("member");
    member[member.size() - 1] ^= 1;
    inputs["signature"] = member;
    auto late = fuzz::recordTime + std::chrono::seconds{1};
    inputs["other-time"] = input(RecordKind::Lobby, RecordLayer::Says, encodeCbor(lobbyRecordSays({{corpusV4}, late})));
    inputs["fields"] = input(RecordKind::Return, RecordLayer::Says, encodeCbor(Cbor{Cbor::Array{}}));
    inputs["not-cbor-member"] = input(RecordKind::Member, RecordLayer::Says, {0xff});
    inputs["not-cbor-lobby"] = input(RecordKind::Lobby, RecordLayer::Says, {0xff});
    inputs["not-cbor-return"] = input(RecordKind::Return, RecordLayer::Says, {0xff});
    inputs["number"] = input(RecordKind::Lobby, RecordLayer::Says, encodeCbor(Cbor{Cbor::Array{1, 1}}));
    inputs["member-fields"] = input(RecordKind::Member, RecordLayer::Says, encodeCbor(Cbor{Cbor::Array{1, 1, 1}}));
    inputs["addresses-of-numbers"] =
        input(RecordKind::Lobby, RecordLayer::Says, encodeCbor(Cbor{Cbor::Array{Cbor{Cbor::Array{1}}, 1}}));
    inputs["no-addresses"] = lobbyWith({});
    inputs["address-size"] = lobbyWith({{1, 2, 3, 4, 5}});
    inputs["twice"] = lobbyWith({{192, 0, 2, 1, 0, 1}, {192, 0, 2, 1, 0, 1}});
    inputs["port-0"] = lobbyWith({{192, 0, 2, 1, 0, 0}});
    inputs["multicast"] = lobbyWith({{224, 0, 0, 1, 0, 1}});
    inputs["nine"] = lobbyWith(std::vector<Bytes>(9, {192, 0, 2, 1, 0, 1}));
}

std::map<std::string, Bytes> recordInputs()
{
    std::map<std::string, Bytes> inputs;
    addSound(inputs);
    addSpoiled(inputs);
    return inputs;
}

TEST(SwarmRecordCorpus, HasAnInputOfEachKind) { expectKeptInputs("swarm_record", recordInputs()); }

TEST(SwarmRecordCorpus, OpensWhereItIsSound)
{
    const auto& place = fuzz::placeOf(RecordKind::Member);
    const auto inputs = recordInputs();
    const auto& says = inputs.at("member");
    const auto record = readMemberRecord(ByteView{says}.subspan(2));
    ASSERT_TRUE(record);
    const auto item = sealMemberRecord(place, *record, Nonce{});
    EXPECT_TRUE(std::ranges::equal(item.value, ByteView{inputs.at("member-value")}.subspan(2)));
    EXPECT_TRUE(openMemberRecord(place, item, {fuzz::recordSwarm, fuzz::recordAuthor().publicKey()}, fuzz::recordTime));
}

} // namespace
} // namespace shoal::swarm
