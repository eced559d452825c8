// What a few members go through together, with whole replicas.
#include "core/swarm/replica/replica.h"

#include "core/chunks/digest.h"
#include "tests/core/swarm/replica/gathering.h"
#include "tests/core/swarm/writing/living_swarm.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

SecretHash hashOfEpochSecret(const Secret& secret) { return {sha256Of(secret.view()).bytes}; }

Publish sharePublished(std::uint8_t number)
{
    auto publish = publishOf("Share");
    publish.share = filled<ShareId>(number);
    return publish;
}

/// The owner and four members; Eva isn't linked with Ben.
struct Circle {
    LivingSwarm past;
    Gathering gathering{past.id()};
    std::size_t owner, ana, ben, eva, zoe;

    Circle()
    {
        for (const std::uint32_t number : {1, 2, 3, 4})
            past.letIn(theOwner(), numberedDevice(number), number <= 2 ? Role::Admin : Role::Writer);
        owner = come(theOwner());
        ana = come(numberedDevice(1));
        ben = come(numberedDevice(2));
        eva = come(numberedDevice(3));
        zoe = come(numberedDevice(4));
        for (std::size_t number = 0; number < gathering.size(); ++number)
            gathering.replica(number).keepSecret({past.id().bytes}, secretOf(4));
        for (const auto& [one, other] : std::vector<std::pair<std::size_t, std::size_t>>{
                 {owner, ana}, {ana, ben}, {owner, eva}, {ana, eva}, {zoe, eva}, {zoe, ben}, {zoe, owner}})
            gathering.connect(one, other);
        gathering.settle();
        gathering.pass(std::chrono::seconds{1});
        gathering.settle();
    }
    std::size_t come(const Device& device)
    {
        std::vector<Bytes> entries;
        for (std::size_t at = 0; at < past.log().size(); ++at)
            entries.push_back(past.log().record(At{static_cast<std::uint32_t>(at)}).bytes);
        return gathering.come(device, entries);
    }
    EntryId write(std::size_t by, Body body)
    {
        const auto id = gathering.replica(by).write(std::move(body), gathering.time());
        EXPECT_TRUE(id) << "it may not: " << static_cast<int>(id ? NoRight::NotFound : id.error());
        return id.value_or(EntryId{});
    }
    Remove removal(std::size_t of, const Secret& secret)
    {
        Remove remove;
        remove.devices = {gathering.at(of).id()};
        remove.epoch = hashOfEpochSecret(secret);
        return remove;
    }
    EntryId remove(std::size_t by, std::size_t of, std::uint8_t secret)
    {
        const auto epoch = write(by, removal(of, secretOf(secret)));
        gathering.replica(by).keepSecret(epoch, secretOf(secret));
        return epoch;
    }
};

TEST(SwarmReplica, AnEntryReachesEverybodyAndAllSayTheSame)
{
    Circle circle;
    circle.write(circle.eva, sharePublished(1));
    circle.gathering.settle();
    EXPECT_EQ(circle.gathering.agreeingWith(circle.owner), circle.gathering.size());
    for (std::size_t number = 0; number < circle.gathering.size(); ++number)
        EXPECT_TRUE(circle.gathering.replica(number).log().isInCatalogue(filled<ShareId>(1)));
}

TEST(SwarmReplica, TellsWhoHasAShare)
{
    Circle circle;
    circle.write(circle.eva, sharePublished(1));
    ASSERT_TRUE(circle.gathering.replica(circle.eva).sayWhatIsHeld({{filled<ShareId>(1), Amount::Whole}}));
    circle.gathering.settle();
    for (std::size_t number = 0; number < circle.gathering.size(); ++number)
        EXPECT_THAT(circle.gathering.replica(number).holders(filled<ShareId>(1)),
                    ElementsAre(Holder{circle.gathering.at(circle.eva).id(), Amount::Whole}));
}

