// What whole nodes do on bad days: disks that stop, copies that both write, keys that are lost, too many at the door.
#include "tests/core/swarm/node/node_world.h"

#include "tests/core/swarm/replica/gathering.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;

using Answer = tl::expected<EntryId, WriteFault>;

/// The owner, an admin, and two writers.
struct BadDay : NodeWorld {
    std::size_t owner = 0;
    std::size_t ana = letIn(1, Role::Admin);
    std::size_t ben = letIn(2, Role::Writer);
    std::size_t eva = letIn(3, Role::Writer);
    BadDay()
    {
        startAll();
        EXPECT_LT(until([&] { return isLinked(ben, owner) && isLinked(ben, ana) && isLinked(ben, eva); }, 10s), 10s);
    }
    Answer wait(const std::function<void(Written)>& ask)
    {
        return answered(ask).value_or(tl::unexpected{WriteFault{.kind = WriteFault::Kind::NotStored}});
    }
    Answer recover(std::size_t by, std::vector<DeviceId> cut)
    {
        return wait([&](Written then) { node(by).recover(theRecoveryKey().signing, std::move(cut), std::move(then)); });
    }
    bool isShown(std::size_t who, std::uint8_t share)
    {
        return node(who).replica().log().isInCatalogue(filled<ShareId>(share));
    }
    bool isSuspended(std::size_t seenBy, std::size_t whom)
    {
        const auto* const member = node(seenBy).replica().fold().member(house(whom).id());
        return member != nullptr && member->isSuspended;
    }
    bool isTold(std::size_t who, NodeTrouble trouble) { return std::ranges::count(node(who).troubles(), trouble) == 1; }
};

TEST(SwarmBadDay, ARecoveryMakesAnOwnerAndTakesTheLostDeviceAway)
{
    BadDay world;
    const auto lost = world.house(world.owner).id();
    world.stop(world.owner);

    const auto entry = world.recover(world.ben, {lost});

    ASSERT_TRUE(entry);
    const std::vector stay{world.ana, world.ben, world.eva};
    EXPECT_LT(world.until([&] { return world.agree(stay); }, 1min), 1min);
    for (const auto who : stay) {
        EXPECT_EQ(world.node(who).replica().fold().member(lost), nullptr);
        EXPECT_EQ(world.node(who).replica().fold().member(world.house(world.ben).id())->role, Role::Owner);
    }
}

TEST(SwarmBadDay, ARecoveryThatTheDiskDoesntTakeIsToldAndNobodyHearsOfIt)
{
    BadDay world;
    const auto before = world.node(world.ben).replica().log().log().size();
    world.house(world.ben).disk.isFull = true;

    const auto refused = world.recover(world.ben, {});

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, WriteFault::Kind::GivenUp) << "nothing tries it again";
    world.pass(5s);
    for (const auto who : {world.owner, world.ben})
        EXPECT_EQ(world.node(who).replica().log().log().size(), before);
    world.house(world.ben).disk.isFull = false;
    EXPECT_TRUE(world.recover(world.ben, {}));
}

TEST(SwarmBadDay, WordsOfAnotherSwarmRecoverNothing)
{
    BadDay world;
    const auto refused = world.wait(
        [&](Written then) { world.node(world.ben).recover(SigningPair{secretOf(77)}, {}, std::move(then)); });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().right, NoRight::OnlyRecoveryKey);
}

TEST(SwarmBadDay, WhereverTheDiskStopsDuringARecoveryItHappenedWithItsSecretOrNotAtAll)
{
    for (int steps = 1; steps <= 6; ++steps) {
        BadDay world;
        const auto lost = world.house(world.owner).id();
        world.stop(world.owner);
        world.house(world.ben).disk.stepsLeft = steps;
        (void)world.recover(world.ben, {lost});
        world.restart(world.ben);
        world.pass(1min);
        EXPECT_TRUE(world.agree({world.ana, world.ben, world.eva})) << steps;
        const auto again = world.recover(world.ben, {});
        EXPECT_TRUE(again) << steps;
    }
}

