#include "core/state/swarms/kept_swarms.h"

#include "core/state/swarms/kept_joinings.h"
#include "core/state/swarms/kept_words.h"
#include "tests/core/state/swarms/a_profile.h"

#include <SQLiteCpp/Database.h>
#include <gmock/gmock.h>

namespace shoal::swarm {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class KeptPrivateSwarms : public SwarmProfile {
protected:
    KeptSwarms swarms() { return KeptSwarms{*database}; }
    KeptWords words() { return KeptWords{*database}; }
    std::vector<Bytes> statements()
    {
        std::vector<Bytes> all;
        EXPECT_TRUE(
            words().statements(history.swarm(), [&](ByteView bytes) { all.emplace_back(bytes.begin(), bytes.end()); }));
        return all;
    }
    std::vector<Bytes> holds()
    {
        std::vector<Bytes> all;
        EXPECT_TRUE(
            words().holds(history.swarm(), [&](ByteView bytes) { all.emplace_back(bytes.begin(), bytes.end()); }));
        return all;
    }
};

TEST_F(KeptPrivateSwarms, AreThereAfterARestart)
{
    auto written = newSwarm();
    written.keys.areSealed = true;
    written.line = filled<Line>(3);
    written.last = OwnEntry{7, filled<EntryId>(4)};
    written.before = 6;
    written.doubt = Doubt::Imported;
    written.known = 9;
    ASSERT_TRUE(swarms().add(written));
    reopen();

    const auto all = swarms().list().value();
    ASSERT_EQ(all.size(), 1u);
    const auto& read = all.front();
    EXPECT_EQ(read.id, written.id);
    EXPECT_EQ(read.name, written.name);
    EXPECT_EQ(read.keys.bytes, written.keys.bytes);
    EXPECT_TRUE(read.keys.areSealed);
    EXPECT_EQ(read.person, written.person);
    EXPECT_EQ(read.label, written.label);
    EXPECT_EQ(read.last, written.last);
    EXPECT_EQ(read.generation(), (KeptGeneration{filled<Line>(3), 7, 6}));
    EXPECT_EQ(read.doubt, Doubt::Imported);
    EXPECT_EQ(read.known, 9u);
}

TEST_F(KeptPrivateSwarms, AreThereOnce)
{
    ASSERT_TRUE(swarms().add(newSwarm()));
    auto again = newSwarm();
    again.name = "Other";
    EXPECT_EQ(swarms().add(again).error().kind, ErrorKind::AlreadyExists);
    EXPECT_EQ(swarms().find(history.swarm()).value().name, "Família");
}

TEST_F(KeptPrivateSwarms, ThatAreNotThereAreToldByTheirId)
{
    for (const auto& done : {swarms().setKeys(history.swarm(), {}), swarms().remove(history.swarm()),
                             swarms().setDoubt(history.swarm(), Doubt::None, 0),
                             swarms().addEpoch(history.swarm(), {filled<EntryId>(1), secretOf(1)}),
                             KeptEntries{*database}.append(history.swarm(), {}),
                             words().putStatement(history.swarm(), filled<DeviceId>(1), {}),
                             own().settle(history.swarm(), filled<Line>(1))}) {
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().kind, ErrorKind::NotFound);
        EXPECT_EQ(done.error().about, "swarm 66101ed43fe949e3");
    }
}

TEST_F(KeptPrivateSwarms, GoWithAllThatBelongsToThem)
{
    found();
    ASSERT_TRUE(swarms().addEpoch(history.swarm(), {filled<EntryId>(1), secretOf(1)}));
    ASSERT_TRUE(words().putStatement(history.swarm(), filled<DeviceId>(1), Bytes{1}));
    ASSERT_TRUE(words().putHoldPart(history.swarm(), filled<DeviceId>(1), 1, std::nullopt, Bytes{1}));
    ASSERT_TRUE(swarms().remove(history.swarm()));
    ASSERT_TRUE(own().forget(history.swarm()));

    for (const auto* const table : {"swarms", "swarm_epochs", "swarm_entries", "swarm_statements", "swarm_holds"})
        EXPECT_EQ(database->connection().execAndGet(std::string{"SELECT count(*) FROM "} + table).getInt(), 0) << table;
    EXPECT_FALSE(std::filesystem::exists(own().markOf(history.swarm())));
}

TEST_F(KeptPrivateSwarms, KeepTheSecretOfEachEpoch)
{
    ASSERT_TRUE(swarms().add(newSwarm()));
    ASSERT_TRUE(swarms().addEpoch(history.swarm(), {filled<EntryId>(1), secretOf(7)}));
    ASSERT_TRUE(swarms().addEpoch(history.swarm(), {filled<EntryId>(2), secretOf(8)}));
    ASSERT_TRUE(swarms().addEpoch(history.swarm(), {filled<EntryId>(2), secretOf(9)}));
    reopen();

    std::map<EntryId, std::uint8_t> secrets;
    const auto epochs = swarms().epochs(history.swarm()).value();
    for (const auto& epoch : epochs)
        secrets[epoch.epoch] = epoch.secret.view()[31];
    EXPECT_EQ(secrets, (std::map<EntryId, std::uint8_t>{{filled<EntryId>(1), 7}, {filled<EntryId>(2), 9}}));
}