TEST(SwarmReplica, TellsWhereAMemberIs)
{
    Circle circle;
    const Addresses where{{.family = dht::Family::V4, .address = {192, 0, 2, 7}, .port = 6881}};
    ASSERT_TRUE(circle.gathering.replica(circle.eva).sayWhereItIs(where));
    circle.gathering.settle();
    const auto heard = circle.gathering.replica(circle.ben).whereIs(circle.gathering.at(circle.eva).id());
    ASSERT_TRUE(heard);
    EXPECT_EQ(heard->claimed, where);
}

TEST(SwarmReplica, ARemovedMemberIsCutAtOnceAndEverybodyElseHasTheNewSecret)
{
    Circle circle;
    auto& anas = circle.gathering.replica(circle.ana);
    const auto linked = anas.links();
    ASSERT_EQ(anas.serves(circle.gathering.at(circle.eva).id(), Service::Log), Serving::Yes);
    circle.remove(circle.ana, circle.eva, 60);
    EXPECT_EQ(anas.links(), linked - 1) << "before a byte more was sent";
    EXPECT_EQ(anas.serves(circle.gathering.at(circle.eva).id(), Service::Log), Serving::NotProven);
    circle.gathering.settle();
    for (const auto other : {circle.owner, circle.ana, circle.ben, circle.zoe}) {
        EXPECT_FALSE(circle.gathering.isLinked(other, circle.eva));
        EXPECT_TRUE(circle.gathering.at(other).hasSecretOfNow()) << other;
    }
}

/// What a member hears when everybody says something after `Circle` began, and it dials them all again.
struct Afterwards {
    Circle circle;
    std::size_t known = 0;

    void happen()
    {
        auto& gathering = circle.gathering;
        known = gathering.replica(circle.eva).log().log().size();
        circle.write(circle.zoe, sharePublished(7));
        gathering.replica(circle.zoe).sayWhatIsHeld({{filled<ShareId>(7), Amount::Whole}});
        gathering.pass(std::chrono::hours{25}); // the owner's and admins' statements are due
        gathering.settle();
        for (const auto other : {circle.owner, circle.ana, circle.ben, circle.zoe}) {
            gathering.at(other).shelf.infos[filled<ShareId>(7)] = Bytes(100, 0x69);
            const auto link = gathering.connect(circle.eva, other);
            gathering.replica(circle.eva).ask(link, {filled<ShareId>(7), MetadataPart::Info, 0});
        }
        gathering.settleForMinutes(3);
    }
    Replica& eva() { return circle.gathering.replica(circle.eva); }
    bool heardMetadata()
    {
        return std::ranges::any_of(circle.gathering.at(circle.eva).events, [](const MemberEvent& event) {
            const auto* const heard = std::get_if<MetadataHeard>(&event);
            return heard != nullptr && std::holds_alternative<MetadataTold>(heard->message);
        });
    }
    std::uint64_t ownersStatement()
    {
        const auto version = eva().words().versionOf({ValueKind::Statement, circle.gathering.at(circle.owner).id()});
        return version ? version->version : 0;
    }
};

TEST(SwarmReplica, ARemovedMemberHearsNothingNewWhateverItDials)
{
    Afterwards after;
    const auto epoch = after.circle.remove(after.circle.ana, after.circle.eva, 60);
    after.circle.gathering.settle();
    const auto stated = after.ownersStatement();
    after.happen();
    EXPECT_EQ(after.eva().log().log().size(), after.known);
    EXPECT_FALSE(after.eva().log().has(epoch)) << "it wasn't even told";
    EXPECT_FALSE(after.eva().secrets().find(epoch));
    EXPECT_EQ(after.ownersStatement(), stated);
    EXPECT_FALSE(after.heardMetadata());
    EXPECT_THAT(after.eva().holders(filled<ShareId>(7)), IsEmpty());
    EXPECT_EQ(after.eva().links(), 0U);
}