TEST(SwarmBadDay, WhereverTheDiskStopsDuringALeaveNobodyHearsOfOneThatIsntOnTheDisk)
{
    for (int steps = 1; steps <= 5; ++steps) {
        BadDay world;
        world.house(world.eva).disk.stepsLeft = steps;
        (void)world.wait([&](Written then) { world.node(world.eva).leave(std::move(then)); });
        world.restart(world.eva);
        world.pass(3min);
        EXPECT_TRUE(world.agree({world.owner, world.ana, world.ben})) << steps;
        if (world.node(world.owner).replica().fold().member(world.house(world.eva).id()) == nullptr) {
            EXPECT_FALSE(world.node(world.eva).isMember()) << steps;
        } else if (world.node(world.eva).isMember()) {
            EXPECT_TRUE(world.publish(world.eva, 1)) << steps;
        }
    }
}

TEST(SwarmBadDay, AShareIsTakenBackByWhoPublishedItOrAnAdminAndByNoOtherWriter)
{
    BadDay world;
    ASSERT_TRUE(world.publish(world.ben, 1));
    ASSERT_TRUE(world.publish(world.ben, 2));
    world.pass(3s);
    const auto retire = [&](std::size_t by, std::uint8_t share) {
        return world.wait([&](Written then) { world.node(by).retire(filled<ShareId>(share), std::move(then)); });
    };

    const auto foreign = retire(world.eva, 1);
    ASSERT_FALSE(foreign);
    EXPECT_EQ(foreign.error().kind, WriteFault::Kind::NoRight);
    EXPECT_EQ(retire(world.eva, 9).error().kind, WriteFault::Kind::NotThere);
    EXPECT_TRUE(retire(world.ben, 1));
    EXPECT_TRUE(retire(world.ana, 2));

    world.pass(3s);
    for (const auto who : {world.owner, world.ana, world.ben, world.eva})
        EXPECT_FALSE(world.isShown(who, 1) || world.isShown(who, 2)) << who;
}

TEST(SwarmBadDay, ARoleThatIsTakenAwayAllowsNothingMore)
{
    BadDay world;
    const auto change = [&](std::size_t by, Role role) {
        return world.wait(
            [&](Written then) { world.node(by).changeRole(world.house(world.eva).id(), role, std::move(then)); });
    };
    EXPECT_FALSE(change(world.ben, Role::Reader)) << "a writer changes nobody";
    EXPECT_FALSE(change(world.owner, Role::Owner)) << "owners are made by the recovery key and by owners' devices";

    ASSERT_TRUE(change(world.owner, Role::Reader));
    world.pass(3s);
    EXPECT_EQ(world.publish(world.eva, 1).error().kind, WriteFault::Kind::NoRight);
    ASSERT_TRUE(change(world.owner, Role::Admin));
    world.pass(3s);
    EXPECT_TRUE(world.publish(world.eva, 1));
    EXPECT_TRUE(world.remove(world.eva, world.ben));
}

TEST(SwarmBadDay, TwoCopiesThatBothWroteAreSuspendedAndGoOnOnceTheOwnerSettlesIt)
{
    BadDay world;
    const auto copy = world.house(world.ben).disk.entries;
    ASSERT_TRUE(world.publish(world.ben, 1));
    world.pass(3s);
    world.stop(world.ben);
    world.house(world.ben).disk.entries = copy; // and its mark, as of a whole computer
    world.isolate(world.ben, 1);
    world.restart(world.ben);
    ASSERT_TRUE(world.publish(world.ben, 2));

    world.isolate(world.ben, 0);

    EXPECT_LT(world.until([&] { return world.isSuspended(world.owner, world.ben); }, 15min), 15min);
    EXPECT_TRUE(world.isTold(world.owner, NodeTrouble::OtherSuspended));
    EXPECT_LT(world.until([&] { return world.node(world.ben).linked().empty(); }, 5min), 5min);
    EXPECT_FALSE(world.isShown(world.owner, 2));

    ASSERT_TRUE(world.wait(
        [&](Written then) { world.node(world.owner).settle(world.house(world.ben).id(), std::move(then)); }));
    EXPECT_LT(world.until(
                  [&] {
                      return !world.isSuspended(world.owner, world.ben) && world.isLinked(world.ben, world.owner)
                          && world.node(world.ben).permission().mayWrite();
                  },
                  30min),
              30min);
    world.pass(10s);
    EXPECT_TRUE(world.publish(world.ben, 3));
    world.pass(5s);
    EXPECT_TRUE(world.isShown(world.owner, 3));
    EXPECT_FALSE(world.isTold(world.owner, NodeTrouble::OtherSuspended));
}

