// What members of a swarm go through together, each with a whole node.
#include "tests/core/swarm/node/node_world.h"

#include "core/chunks/digest.h"
#include "tests/core/swarm/replica/gathering.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;

/// The owner, an admin, and two writers.
struct Four : NodeWorld {
    std::size_t owner = 0;
    std::size_t ana = letIn(1, Role::Admin);
    std::size_t ben = letIn(2, Role::Writer);
    std::size_t eva = letIn(3, Role::Writer);
    Four()
    {
        startAll();
        EXPECT_LT(until([&] { return areAllLinked(); }, 10s), 10s);
    }
    bool areAllLinked()
    {
        for (const auto one : {owner, ana, ben, eva})
            for (const auto other : {owner, ana, ben, eva})
                if (one != other && !isLinked(one, other))
                    return false;
        return true;
    }
};

TEST(SwarmNode, MembersMeetByTheirRecordsAloneWithinFiveSeconds)
{
    NodeWorld world;
    world.letIn(1, Role::Writer);
    world.letIn(2, Role::Reader);
    world.start(0);
    world.pass(2s);
    world.start(1);
    world.start(2);
    EXPECT_LT(world.until([&] { return world.isLinked(0, 1) && world.isLinked(0, 2) && world.isLinked(1, 2); }, 30s),
              5s);
}

TEST(SwarmNode, MembersThatStartTogetherMeetToo)
{
    Four world;
    world.pass(5s);
    for (std::size_t one = 0; one < world.size(); ++one)
        for (std::size_t other = one + 1; other < world.size(); ++other)
            EXPECT_EQ(world.linksBetween(one, other), 1U) << one << " and " << other << " keep one link of two";
}

TEST(SwarmNode, WhatOnePublishesIsInTheCataloguesOfAllWithItsHolders)
{
    Four world;
    const auto entry = world.publish(world.ben, 1);
    ASSERT_TRUE(entry);
    world.node(world.ben).setHeld({{filled<ShareId>(1), Amount::Whole}});
    EXPECT_LT(world.until(
                  [&] {
                      return std::ranges::all_of(std::vector{world.owner, world.ana, world.eva}, [&](std::size_t who) {
                          return world.node(who).replica().log().isInCatalogue(filled<ShareId>(1))
                              && world.node(who).replica().holders(filled<ShareId>(1)).size() == 1;
                      });
                  },
                  10s),
              5s);
    const auto sources = world.node(world.eva).addressesFor(filled<ShareId>(1));
    ASSERT_EQ(sources.size(), 1U);
    EXPECT_EQ(sources.front().device, world.house(world.ben).id());
    EXPECT_EQ(sources.front().addresses, Addresses{world.house(world.ben).address});
}

TEST(SwarmNode, ARemovedMemberIsCutByAllAndLearnsNothingNew)
{
    Four world;
    const auto known = world.node(world.eva).replica().log().log().size();
    const auto epoch = world.remove(world.ana, world.eva);
    ASSERT_TRUE(epoch);
    const std::vector stay{world.owner, world.ana, world.ben};
    EXPECT_LT(world.until([&] { return world.agree(stay) && world.node(world.eva).linked().empty(); }, 20s), 5s);
    ASSERT_TRUE(world.publish(world.ben, 2));
    world.pass(3min); // it dials as long as it likes
    EXPECT_EQ(world.node(world.eva).replica().log().log().size(), known);
    EXPECT_FALSE(world.node(world.eva).replica().secrets().find(*epoch));
    for (const auto who : stay)
        EXPECT_FALSE(world.isLinked(who, world.eva));
    EXPECT_TRUE(world.agree(stay));
}

TEST(SwarmNode, AMemberThatWasAwayDuringARemovalComesBackByAReturnRecord)
{
    Four world;
    world.pass(5s);
    world.stop(world.ben);
    ASSERT_TRUE(world.remove(world.owner, world.eva));
    world.pass(15min); // longer than old hubs are kept
    world.restart(world.ben);
    const std::vector stay{world.owner, world.ana, world.ben};
    EXPECT_LT(world.until([&] { return world.agree(stay) && world.isLinked(world.ben, world.owner); }, 5min), 30s);
    EXPECT_EQ(world.node(world.ben).epoch().epoch, world.node(world.owner).epoch().epoch);
}