TEST(SwarmReplica, AMemberThatStaysHearsAllOfIt) // the control
{
    Afterwards after;
    const auto epoch = after.circle.write(after.circle.ana, Epoch{hashOfEpochSecret(secretOf(60))});
    after.circle.gathering.replica(after.circle.ana).keepSecret(epoch, secretOf(60));
    after.circle.gathering.settle();
    const auto stated = after.ownersStatement();
    after.happen();
    EXPECT_GT(after.eva().log().log().size(), after.known);
    EXPECT_TRUE(after.eva().secrets().find(epoch));
    EXPECT_GT(after.ownersStatement(), stated);
    EXPECT_TRUE(after.heardMetadata());
    EXPECT_FALSE(after.eva().holders(filled<ShareId>(7)).empty());
}

TEST(SwarmReplica, AMemberThatWasAwayLearnsEverythingWhenItComesBack)
{
    Circle circle;
    circle.gathering.leave(circle.zoe);
    circle.remove(circle.ana, circle.eva, 60);
    circle.write(circle.ben, sharePublished(9));
    circle.gathering.settle();
    circle.gathering.connect(circle.zoe, circle.ben);
    circle.gathering.settle();
    EXPECT_TRUE(circle.gathering.at(circle.zoe).hasSecretOfNow());
    EXPECT_TRUE(circle.gathering.replica(circle.zoe).log().isInCatalogue(filled<ShareId>(9)));
    circle.gathering.connect(circle.eva, circle.zoe);
    circle.gathering.settle();
    EXPECT_THAT(circle.gathering.at(circle.zoe).faults, Contains(LinkFault::NotServed))
        << "it knows of the removal, from another than the one who removed";
    EXPECT_FALSE(circle.gathering.isLinked(circle.eva, circle.zoe));
}

TEST(SwarmReplica, TwoAdminsThatRemoveEachOtherAreBothSuspendedUntilTheOwnerSettles)
{
    Circle circle;
    auto& gathering = circle.gathering;
    const auto anasId = gathering.at(circle.ana).id();
    const auto bensId = gathering.at(circle.ben).id();
    const auto both = std::pair{circle.removal(circle.ben, secretOf(61)), circle.removal(circle.ana, secretOf(62))};
    circle.write(circle.ana, both.first);
    circle.write(circle.ben, both.second);
    gathering.settle();
    for (const auto number : {circle.owner, circle.eva, circle.zoe})
        for (const auto& admin : {anasId, bensId}) {
            const auto* const member = gathering.replica(number).fold().member(admin);
            ASSERT_NE(member, nullptr);
            EXPECT_TRUE(member->isSuspended);
            EXPECT_EQ(gathering.replica(number).serves(admin, Service::Log), Serving::NotProven);
        }
    circle.write(circle.owner, Settle{bensId, {}}); // it knows what Ben wrote against Ana,
    circle.write(circle.owner, Settle{anasId, {}}); // and so does this one
    gathering.connect(circle.ana, circle.owner);
    gathering.settle();
    for (const auto number : {circle.owner, circle.ana, circle.eva, circle.zoe}) {
        EXPECT_FALSE(gathering.replica(number).fold().member(anasId)->isSuspended);
        EXPECT_TRUE(gathering.replica(number).fold().member(bensId)->isSuspended);
    }
    EXPECT_EQ(gathering.agreeingWith(circle.owner), 4U) << "all but the one who is served no more";
}