TEST(SwarmBadDay, AnOldBackupWithNobodyThereAsksItsPersonAfterTenMinutesAndNoSooner)
{
    BadDay world;
    for (const auto who : {world.owner, world.ana, world.ben, world.eva})
        world.stop(who);
    world.house(world.ben).disk.verdict = {Doubt::Copied, 0};
    world.restart(world.ben);
    world.pass(1min);
    EXPECT_TRUE(world.isTold(world.ben, NodeTrouble::InDoubt));
    EXPECT_FALSE(world.node(world.ben).goOnWriting());
    EXPECT_EQ(world.publish(world.ben, 1).error().kind, WriteFault::Kind::NotWriting);

    world.pass(10min);

    EXPECT_EQ(world.node(world.ben).permission().waits, Permission::Waits::ForThePerson);
    EXPECT_TRUE(world.node(world.ben).goOnWriting());
    world.pass(1s);
    EXPECT_EQ(world.house(world.ben).disk.lines, 1U);
    EXPECT_TRUE(world.publish(world.ben, 1));
    EXPECT_FALSE(world.isTold(world.ben, NodeTrouble::InDoubt));
}

TEST(SwarmBadDay, WhoLeavesLeavesItsLobbiesAtOnce)
{
    BadDay world;
    std::optional<InviteCode> code;
    world.node(world.ana).lobby().make({.role = Role::Reader, .expiry = world.clock() + 24h},
                                       [&](const auto& made) { code = made ? std::optional{*made} : std::nullopt; });
    world.until([&] { return world.node(world.eva).lobby().lobbies() == 1; }, 20s);
    ASSERT_EQ(world.node(world.eva).lobby().lobbies(), 1U) << "it hosts the other's";

    ASSERT_TRUE(world.wait([&](Written then) { world.node(world.eva).leave(std::move(then)); }));

    world.pass(2s);
    EXPECT_EQ(world.node(world.eva).lobby().lobbies(), 0U);
}

TEST(SwarmBadDay, AConnectionThatTakesNothingIsGivenNothingUntilItDoes)
{
    BadDay world;
    world.house(world.owner).unwritten = 1'000'000;
    world.house(world.ana).unwritten = 1'000'000;
    world.house(world.ben).unwritten = 1'000'000;
    const auto before = world.house(world.eva).carried;
    ASSERT_TRUE(world.publish(world.ben, 1));
    world.pass(10s);
    EXPECT_EQ(world.house(world.eva).carried, before);
    EXPECT_FALSE(world.isShown(world.eva, 1));

    for (const auto who : {world.owner, world.ana, world.ben})
        world.house(who).unwritten = 0;

    EXPECT_LT(world.until([&] { return world.isShown(world.eva, 1); }, 1min), 5s);
}

TEST(SwarmBadDay, WithoutTheDhtAnyTwoMeetAgainAtOnceWhicheverStartsFirstThoughTheyWereConnectedForAMomentOnly)
{
    BadDay world;
    const std::vector all{world.owner, world.ana, world.ben, world.eva};
    for (const auto who : all)
        world.stop(who);
    world.hasDht = false;

    for (const auto first : all)
        for (const auto second : all) {
            if (first == second)
                continue;
            world.restart(first);
            world.pass(5min);
            world.restart(second);
            EXPECT_LT(world.until([&] { return world.isLinked(first, second); }, 1min), 2s) << first << ' ' << second;
            world.stop(first);
            world.stop(second);
        }
}

TEST(SwarmBadDay, WhoIsKnownByTheWordOfAnotherAloneIsFoundWithoutTheDhtAfterARestart)
{
    BadDay world;
    auto& eva = world.house(world.eva);
    for (const auto who : {world.owner, world.ben, world.eva})
        world.stop(who);
    world.hasDht = false;
    eva.address.address[3] = 201;
    world.restart(world.eva);
    EXPECT_LT(world.until([&] { return world.isLinked(world.ana, world.eva); }, 10s), 10s);
    world.pass(3s); // it says where it is
    world.stop(world.eva);
    world.restart(world.ben);
    EXPECT_LT(world.until([&] { return world.isLinked(world.ana, world.ben); }, 10s), 10s);
    world.pass(3s); // the other passes that on
    world.stop(world.ana);
    world.stop(world.ben);

    world.restart(world.eva);
    world.pass(5min);
    world.restart(world.ben);

    EXPECT_LT(world.until([&] { return world.isLinked(world.ben, world.eva); }, 1min), 2s);
}