TEST(SwarmNode, BothSidesOfAPartitionSayTheSameOnceItHeals)
{
    Four world;
    world.isolate(world.ben, 1);
    world.isolate(world.eva, 1);
    ASSERT_TRUE(world.publish(world.ana, 1));
    ASSERT_TRUE(world.publish(world.ben, 2));
    world.pass(2min);
    EXPECT_FALSE(world.node(world.owner).replica().log().isInCatalogue(filled<ShareId>(2)));
    EXPECT_TRUE(world.node(world.eva).replica().log().isInCatalogue(filled<ShareId>(2)));
    world.isolate(world.ben, 0);
    world.isolate(world.eva, 0);
    EXPECT_LT(world.until(
                  [&] {
                      return world.agree({world.owner, world.ana, world.ben, world.eva})
                          && world.node(world.owner).replica().log().isInCatalogue(filled<ShareId>(2));
                  },
                  15min),
              15min);
}

TEST(SwarmNode, TwoAdminsThatRemoveAtOnceEndUpInOneCleanEpochThatAllHaveTheSecretOf)
{
    NodeWorld world;
    const auto ana = world.letIn(1, Role::Admin);
    const auto ben = world.letIn(2, Role::Admin);
    const auto eva = world.letIn(3, Role::Writer);
    const auto zoe = world.letIn(4, Role::Writer);
    const auto kim = world.letIn(5, Role::Writer);
    world.startAll();
    world.pass(15s);
    int answers = 0;
    world.node(ana).remove(world.house(eva).id(), true, [&](const auto& written) { answers += written ? 1 : 0; });
    world.node(ben).remove(world.house(zoe).id(), true, [&](const auto& written) { answers += written ? 1 : 0; });
    world.pass(2min);
    ASSERT_EQ(answers, 2);
    EXPECT_TRUE(world.agree({0, ana, ben, kim}));
    const auto& fold = world.node(0).replica().fold();
    EXPECT_TRUE(fold.isClean(fold.currentEpoch()));
    for (const auto gone : {eva, zoe})
        EXPECT_TRUE(world.node(gone).linked().empty());
}

TEST(SwarmNode, TwentyMembersKnowAChangeWithinTenSeconds)
{
    NodeWorld world;
    std::vector<std::size_t> all{0};
    for (std::uint32_t number = 1; number < 20; ++number)
        all.push_back(world.letIn(number, number < 3 ? Role::Admin : Role::Writer));
    world.startAll();
    world.pass(30s);
    const auto entry = world.publish(7, 1);
    ASSERT_TRUE(entry);
    EXPECT_LT(
        world.until([&] { return std::ranges::all_of(all, [&](std::size_t who) { return world.has(who, *entry); }); },
                    30s),
        10s);
    for (const auto who : all) {
        std::set<DeviceId> devices;
        for (const auto& link : world.node(who).linked())
            EXPECT_TRUE(devices.insert(link.device).second) << "two links with one device";
    }
    ASSERT_TRUE(world.remove(1, 19));
    all.pop_back();
    EXPECT_LT(world.until([&] { return world.agree(all); }, 60s), 10s);
}

TEST(SwarmNode, WhateverStepTheDiskStopsAtNothingIsLostAndNothingForks)
{
    for (int steps = 1; steps <= 8; ++steps) {
        Four world;
        world.house(world.ben).disk.stepsLeft = steps;
        const auto first = world.publish(world.ben, 1);
        world.pass(2s);
        world.restart(world.ben);
        EXPECT_LT(world.until([&] { return world.isLinked(world.ben, world.owner); }, 1min), 1min);
        const auto second = world.publish(world.ben, 2);
        ASSERT_TRUE(second) << steps;
        world.pass(5s);
        if (first) {
            EXPECT_TRUE(world.has(world.owner, *first)) << steps;
        }
        EXPECT_TRUE(world.has(world.owner, *second)) << steps;
        EXPECT_FALSE(world.node(world.owner).replica().log().log().hasForks()) << steps;
        EXPECT_TRUE(world.agree({world.owner, world.ana, world.ben, world.eva})) << steps;
    }
}

TEST(SwarmNode, AnAdminThatIsKilledWhileItRemovesHasRemovedWithASecretOrNotAtAll)
{
    for (int steps = 1; steps <= 6; ++steps) {
        Four world;
        world.house(world.ana).disk.stepsLeft = steps;
        (void)world.remove(world.ana, world.eva);
        world.restart(world.ana);
        world.pass(3min);
        const std::vector stay{world.owner, world.ana, world.ben};
        EXPECT_TRUE(world.agree(stay)) << steps;
        const auto& node = world.node(world.ben);
        EXPECT_TRUE(node.replica().secrets().find(node.replica().fold().currentEpoch())) << steps;
    }
}