TEST_F(KeptPrivateSwarms, SealTheirKeysLater)
{
    ASSERT_TRUE(swarms().add(newSwarm()));
    ASSERT_TRUE(swarms().setKeys(history.swarm(), {Bytes(119, 2), true}));
    const auto swarm = swarms().find(history.swarm()).value();
    EXPECT_TRUE(swarm.keys.areSealed);
    EXPECT_EQ(swarm.keys.bytes, Bytes(119, 2));
}

TEST_F(KeptPrivateSwarms, LeaveNothingOfKeysThatWereSealedOrRemoved)
{
    const auto isOnDisk = [&](std::uint8_t byte) {
        const std::string keys(64, static_cast<char>(byte));
        return test::contentOf(file()).find(keys) != std::string::npos
            || test::contentOf(file().string() + "-wal").find(keys) != std::string::npos;
    };
    auto swarm = newSwarm();
    swarm.keys.bytes = Bytes(64, 0xa7);
    ASSERT_TRUE(swarms().add(swarm));
    EXPECT_TRUE(isOnDisk(0xa7));
    ASSERT_TRUE(swarms().setKeys(swarm.id, {Bytes(119, 0xb6), true}));
    EXPECT_FALSE(isOnDisk(0xa7));
    EXPECT_TRUE(isOnDisk(0xb6));
    ASSERT_TRUE(swarms().remove(swarm.id));
    EXPECT_FALSE(isOnDisk(0xb6));
}

TEST_F(KeptPrivateSwarms, KeepTheNewestStatementOfEachDevice)
{
    ASSERT_TRUE(swarms().add(newSwarm()));
    ASSERT_TRUE(words().putStatement(history.swarm(), filled<DeviceId>(1), Bytes{1}));
    ASSERT_TRUE(words().putStatement(history.swarm(), filled<DeviceId>(2), Bytes{2}));
    ASSERT_TRUE(words().putStatement(history.swarm(), filled<DeviceId>(1), Bytes{3}));
    EXPECT_THAT(statements(), UnorderedElementsAre(Bytes{3}, Bytes{2}));
    ASSERT_TRUE(words().forget(history.swarm(), filled<DeviceId>(1)));
    EXPECT_THAT(statements(), ElementsAre(Bytes{2}));
}

TEST_F(KeptPrivateSwarms, KeepThePartsOfTheNewestHoldOfEachDevice)
{
    ASSERT_TRUE(swarms().add(newSwarm()));
    const auto put = [&](std::uint8_t device, std::uint64_t counter, std::optional<ShareId> after, std::uint8_t byte) {
        ASSERT_TRUE(words().putHoldPart(history.swarm(), filled<DeviceId>(device), counter, after, Bytes{byte}));
    };
    put(1, 1, std::nullopt, 10);
    put(1, 1, filled<ShareId>(9), 11);
    put(2, 1, std::nullopt, 20);
    EXPECT_THAT(holds(), ElementsAre(Bytes{10}, Bytes{11}, Bytes{20}));
    put(1, 2, std::nullopt, 12);
    EXPECT_THAT(holds(), ElementsAre(Bytes{12}, Bytes{20}));
    ASSERT_TRUE(words().forget(history.swarm(), filled<DeviceId>(1)));
    EXPECT_THAT(holds(), ElementsAre(Bytes{20}));
}

TEST_F(KeptPrivateSwarms, KeepCodesAndRequestsByWhatAJoinerKnows)
{
    KeptJoinings joinings{*database};
    const auto swarm = filled<ShortSwarmId>(1);
    const KeptJoining code{JoiningKind::Code, Bytes(32, 1), 0, Bytes{1, 2}};
    const KeptJoining request{JoiningKind::Request, Bytes(32, 1), 0, {}};
    ASSERT_TRUE(joinings.put(swarm, code));
    ASSERT_TRUE(joinings.put(swarm, request));
    EXPECT_THAT(joinings.list(swarm).value(), ElementsAre(code, request));
    EXPECT_THAT(joinings.swarms().value(), ElementsAre(swarm));

    auto used = code;
    used.state = 1;
    ASSERT_TRUE(joinings.put(swarm, used));
    ASSERT_TRUE(joinings.remove(swarm, JoiningKind::Request, request.id));
    reopen();
    EXPECT_THAT(KeptJoinings{*database}.list(swarm).value(), ElementsAre(used));
    EXPECT_THAT(KeptJoinings{*database}.list(filled<ShortSwarmId>(2)).value(), IsEmpty());
}

} // namespace
} // namespace shoal::swarm