TEST(SwarmBadDay, WhoIsRemovedIsToldByWhomByTheMembersThatItKnocksAtAndLearnsNothingElse)
{
    BadDay world;
    const auto entries = world.node(world.ben).replica().log().log().size();
    ASSERT_TRUE(world.remove(world.ana, world.ben));
    const auto later = world.publish(world.owner, 9);

    EXPECT_LT(world.until([&] { return !world.node(world.ben).isMember(); }, 2min), 1min);

    const auto told = world.node(world.ben).removal();
    ASSERT_TRUE(told);
    EXPECT_EQ(told->by, world.house(world.ana).id());
    EXPECT_TRUE(world.isTold(world.ben, NodeTrouble::Removed));
    EXPECT_EQ(world.publish(world.ben, 1).error().right, NoRight::NotAMember);
    EXPECT_EQ(world.node(world.ben).replica().log().log().size(), entries);
    ASSERT_TRUE(later);
    EXPECT_FALSE(world.has(world.ben, *later));
    EXPECT_TRUE(world.node(world.ben).linked().empty());
    EXPECT_TRUE(world.node(world.eva).isMember());
}

TEST(SwarmBadDay, AFarewellIsReadByTheRemovedDeviceAloneAndBelievedOfThoseWhoMayRemoveIt)
{
    BadDay world;
    const auto before = std::make_unique<BadDay>(); // the same swarm, that hasn't heard of it
    ASSERT_TRUE(world.remove(world.ana, world.ben));
    const auto swarm = world.past.id();
    const auto& log = world.node(world.owner).replica().log();
    const auto& known = before->node(0).replica().log();
    const auto& ben = world.house(world.ben);
    const auto farewell = farewellTo(ben.id(), swarm, log, secretOf(9));
    ASSERT_TRUE(farewell);

    EXPECT_TRUE(readFarewell(*farewell, swarm, known, ben.id(), ben.device.agreement));
    EXPECT_FALSE(readFarewell(*farewell, swarm, known, ben.id(), world.house(world.eva).device.agreement));
    EXPECT_FALSE(readFarewell(*farewell, swarm, known, world.house(world.eva).id(), ben.device.agreement));
    auto broken = *farewell;
    broken.back() ^= 1;
    EXPECT_FALSE(readFarewell(broken, swarm, known, ben.id(), ben.device.agreement));
    EXPECT_FALSE(farewellTo(world.house(world.eva).id(), swarm, log, secretOf(9))) << "a member";
    EXPECT_FALSE(farewellTo(numberedDevice(99).id(), swarm, log, secretOf(9))) << "a stranger";
}

class SwarmWrongClock : public testing::TestWithParam<std::chrono::hours> {};

TEST_P(SwarmWrongClock, DoesntKeepAMemberFromTheOthersNorFromSayingWhereItMovedTo)
{
    for (const bool hasDht : {true, false}) {
        BadDay world;
        world.pass(1min);
        auto& ben = world.house(world.ben);
        world.hasDht = hasDht;
        ben.clockOff = GetParam();
        world.restart(world.ben);
        EXPECT_LT(world.until([&] { return world.node(world.ben).linked().size() == 3; }, 1min), 5s) << hasDht;

        for (const auto who : {world.ana, world.eva})
            world.stop(who);
        ben.address.address[3] = 200;
        world.restart(world.ben);
        EXPECT_LT(world.until([&] { return world.isLinked(world.ben, world.owner); }, 1min), 5s) << hasDht;
        world.pass(5s);
        world.stop(world.ben);
        world.restart(world.eva);
        EXPECT_LT(world.until([&] { return world.isLinked(world.eva, world.owner); }, 1min), 5s) << hasDht;
        world.pass(3s);
        EXPECT_EQ(world.house(world.eva).disk.seen[ben.id()].addresses.back(), ben.address) << hasDht;
    }
}

TEST_P(SwarmWrongClock, IsToldOnTheComputerThatIsBehindAndNamesTheOther)
{
    BadDay world;
    auto& ben = world.house(world.ben);
    ben.clockOff = GetParam();
    world.restart(world.ben);
    world.until([&] { return world.node(world.ben).linked().size() == 3; }, 1min);
    world.pass(5s);

    const auto behind = GetParam() < 0h ? world.ben : world.owner;
    const auto told = world.node(behind).clockAhead();
    ASSERT_TRUE(told);
    EXPECT_TRUE(world.isTold(behind, NodeTrouble::ClockBehind));
    EXPECT_GT(told->time, world.node(behind).systemTime() + 23h);
    EXPECT_FALSE(world.node(behind == world.ben ? world.owner : world.ben).clockAhead());
}