TEST(SwarmNode, AnEntryThatTheDiskDoesntTakeIsToldSentToNobodyAndTriedAgain)
{
    Four world;
    world.house(world.ben).disk.isFull = true;
    const auto entry = world.publish(world.ben, 1);
    ASSERT_FALSE(entry);
    EXPECT_EQ(entry.error().kind, WriteFault::Kind::NotStored);
    ASSERT_TRUE(entry.error().error);
    EXPECT_EQ(entry.error().error->kind, ErrorKind::DiskFull);
    world.pass(5s);
    EXPECT_FALSE(world.node(world.owner).replica().log().isInCatalogue(filled<ShareId>(1)));
    EXPECT_EQ(std::ranges::count(world.node(world.ben).troubles(), NodeTrouble::NotStored), 1);
    world.house(world.ben).disk.isFull = false;
    EXPECT_LT(
        world.until([&] { return world.node(world.owner).replica().log().isInCatalogue(filled<ShareId>(1)); }, 60s),
        20s);
}

TEST(SwarmNode, AnOldBackupWritesNothingUntilAMemberGaveBackWhatItWrote)
{
    Four world;
    const auto backup = world.house(world.ben).disk.entries;
    const auto lost = world.publish(world.ben, 1);
    ASSERT_TRUE(lost);
    world.pass(5s);
    world.stop(world.ben);
    world.house(world.ben).disk.entries = backup;
    world.house(world.ben).disk.verdict = {Doubt::OtherMark, 0};
    world.restart(world.ben);
    const auto early = world.publish(world.ben, 2);
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().kind, WriteFault::Kind::NotWriting);
    EXPECT_LT(world.until([&] { return world.node(world.ben).permission().mayWrite(); }, 20min), 11min);
    world.pass(2s);
    EXPECT_EQ(world.house(world.ben).disk.lines, 1U) << "copies part ways";
    EXPECT_TRUE(world.has(world.ben, *lost));
    const auto given = world.node(world.owner).replica().log().bytesOf(*lost);
    EXPECT_EQ(std::ranges::count(world.house(world.ben).disk.entries, Bytes{given.begin(), given.end()}), 1);
    ASSERT_TRUE(world.publish(world.ben, 2));
    world.pass(5s);
    EXPECT_FALSE(world.node(world.owner).replica().log().log().hasForks());
}

TEST(SwarmNode, BeforeItsFirstTickItSaysNoDoubtThatItHasnt)
{
    Four world;
    world.stop(world.ben);
    world.restart(world.ben);
    EXPECT_TRUE(world.node(world.ben).permission().mayWrite());

    world.stop(world.ben);
    world.house(world.ben).disk.verdict = {Doubt::OtherMark, 0};
    world.restart(world.ben);
    EXPECT_FALSE(world.node(world.ben).permission().mayWrite());
    EXPECT_FALSE(world.node(world.ben).goOnWriting()) << "nobody can know yet whether there is anything to wait for";
}

TEST(SwarmNode, WhoLeavesTellsItAndIsLinkedNoMore)
{
    Four world;
    const auto left = world.answered([&](Written then) { world.node(world.eva).leave(std::move(then)); });
    ASSERT_TRUE(left && *left);
    world.pass(10s);
    EXPECT_TRUE(world.has(world.owner, **left));
    EXPECT_FALSE(world.node(world.eva).isMember());
    EXPECT_EQ(world.node(world.eva).troubles(), std::vector{NodeTrouble::Removed});
    EXPECT_TRUE(world.node(world.eva).linked().empty());
    world.pass(2min);
    EXPECT_TRUE(world.agree({world.owner, world.ana, world.ben}));
    const auto& fold = world.node(world.owner).replica().fold();
    EXPECT_TRUE(fold.isClean(fold.currentEpoch())) << "an admin brought a new epoch";
}

/// A share that Ben has and Eva wants, on a torrent under the first epoch.
struct Transfer : Four {
    ShareId share = filled<ShareId>(1);
    Transfer()
    {
        EXPECT_TRUE(publish(ben, 1));
        node(ben).setHeld({{share, Amount::Whole}});
        until([&] { return node(eva).addressesFor(share).size() == 1; }, 10s);
        for (const auto who : {ben, eva}) {
            const auto torrent = house(who).wire->expect(
                {.use = TorrentUse::Share, .authoritySeed = secretOf(9), .self = house(who).id()}, Bytes(32, 7),
                node(who));
            node(who).shareTorrent(share, torrent, node(who).epoch().epoch);
        }
    }
};

