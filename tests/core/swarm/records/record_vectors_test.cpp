// Records against the document, whose table an implementation of its own made.
#include "core/chunks/digest.h"
#include "core/swarm/records/lobby_record.h"
#include "core/swarm/records/member_record.h"
#include "core/swarm/records/return_record.h"
#include "core/torrent/info_hash.h"
#include "tests/core/swarm/records/record_examples.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
const Addresses vectorAddresses{recordV4, recordV6};

void expectVector(const std::string& name, const dht::Item& item)
{
    Bytes all = item.value;
    append(all, item.signature);
    EXPECT_EQ(toHex(item.key), vectorText(name + "-record-key"));
    EXPECT_EQ(toHex(sha256Of(all).bytes), vectorText(name + "-record-digest"));
}

TEST(SwarmRecordVectors, OfAMember)
{
    const auto addresses = signAddresses(recordSwarm(), theOwner().signing, vectorAddresses, recordTime);
    const auto item = sealMemberRecord(ownersPlace(), addresses, recordNonce());
    EXPECT_EQ(toHex(encodeCbor(memberRecordSays(addresses))), vectorText("member-record-says"));
    EXPECT_EQ(toHex(item.value), vectorText("member-record"));
    EXPECT_EQ(toHex(item.signature), vectorText("member-record-signature"));
    expectVector("member", item);
}

TEST(SwarmRecordVectors, OfAPair)
{
    const auto keys = pairRecord(recordAgreement(), recordSwarm(), theOwner().id(), theJoiner().id(), Day{19675});
    EXPECT_EQ(toHex(keys.place.view()), vectorText("shoal-pair-key-1"));
    EXPECT_EQ(toHex(keys.seal.view()), vectorText("shoal-pair-seal-1"));
    const auto place = pairPlace(recordAgreement(), recordSwarm(), theOwner().id(), theJoiner().id(), recordDay);
    const auto addresses = signAddresses(recordSwarm(), theOwner().signing, vectorAddresses, recordTime);
    expectVector("pair", sealMemberRecord(place, addresses, recordNonce()));
}

TEST(SwarmRecordVectors, OfALobby)
{
    const LobbyRecord record{vectorAddresses, recordTime};
    const auto place = lobbyPlace(recordLobby(), shortened(recordSwarm()), LobbySlot{3}, recordDay);
    EXPECT_EQ(toHex(encodeCbor(lobbyRecordSays(record))), vectorText("lobby-record-says"));
    expectVector("lobby", sealLobbyRecord(place, record, recordNonce()));
}

TEST(SwarmRecordVectors, OfAReturn)
{
    const EpochSecret epoch{EntryId{recordSwarm().bytes}, secretOf(4)};
    const auto record =
        signReturn({recordSwarm(), theJoiner().id()}, theOwner().signing, epoch, vectorAddresses, recordTime);
    const auto place = returnPlace(recordAgreement(), recordSwarm(), theOwner().id(), theJoiner().id(), recordDay);
    EXPECT_EQ(toHex(encodeCbor(returnRecordSays(record))), vectorText("return-record-says"));
    expectVector("return", sealReturnRecord(place, record, recordNonce()));
}

} // namespace
} // namespace shoal::swarm
