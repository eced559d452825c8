#include "core/swarm/records/lobby_record.h"

#include "tests/core/swarm/records/record_examples.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;

RecordPlace slotAt(std::uint8_t slot, std::chrono::sys_days day = recordDay)
{
    return lobbyPlace(recordLobby(), shortened(recordSwarm()), LobbySlot{slot}, day);
}

const LobbyRecord someHost{{recordV4, localV4}, recordTime};

TEST(SwarmLobbyRecord, SaysWhereAHostIs)
{
    const auto item = sealLobbyRecord(slotAt(3), someHost, recordNonce());
    EXPECT_EQ(openLobbyRecord(slotAt(3), item, recordTime), someHost);
}

TEST(SwarmLobbyRecord, BelongsToItsSlotAndItsDay)
{
    const auto item = sealLobbyRecord(slotAt(3), someHost, recordNonce());
    EXPECT_FALSE(openLobbyRecord(slotAt(4), item, recordTime));
    EXPECT_FALSE(openLobbyRecord(slotAt(3, recordDay + std::chrono::days{1}), item, recordTime));
}

TEST(SwarmLobbyRecord, UnderASequenceThatIsNotItsTimeIsRefused)
{
    const auto item = sealRecord(slotAt(3), lobbyRecordSays(someHost), recordTime + 1s, recordNonce());
    EXPECT_FALSE(openLobbyRecord(slotAt(3), item, recordTime));
}

TEST(SwarmLobbyRecord, OldOnesAreRefused)
{
    const auto item = sealLobbyRecord(slotAt(3), someHost, recordNonce());
    EXPECT_FALSE(openLobbyRecord(slotAt(3), item, recordTime + 49h));
}

TEST(SwarmLobbyRecord, OtherThingsBehindTheSealAreRefused)
{
    const Cbor time{std::uint64_t{1'700'000'000}};
    const auto addresses = fieldOf(someHost.claimed);
    EXPECT_TRUE(readLobbyRecord(encodeCbor(Cbor{Cbor::Array{addresses, time}})));
    for (const auto& other : std::vector<Cbor::Array>{{}, {addresses}, {time, addresses}, {addresses, time, time}})
        EXPECT_FALSE(readLobbyRecord(encodeCbor(Cbor{other})));
    EXPECT_FALSE(readLobbyRecord(Bytes{0xff}));
}

} // namespace
} // namespace shoal::swarm