TEST(SwarmNode, PiecesAreAllowedBetweenMembersAndCutWhenOneIsRemoved)
{
    Transfer world;
    EXPECT_TRUE(world.house(world.eva).allowed.empty());
    world.node(world.eva).setWanted(world.share, true);
    EXPECT_LT(world.until([&] { return world.house(world.eva).allowed.size() == 1; }, 20s), 5s);
    EXPECT_EQ(world.house(world.ben).allowed.size(), 1U);
    ASSERT_TRUE(world.remove(world.owner, world.eva));
    EXPECT_LT(world.until([&] { return world.house(world.ben).allowed.empty(); }, 20s), 5s);
    world.pass(1min);
    EXPECT_TRUE(world.house(world.ben).allowed.empty()) << "whatever it dials";
    EXPECT_TRUE(world.house(world.eva).allowed.empty());
}

TEST(SwarmNode, WhatIsPublishedRightAfterAnotherIsFetchedFromItsPublisherThoughItSaysRarelyWhatItHolds)
{
    Transfer world;
    const auto second = filled<ShareId>(2);
    ASSERT_TRUE(world.publish(world.ben, 2));
    world.node(world.ben).setHeld({{world.share, Amount::Whole}, {second, Amount::Whole}});
    ASSERT_LT(world.until([&] { return world.node(world.eva).replica().log().isInCatalogue(second); }, 10s), 5s);
    for (const auto who : {world.ben, world.eva}) {
        const auto torrent = world.house(who).wire->expect(
            {.use = TorrentUse::Share, .authoritySeed = secretOf(9), .self = world.house(who).id()}, Bytes(32, 8),
            world.node(who));
        world.node(who).shareTorrent(second, torrent, world.node(who).epoch().epoch);
    }
    world.node(world.eva).setWanted(second, true);
    EXPECT_LT(world.until([&] { return world.house(world.eva).allowed.size() == 1; }, 20s), 5s);
}

TEST(SwarmNode, NoPiecesFlowUnderAnEpochThatARemovedDeviceKnows)
{
    Transfer world;
    ASSERT_TRUE(world.remove(world.owner, world.ana));
    world.pass(10s);
    world.node(world.eva).setWanted(world.share, true); // the torrent is still under the old certificate
    world.pass(30s);
    EXPECT_TRUE(world.house(world.eva).allowed.empty());
    EXPECT_TRUE(world.house(world.ben).allowed.empty());
}

TEST(SwarmNode, MetadataComesFromWhoeverHasIt)
{
    Four world;
    const std::string text = "d4:name4:filee";
    const Bytes info{text.begin(), text.end()};
    auto body = publishOf("File");
    body.share = ShareId{sha256Of(info).bytes};
    body.infoSize = info.size();
    ASSERT_TRUE(world.answered([&](Written then) { world.node(world.ben).write(body, {}, std::move(then)); }));
    world.pass(3s);
    std::optional<tl::expected<ShareMetadata, MetadataFault>> came;
    world.node(world.eva).fetchMetadata(body.share, [&](const auto& what) { came = what; });
    world.pass(10s);
    EXPECT_FALSE(came) << "nobody has it yet";
    world.house(world.ben).infos[body.share] = info;
    EXPECT_LT(world.until([&] { return came.has_value(); }, 2min), 30s);
    ASSERT_TRUE(came && *came);
    EXPECT_EQ((*came)->info, info);
}

TEST(SwarmNode, MayWriteBeforeItsFirstTickAndDoesSoWithIt)
{
    NodeWorld world;
    world.startAll();
    EXPECT_TRUE(world.node(0).permission().mayWrite());
    EXPECT_TRUE(world.publish(0, 1));
}

TEST(SwarmNode, AnIdleNodeSaysLittle)
{
    Four world;
    world.pass(2min);
    const auto before = world.house(world.owner).carried;
    world.pass(10min);
    EXPECT_LE(world.house(world.owner).carried - before, 3U * 10 * 4)
        << "a state a link and minute, and what answers it";
}