TEST(SwarmReplica, AForkByAnOldBackupIsSeenByAllAndSettled)
{
    Circle circle;
    auto& gathering = circle.gathering;
    const auto zoesId = gathering.at(circle.zoe).id();
    const auto backup = gathering.at(circle.zoe).entries();
    const auto first = circle.write(circle.zoe, sharePublished(1));
    gathering.settle();
    gathering.leave(circle.zoe);
    const auto restored = gathering.come(gathering.at(circle.zoe).device, backup);
    const auto second = circle.write(restored, sharePublished(2)); // as a program that doesn't ask its permit
    gathering.connect(restored, circle.ben);
    gathering.settleForMinutes(2);
    for (const auto number : {circle.owner, circle.ana, circle.ben, circle.eva}) {
        const auto fork = gathering.replica(number).log().forkOf(zoesId);
        ASSERT_TRUE(fork) << number;
        EXPECT_EQ((std::set{fork->one, fork->other}), (std::set{first, second}));
        EXPECT_TRUE(gathering.replica(number).fold().member(zoesId)->isSuspended);
    }
    EXPECT_FALSE(gathering.isLinked(restored, circle.ben)) << "it is served no more";
    Through halves{first, second};
    std::ranges::sort(halves);
    circle.write(circle.owner, Settle{zoesId, halves});
    gathering.settleForMinutes(2);
    gathering.connect(restored, circle.ben);
    gathering.settleForMinutes(2);
    for (const auto number : {circle.owner, circle.ana, circle.ben, circle.eva, restored}) {
        EXPECT_FALSE(gathering.replica(number).log().forkOf(zoesId));
        EXPECT_FALSE(gathering.replica(number).fold().member(zoesId)->isSuspended);
        EXPECT_TRUE(gathering.replica(number).log().has(first));
        EXPECT_TRUE(gathering.replica(number).log().has(second));
    }
    EXPECT_EQ(gathering.agreeingWith(circle.owner), 5U);
}

TEST(SwarmReplica, ADeviceThatHearsNothingForTooLongGivesNoMetadata)
{
    Circle circle;
    auto& gathering = circle.gathering;
    const auto evasId = gathering.at(circle.eva).id();
    EXPECT_EQ(gathering.replica(circle.zoe).serves(evasId, Service::Metadata), Serving::Yes);
    gathering.leave(circle.owner);
    gathering.leave(circle.ana);
    gathering.leave(circle.ben);
    gathering.at(circle.zoe).shelf.infos[filled<ShareId>(7)] = Bytes(100, 0x69);
    gathering.passInSilence(std::chrono::days{31});
    EXPECT_EQ(gathering.replica(circle.zoe).serves(evasId, Service::Metadata), Serving::NotFresh);
    EXPECT_EQ(gathering.replica(circle.zoe).serves(evasId, Service::Log), Serving::Yes) << "else it never were fresh";
    ASSERT_TRUE(gathering.isLinked(circle.zoe, circle.eva));
    gathering.replica(circle.eva)
        .ask(gathering.linkOf(circle.zoe, circle.eva), {filled<ShareId>(7), MetadataPart::Info, 0});
    gathering.at(circle.eva).events.clear();
    gathering.settle();
    const auto& events = gathering.at(circle.eva).events;
    const auto heard = std::ranges::find_if(
        events, [](const MemberEvent& event) { return std::holds_alternative<MetadataHeard>(event); });
    ASSERT_NE(heard, events.end());
    EXPECT_TRUE(std::holds_alternative<MetadataNotHere>(std::get<MetadataHeard>(*heard).message));
}

TEST(SwarmReplica, EpochsWhoseSecretsNobodyGivesDontKeepTheOneThatCanBeHadAway)
{
    Circle circle;
    for (std::uint8_t number = 0; number < 40; ++number) // a malicious admin's, who keeps their secrets
        circle.write(circle.ben, Epoch{hashOfEpochSecret(secretOf(number))});
    circle.gathering.settleForMinutes(2);
    EXPECT_FALSE(circle.gathering.at(circle.eva).hasSecretOfNow());
    const auto epoch = circle.write(circle.owner, Epoch{hashOfEpochSecret(secretOf(99))});
    circle.gathering.replica(circle.owner).keepSecret(epoch, secretOf(99));
    circle.gathering.settleForMinutes(2);
    for (const auto number : {circle.ana, circle.ben, circle.eva, circle.zoe})
        EXPECT_TRUE(circle.gathering.at(number).hasSecretOfNow()) << number;
}

} // namespace
} // namespace shoal::swarm
