#include "core/state/swarms/carried_identity.h"

#include "core/swarm/keeping/write_permit.h"
#include "tests/core/state/swarms/a_profile.h"
#include "tests/core/state/swarms/chain_of_log.h"

namespace shoal::swarm {
namespace {

/// The owner's device wrote three entries, was exported, and wrote a fourth.
class CarriedIdentity : public SwarmProfile {
protected:
    void SetUp() override
    {
        found();
        ASSERT_TRUE(own().keep(history.swarm(), publish(2)));
        identity = identityOf(KeptSwarms{*database}.find(history.swarm()).value(), {secretOf(1), secretOf(2)},
                              {filled<EntryId>(9), secretOf(4)}, {theJoiner().keys()});
        ASSERT_TRUE(own().keep(history.swarm(), publish(1)));
        other.emplace(Database::open(elsewhere / "state.db").value());
    }
    /// As much of the log as a member gave.
    void fetch(std::size_t count)
    {
        const auto entries = std::span{history.entries()}.first(count);
        for (const auto& entry : entries)
            log.add(entry);
        ASSERT_TRUE(there().takeBack(history.swarm(), entries));
    }
    OwnEntryKeeper there() { return OwnEntryKeeper{*other}; }
    /// What the new machine writes behind the last entry that it knows.
    Bytes next() const
    {
        const auto last = entryIdOf(history.entries().at(log.size() - 1));
        return signedBy(theOwner(), history.draft(theOwner(), last, {}, publishOf("Elsewhere")));
    }
    bool isForked()
    {
        for (const auto& entry : history.entries())
            log.add(entry);
        return log.firstFork(theOwner().id()).has_value();
    }

    test::TemporaryFolder elsewhere;
    std::optional<Database> other;
    std::optional<Identity> identity;
    Log log{history.swarm()};
    ChainOfLog chain{log};
};

TEST_F(CarriedIdentity, IsTheSameDeviceElsewhere)
{
    ASSERT_TRUE(KeptSwarms{*other}.add(importedSwarm(*identity, filled<Line>(7))));
    const auto swarm = KeptSwarms{*other}.find(history.swarm()).value();
    EXPECT_EQ(swarm.keys.bytes, writeSeeds({secretOf(1), secretOf(2)}));
    EXPECT_EQ(swarm.person, filled<PersonId>(5));
    EXPECT_EQ(swarm.label, "Ana");
    EXPECT_EQ(swarm.last, std::nullopt) << "its entries come from members";
    EXPECT_EQ(identity->members, std::vector<DeviceKeys>{theJoiner().keys()});
}

TEST_F(CarriedIdentity, NamesNoMoreMembersThanAFileHolds)
{
    const auto swarm = KeptSwarms{*database}.find(history.swarm()).value();
    const std::vector<DeviceKeys> many(100, theJoiner().keys());
    EXPECT_EQ(identityOf(swarm, {secretOf(1), secretOf(2)}, {filled<EntryId>(9), secretOf(4)}, many).members.size(),
              mostIdentityMembers);
}

TEST_F(CarriedIdentity, WritesWhenItHasAllThatItWroteBefore)
{
    ASSERT_TRUE(KeptSwarms{*other}.add(importedSwarm(*identity, filled<Line>(7))));
    const auto verdict = there().start(history.swarm()).value();
    EXPECT_EQ(verdict, (OwnEntryKeeper::Verdict{Doubt::Imported, 3}));
    const WritePermit::Time now{};
    WritePermit permit{verdict.doubt, verdict.known, chain, now};

    fetch(3);
    permit.told({theJoiner().id(), {}}, OwnEntry{4, entryIdOf(history.entries().back())}, now);
    EXPECT_EQ(permit.ask(1, now).waits, Permission::Waits::ForOwnEntries);
    EXPECT_FALSE(there().keep(history.swarm(), std::vector<Bytes>{next()}));
    fetch(4);
    ASSERT_TRUE(permit.ask(1, now).mayWrite());
    ASSERT_TRUE(there().settle(history.swarm(), filled<Line>(8)));
    const auto written = next();
    ASSERT_TRUE(there().keep(history.swarm(), std::vector<Bytes>{written}));
    EXPECT_EQ(log.add(written), Arrival::Taken);
    EXPECT_FALSE(isForked());
}

TEST_F(CarriedIdentity, WithoutADoubtWouldForkTheDevice)
{
    auto trusting = importedSwarm(*identity, filled<Line>(7));
    trusting.doubt = Doubt::None;
    ASSERT_TRUE(KeptSwarms{*other}.add(trusting));
    fetch(3);
    ASSERT_TRUE(there().settle(history.swarm(), filled<Line>(8)));
    const auto written = next();
    ASSERT_TRUE(there().keep(history.swarm(), std::vector<Bytes>{written}));
    EXPECT_EQ(log.add(written), Arrival::Taken);
    EXPECT_TRUE(isForked());
}

} // namespace
} // namespace shoal::swarm