TEST(SwarmNode, WhoJoinsByACodeHasTheCatalogueInFiveSecondsAndIsAMemberAsAnyOther)
{
    Four world;
    ASSERT_TRUE(world.publish(world.ben, 1));
    std::optional<InviteCode> code;
    world.node(world.ana).lobby().make({.role = Role::Writer, .expiry = world.clock() + 24h},
                                       [&](const auto& made) { code = made ? std::optional{*made} : std::nullopt; });
    world.until([&] { return code.has_value(); }, 10s);
    ASSERT_TRUE(code);
    world.pass(2s);
    const auto zoe = world.add(50);
    world.join(zoe, *code);
    EXPECT_LT(world.until(
                  [&] {
                      const auto& node = world.house(zoe).node;
                      return node && node->replica().log().isInCatalogue(filled<ShareId>(1)) && !node->linked().empty();
                  },
                  1min),
              5s);
    ASSERT_TRUE(world.house(zoe).node);
    world.pass(10s);
    ASSERT_TRUE(world.publish(zoe, 2));
    world.pass(3s);
    EXPECT_TRUE(world.agree({world.owner, world.ana, world.ben, world.eva, zoe}));
    EXPECT_TRUE(world.isLinked(zoe, world.eva));
}

TEST(SwarmNode, ManyLinksOfOneMemberComeToOne)
{
    Four world;
    const auto hub =
        std::ranges::find_if(world.met, [&](const auto& each) { return each.second.house == world.eva; })->first;
    for (int i = 0; i < 200; ++i)
        world.connect(world.eva, hub, world.house(world.owner).address);
    world.pass(15s);
    EXPECT_EQ(world.linksBetween(world.eva, world.owner), 1U);
    EXPECT_TRUE(world.isLinked(world.ana, world.owner));
    ASSERT_TRUE(world.publish(world.eva, 1));
    world.pass(2s);
    EXPECT_TRUE(world.node(world.owner).replica().log().isInCatalogue(filled<ShareId>(1)));
}

TEST(SwarmNode, AStrangerWithTheSecretIsLinkedWithNobody)
{
    Four world;
    const auto& own =
        std::ranges::find_if(world.met, [&](const auto& each) { return each.second.house == world.eva; })->second;
    const auto hub = own.key;
    auto stranger = own.torrent;
    stranger.self = numberedDevice(99).id();
    const auto door = world.house(world.eva).wire->expect(stranger, hub, world.node(world.eva));
    for (int i = 0; i < 100; ++i)
        world.connect(world.eva, door, world.house(world.owner).address);
    world.pass(1min);
    for (const auto& link : world.node(world.owner).linked())
        EXPECT_NE(link.device, numberedDevice(99).id());
    EXPECT_TRUE(world.areAllLinked());
}

TEST(SwarmNode, AnIdentityWithoutALogFetchesItFromTheMembersThatItNames)
{
    Four world;
    world.stop(world.eva);
    auto& disk = world.house(world.eva).disk;
    disk.entries.clear();
    disk.statements.clear();
    disk.verdict = {Doubt::Imported, 0};
    world.startFromIdentity(world.eva, {theOwner().keys(), world.house(world.ana).device.keys()});
    EXPECT_LT(world.until(
                  [&] {
                      return world.node(world.eva).replica().log().fold() != nullptr
                          && world.agree({world.owner, world.ana, world.ben, world.eva});
                  },
                  1min),
              10s);
    EXPECT_EQ(disk.entries.size(), world.node(world.owner).replica().log().log().size());
    world.pass(5s);
    EXPECT_TRUE(world.node(world.eva).permission().mayWrite()) << "all others told that it wrote nothing";
    EXPECT_TRUE(world.publish(world.eva, 1));
}

TEST(SwarmNode, RemembersWhoWasSeenAndWhereAcrossRuns)
{
    Four world;
    world.pass(1min);
    world.stop(world.ben);
    const auto gone = world.clock();
    world.pass(10min);
    world.restart(world.owner);
    world.pass(1s);
    const auto seen = world.node(world.owner).lastSeen(world.house(world.ben).id());
    ASSERT_TRUE(seen);
    EXPECT_LE(*seen - gone, 2s);
    EXPECT_LE(gone - *seen, 2s);
    world.items.clear(); // nothing but what it remembers leads it to others
    EXPECT_LT(world.until([&] { return world.isLinked(world.owner, world.ana); }, 1min), 5s);
}

TEST(SwarmNode, TellsWhatIsWrong)
{
    Four world;
    world.pass(30s);
    EXPECT_TRUE(world.node(world.ben).troubles().empty());
    for (const auto who : {world.owner, world.ana, world.eva})
        world.stop(who);
    world.pass(1min);
    EXPECT_EQ(world.node(world.ben).troubles(), std::vector{NodeTrouble::NobodyFound});
    world.start(world.eva);
    world.tickEvery = 5s;
    world.pass(std::chrono::hours{24 * 4});
    const auto troubles = world.node(world.ben).troubles();
    EXPECT_EQ(std::ranges::count(troubles, NodeTrouble::NoAdminLately), 1);
}

} // namespace
} // namespace shoal::swarm