INSTANTIATE_TEST_SUITE_P(, SwarmWrongClock, testing::Values(24h, -24h, 49h, -49h));

TEST(SwarmBadDay, WhoMovesToAnotherAddressIsLinkedAgainFromThereAtOnce)
{
    BadDay world;
    world.pass(2min);
    auto& ben = world.house(world.ben);
    std::vector<LinkNumber> dead;
    for (const auto& [link, end] : world.ends)
        if (end.house == world.ben || world.ends.at(end.other).house == world.ben)
            dead.push_back(link);

    ben.address.address[3] = 200;
    for (const auto link : dead)
        world.ends.erase(link); // nobody hears that they ended
    world.node(world.ben).setAddresses({ben.address});

    ASSERT_TRUE(world.publish(world.ben, 1));
    EXPECT_LT(
        world.until(
            [&] { return world.isShown(world.owner, 1) && world.isShown(world.ana, 1) && world.isShown(world.eva, 1); },
            2min),
        10s);
}

TEST(SwarmBadDay, WhoCameBackWithoutAWordIsLinkedAtOnceThoughTheOthersStillHoldItsDeadLinks)
{
    BadDay world;
    world.pass(2min);
    std::vector<LinkNumber> dead;
    for (const auto& [link, end] : world.ends)
        if (end.house == world.ben || world.ends.at(end.other).house == world.ben)
            dead.push_back(link);
    for (const auto link : dead)
        world.ends.erase(link); // the power went
    world.restart(world.ben);

    ASSERT_TRUE(world.publish(world.ben, 1));
    EXPECT_LT(
        world.until(
            [&] { return world.isShown(world.owner, 1) && world.isShown(world.ana, 1) && world.isShown(world.eva, 1); },
            2min),
        10s);
}

/// The owner and as many others as no member links with at once.
struct Throng : NodeWorld {
    static constexpr std::size_t others = 40;
    Throng()
    {
        tickEvery = 1s;
        for (std::uint32_t number = 1; number <= others; ++number)
            letIn(number, number < 4 ? Role::Admin : Role::Reader);
        startAll();
        pass(30s);
    }
    std::size_t answeredBy(std::size_t who)
    {
        return static_cast<std::size_t>(
            std::ranges::count(node(who).linked(), LinkRole::Listener, &LinkedDevice::role));
    }
    std::set<LinkNumber> dialledBy(std::size_t who)
    {
        std::set<LinkNumber> links;
        for (const auto& link : node(who).linked())
            if (link.role == LinkRole::Dialler)
                links.insert(link.link);
        return links;
    }
};

TEST(SwarmBadDay, AMemberAnswersThirtyTwoAndLetsTheOthersGoElsewhere)
{
    Throng world;
    for (std::size_t number = 1; number < world.size(); ++number) {
        const auto hub = std::ranges::find_if(world.met, [&](const auto& each) {
                             return each.second.house == number && each.second.torrent.use == TorrentUse::Hub;
                         })->first;
        world.connect(number, hub, world.house(0).address);
    }
    world.pass(5s);
    EXPECT_LE(world.answeredBy(0), 32U);
    EXPECT_GE(world.answeredBy(0), 24U);
    for (std::size_t number = 1; number < world.size(); ++number)
        EXPECT_GE(world.node(number).linked().size(), 1U) << number;
}

TEST(SwarmBadDay, OneDialledLinkIsLetGoEveryTenMinutesAndNobodyIsLostByIt)
{
    Throng world;
    const auto before = world.dialledBy(7);
    ASSERT_GE(before.size(), 8U);
    world.pass(22min);
    const auto after = world.dialledBy(7);
    std::size_t stayed = 0;
    for (const auto link : before)
        stayed += after.contains(link) ? 1 : 0;
    EXPECT_LE(stayed, before.size() - 2);
    EXPECT_GE(after.size(), 7U);
    const auto entry = world.publish(0, 1);
    ASSERT_TRUE(entry);
    EXPECT_LT(world.until(
                  [&] {
                      for (std::size_t number = 0; number < world.size(); ++number)
                          if (!world.has(number, *entry))
                              return false;
                      return true;
                  },
                  2min),
              1min);
}

} // namespace
} // namespace shoal::swarm
