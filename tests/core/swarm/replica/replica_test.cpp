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
using testing::Each;
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
    circle.remove(circle.ana, circle.eva, 60);
    EXPECT_FALSE(circle.gathering.replica(circle.ana).takeFrames(LinkNumber{1}).empty());
    EXPECT_EQ(circle.gathering.replica(circle.ana).serves(circle.gathering.at(circle.eva).id(), Service::Log),
              Serving::NotProven)
        << "before a byte more was sent";
    circle.gathering.settle();
    for (const auto other : {circle.owner, circle.ana, circle.ben, circle.zoe}) {
        EXPECT_FALSE(circle.gathering.isLinked(other, circle.eva));
        EXPECT_TRUE(circle.gathering.at(other).hasSecretOfNow()) << other;
    }
}

} // namespace
} // namespace shoal::swarm
