// Nodes that came back from an old copy that nothing on the disk tells of: what others prove, and what they only say.
#include "tests/core/swarm/node/node_world.h"

#include "core/swarm/freshness/statement.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;

/// The owner, an admin, and two writers.
struct OldCopy : NodeWorld {
    std::size_t owner = 0;
    std::size_t ana = letIn(1, Role::Admin);
    std::size_t ben = letIn(2, Role::Writer);
    std::size_t eva = letIn(3, Role::Writer);
    OldCopy()
    {
        startAll();
        EXPECT_LT(until([&] { return isLinked(ben, owner) && isLinked(ben, ana) && isLinked(ben, eva); }, 10s), 10s);
    }
    bool isInDoubt(std::size_t who) { return std::ranges::count(node(who).troubles(), NodeTrouble::InDoubt) == 1; }
    bool isSuspendedAnywhere(std::size_t whom)
    {
        for (std::size_t who = 0; who < size(); ++who)
            if (house(who).node) {
                const auto* const member = node(who).replica().fold().member(house(whom).id());
                if (member == nullptr || member->isSuspended)
                    return true;
            }
        return false;
    }
    void stopOthersThan(std::size_t stays)
    {
        for (std::size_t who = 0; who < size(); ++who)
            if (who != stays)
                stop(who);
    }
    /// Its whole computer, with the mark beside the database: nothing there tells that it is old.
    void comeBackAs(std::size_t who, const std::vector<Bytes>& copy)
    {
        house(who).disk.entries = copy;
        restart(who);
    }
    /// An entry in somebody's name, which that device never signed.
    Bytes madeUpEntryOf(std::size_t who)
    {
        const auto bytes = past.log().bytesOf(past.write(house(who).device, publishOf("Never written")));
        Bytes forged{bytes.begin(), bytes.end()};
        forged.back() ^= 1U;
        return forged;
    }
};

TEST(SwarmOldCopy, IsNotWhatAMembersMadeUpClaimMakesOfADeviceForMoreThanSeconds)
{
    OldCopy world;
    world.stop(world.eva);
    world.house(world.eva).disk.entries.push_back(world.madeUpEntryOf(world.ben)); // she says that he wrote it
    world.restart(world.eva);
    ASSERT_LT(world.until([&] { return world.isLinked(world.ben, world.eva); }, 2min), 2min);

    std::optional<bool> isWritten;
    world.node(world.ben).write(publishOf("One"), {}, [&](const auto& written) { isWritten = written.has_value(); });
    bool wasInDoubt = false;
    const auto took = world.until(
        [&] {
            wasInDoubt = wasInDoubt || world.isInDoubt(world.ben) || !world.node(world.ben).permission().mayWrite();
            return isWritten.has_value();
        },
        10min);

    EXPECT_GE(took, 5s) << "the control: he heard her";
    EXPECT_LT(took, 12s);
    EXPECT_EQ(isWritten, true) << "it waited, and wasn't refused";
    EXPECT_FALSE(wasInDoubt);
    const auto before = world.house(world.ben).disk.lines;
    world.restart(world.eva);
    world.pass(1min);
    EXPECT_TRUE(world.publish(world.ben, 2));
    EXPECT_EQ(world.house(world.ben).disk.lines, before) << "nothing was doubted";
}

TEST(SwarmOldCopy, WithOneHonestMemberOnlineWritesNothingBeforeItHasAllAndForksNothing)
{
    OldCopy world;
    const auto copy = world.house(world.ben).disk.entries;
    ASSERT_TRUE(world.publish(world.ben, 1));
    const auto last = world.publish(world.ben, 2);
    world.pass(3s);
    world.stopOthersThan(world.owner);
    world.comeBackAs(world.ben, copy);
    ASSERT_LT(world.until([&] { return world.isLinked(world.ben, world.owner); }, 2min), 2min);

    EXPECT_FALSE(world.publish(world.ben, 3));
    EXPECT_TRUE(world.isInDoubt(world.ben));
    EXPECT_LT(world.until([&] { return world.has(world.ben, *last); }, 1min), 1min);
    EXPECT_EQ(world.node(world.ben).permission().waits, Permission::Waits::ForMoreMembers);
    world.pass(11min);

    EXPECT_TRUE(world.publish(world.ben, 3));
    EXPECT_FALSE(world.isInDoubt(world.ben));
    EXPECT_EQ(world.house(world.ben).disk.lines, 1U);
    for (const auto who : {world.ana, world.eva})
        world.restart(who);
    EXPECT_LT(world.until([&] { return world.agree({world.owner, world.ana, world.ben, world.eva}); }, 5min), 5min);
    EXPECT_FALSE(world.isSuspendedAnywhere(world.ben));
}

TEST(SwarmOldCopy, ThatWasShownMoreAndRestartedStillWaitsForIt)
{
    OldCopy world;
    const auto copy = world.house(world.ben).disk.entries;
    ASSERT_TRUE(world.publish(world.ben, 1));
    world.pass(3s);
    world.stopOthersThan(world.owner);
    world.comeBackAs(world.ben, copy);
    ASSERT_LT(world.until([&] { return world.isInDoubt(world.ben); }, 2min), 2min);
    world.stop(world.owner);

    world.restart(world.ben); // with all that it was given
    world.pass(1h);

    EXPECT_EQ(world.publish(world.ben, 2).error().kind, WriteFault::Kind::NotWriting);
    EXPECT_EQ(world.node(world.ben).permission().waits, Permission::Waits::ForThePerson);
    EXPECT_TRUE(world.node(world.ben).goOnWriting());
}

TEST(SwarmOldCopy, IsToldByItsOwnStatementThoughNobodyThereHasTheEntry)
{
    OldCopy world;
    const auto copy = world.house(world.ana).disk.entries;
    auto& admin = world.house(world.ana);
    world.pass(3s);
    const auto stated = admin.disk.statements; // hours old in the copy: she has no new one to make
    ASSERT_TRUE(stated.contains(admin.id()));
    const auto change = world.answered([&](Written then) {
        world.node(world.ana).changeRole(world.house(world.ben).id(), Role::Reader, std::move(then));
    });
    ASSERT_TRUE(change && *change);
    world.pass(3s);
    world.stopOthersThan(world.owner);
    world.stop(world.owner);
    const Statement statement{
        .swarm = world.past.id(), .device = admin.id(), .time = world.clock() + 2h, .heads = {**change}};
    world.pass(std::chrono::hours{2});
    world.house(world.eva).disk.statements = {{admin.id(), *writeStatement(statement, admin.device.signing)}};
    world.house(world.eva).disk.entries = copy; // older than the statement
    world.restart(world.eva);

    admin.disk.statements = stated;
    world.comeBackAs(world.ana, copy);
    ASSERT_LT(world.until([&] { return world.isLinked(world.ana, world.eva); }, 5min), 5min);
    ASSERT_LT(world.until([&] { return world.isInDoubt(world.ana); }, 5min), 5min);
    EXPECT_EQ(world.node(world.ana).permission().waits, Permission::Waits::ForOwnEntries);
    EXPECT_EQ(world.publish(world.ana, 1).error().kind, WriteFault::Kind::NotWriting);

    world.restart(world.owner);
    EXPECT_LT(world.until([&] { return world.has(world.ana, **change); }, 5min), 5min);
    world.pass(11min);
    EXPECT_TRUE(world.publish(world.ana, 1));
    world.pass(3s);
    EXPECT_FALSE(world.isSuspendedAnywhere(world.ana));
}

} // namespace
} // namespace shoal::swarm
