// Replicas with real logs, and what they tell each other.
#include "core/swarm/links/exchange/log_exchange.h"

#include "core/swarm/links/auth/sealed_channel.h"
#include "tests/core/swarm/links/exchange/replica.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

namespace shoal::swarm {
namespace {
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

/// The owner admits writers, each of whom publishes.
struct PublishingSwarm {
    History history;
    std::vector<Device> writers;
    std::vector<EntryId> admitted;
    std::vector<ChainWriter> chains;

    explicit PublishingSwarm(std::uint8_t count = 2)
    {
        auto last = history.genesis();
        for (std::uint8_t i = 0; i < count; ++i) {
            writers.push_back(deviceOf(static_cast<std::uint8_t>(1 + i)));
            last = history.write(theOwner(), last, {}, history.admit(writers.back(), Role::Writer));
            admitted.push_back(last);
        }
        for (std::uint8_t i = 0; i < count; ++i)
            chains.push_back(ChainWriter{history, writers[i], admitted[i]});
    }
    const std::vector<Bytes>& base() const { return history.entries(); }
    std::vector<Bytes> published(std::size_t writer, int count)
    {
        std::vector<Bytes> entries;
        entries.reserve(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i)
            entries.push_back(chains[writer].publish("share " + std::to_string(i)));
        return entries;
    }
    /// All that `base` has, and these.
    std::vector<Bytes> with(std::initializer_list<std::vector<Bytes>> more) const
    {
        auto all = base();
        for (const auto& entries : more)
            all.insert(all.end(), entries.begin(), entries.end());
        return all;
    }
};

void expectEqual(Net& net)
{
    EXPECT_THAT(net.faults, IsEmpty());
    for (std::size_t member = 1; member < net.size(); ++member)
        ASSERT_TRUE(net.at(member).log.relayed() == net.at(0).log.relayed())
            << "member " << member << " has " << net.at(member).log.size() << " entries, member 0 "
            << net.at(0).log.size();
}

TEST(SwarmLogExchange, WithNothingToDoEachSideSaysOneMessage)
{
    PublishingSwarm swarm;
    const auto all = swarm.with({swarm.published(0, 50), swarm.published(1, 50)});
    Net net{swarm.history.swarm()};
    net.connect(net.join(all), net.join(all));
    net.settle();
    EXPECT_THAT(net.traffic.messages, UnorderedElementsAre(Pair("state", 2U)));
    EXPECT_LE(net.traffic.bytes, 2U * 80U);
    expectEqual(net);
}

TEST(SwarmLogExchange, ComparesAgainEveryMinute)
{
    PublishingSwarm swarm;
    Net net{swarm.history.swarm()};
    net.connect(net.join(swarm.base()), net.join(swarm.base()));
    net.settle();
    net.pass(compareEvery);
    net.settle();
    EXPECT_EQ(net.traffic.messages["state"], 4U);
}

TEST(SwarmLogExchange, WhoeverLacksSomethingGetsIt)
{
    PublishingSwarm swarm;
    const auto all = swarm.with({swarm.published(0, 50), swarm.published(1, 3)});
    Net net{swarm.history.swarm()};
    net.connect(net.join({}), net.join(all));
    net.settle();
    expectEqual(net);
    EXPECT_EQ(net.at(0).log.size(), all.size());
    EXPECT_EQ(net.traffic.messages["wanted"], 1U);
    EXPECT_EQ(net.traffic.messages["entries"], 1U);
    EXPECT_LE(net.traffic.messages["rows"], 2U);
}

TEST(SwarmLogExchange, EachGetsWhatTheOtherHas)
{
    PublishingSwarm swarm;
    const auto ana = swarm.published(0, 30);
    const auto bo = swarm.published(1, 40);
    Net net{swarm.history.swarm()};
    net.connect(net.join(swarm.with({ana, {bo.begin(), bo.begin() + 10}})),
                net.join(swarm.with({{ana.begin(), ana.begin() + 5}, bo})));
    net.settle();
    expectEqual(net);
    EXPECT_EQ(net.at(0).log.size(), swarm.base().size() + 70);
    EXPECT_EQ(net.traffic.messages["wanted"], 2U);
}

TEST(SwarmLogExchange, APeerThatLacksTenThousandEntriesGetsThemInFewMessages)
{
    PublishingSwarm swarm;
    const auto all = swarm.with({swarm.published(0, 10'000)});
    std::size_t size = 0;
    for (const auto& bytes : all)
        size += bytes.size();
    Net net{swarm.history.swarm()};
    const auto joiner = net.join({});
    net.connect(joiner, net.join(all));
    net.settle();
    expectEqual(net);
    EXPECT_EQ(net.at(joiner).log.size(), all.size());
    const auto least = size / roomForEntries + 1;
    EXPECT_EQ(net.traffic.messages["wanted"], 3U) << "4,096 at a time";
    EXPECT_LE(net.traffic.messages["entries"], least + 3);
    EXPECT_LE(net.traffic.count(), 2 * least + 12);
    EXPECT_LE(net.traffic.bytes, size + size / 100 + 4096) << "little but the entries themselves";
}

TEST(SwarmLogExchange, NoMoreThanItsWindowIsOnALink)
{
    PublishingSwarm swarm;
    const auto all = swarm.with({swarm.published(0, 2000)});
    Net net{swarm.history.swarm()};
    const auto joiner = net.join({});
    const auto giver = net.join(all);
    const auto link = net.connect(joiner, giver);
    for (int i = 0; i < 3; ++i) // until the joiner has asked
        net.round();
    std::size_t sent = 0;
    for (int i = 0; i < 100; ++i) // nothing of it is answered
        for (const auto& message : net.at(giver).exchange.take(link, net.now()))
            sent += message.size();
    EXPECT_GT(sent, 0U);
    EXPECT_LE(sent, mostUnanswered + longestPlain);
}

TEST(SwarmLogExchange, ManyLinksBringEachEntryOnce)
{
    PublishingSwarm swarm;
    const auto all = swarm.with({swarm.published(0, 500)});
    Net net{swarm.history.swarm()};
    const auto joiner = net.join({});
    for (int i = 0; i < 8; ++i)
        net.connect(joiner, net.join(all));
    net.settle();
    expectEqual(net);
    std::size_t size = 0;
    for (const auto& bytes : all)
        size += bytes.size();
    EXPECT_LE(net.traffic.bytes, size + size / 4) << "one of eight is asked for chains";
}

TEST(SwarmLogExchange, ANewEntryGoesToAllLinksAtOnceAndNotBack)
{
    PublishingSwarm swarm;
    Net net{swarm.history.swarm()};
    const auto ana = net.join(swarm.base());
    net.connect(ana, net.join(swarm.base()));
    net.connect(ana, net.join(swarm.base()));
    net.settle();
    net.traffic = {};
    net.at(ana).load(swarm.published(0, 1));
    net.round();
    expectEqual(net);
    net.settle();
    EXPECT_THAT(net.traffic.messages, UnorderedElementsAre(Pair("entries", 2U)));
}

TEST(SwarmLogExchange, ANewEntryReachesTwoHundredMembersInFourRounds)
{
    PublishingSwarm swarm;
    Net net{swarm.history.swarm()};
    for (int i = 0; i < 200; ++i)
        net.join(swarm.base());
    std::mt19937 random{7};
    for (std::size_t member = 0; member < 200; ++member) {
        std::set<std::size_t> dialled{member};
        while (dialled.size() < 9)
            if (const auto other = random() % 200; dialled.insert(other).second)
                net.connect(member, other);
    }
    net.settle();
    ASSERT_EQ(net.traffic.messages.size(), 1U) << "nothing but states";
    net.at(0).load(swarm.published(0, 1));
    for (int i = 0; i < 4; ++i)
        net.round();
    expectEqual(net);
    EXPECT_EQ(net.at(199).log.size(), swarm.base().size() + 1);
    net.settle();
    EXPECT_LE(net.traffic.messages["entries"], 2U * 8U * 200U) << "no more than once each way on a link";
}

TEST(SwarmLogExchange, ManyAtOnceAreComparedInsteadOfPushed)
{
    PublishingSwarm swarm;
    Net net{swarm.history.swarm()};
    const auto ana = net.join(swarm.base());
    net.connect(ana, net.join(swarm.base()));
    net.settle();
    net.traffic = {};
    net.at(ana).load(swarm.published(0, 1000));
    net.settle();
    expectEqual(net);
    EXPECT_LE(net.traffic.messages["entries"], 12U);
}

TEST(SwarmLogExchange, AMissingParentIsAskedForWhereTheEntryCameFrom)
{
    PublishingSwarm swarm;
    const auto chain = swarm.published(0, 3);
    Net net{swarm.history.swarm()};
    const auto ana = net.join(swarm.base());
    const auto bo = net.join(swarm.base());
    net.connect(ana, bo);
    net.settle();
    for (const auto& entry : chain)
        net.at(ana).log.add(entry, Came::AsNeeded);
    net.at(ana).log.takeNews(); // two were told to links that are gone
    const auto link = net.links().front();
    const auto message = encodeMessage(LogMessage{EntriesTold{0, Rest::Nothing, {chain.back()}}});
    EXPECT_FALSE(net.at(bo).exchange.receive(link, message, net.now()));
    net.settle();
    expectEqual(net);
    EXPECT_GE(net.traffic.messages["wanted"], 1U);
    EXPECT_EQ(net.traffic.messages["rows"], 0U) << "by their ids, without a comparison";
}

TEST(SwarmLogExchange, ParentsThatNobodyRelaysAreFetchedByName)
{
    // Ana wrote more than her quota; the owner built on the last of it.
    PublishingSwarm swarm;
    const auto chain = swarm.published(0, 6);
    auto all = swarm.with({chain});
    Remove remove;
    remove.devices = {swarm.writers[0].id()};
    remove.through = {entryIdOf(chain.back())};
    remove.epoch = filled<SecretHash>(3);
    Entry removal{.swarm = swarm.history.swarm(),
                  .author = theOwner().id(),
                  .sequence = 4,
                  .previous = swarm.admitted[1],
                  .lamport = 100,
                  .body = remove};
    removal.time = theGenesis().time;
    removal.lamport = readEntry(chain.back())->lamport + 1;
    all.push_back(signedBy(theOwner(), removal));

    Net net{swarm.history.swarm(), {{swarm.writers[0].id(), 2}}};
    const auto full = net.join(all);
    const auto joiner = net.join(swarm.base());
    net.connect(joiner, full);
    net.settle();
    expectEqual(net);
    EXPECT_TRUE(net.at(joiner).log.has(entryIdOf(all.back())));
}

TEST(SwarmLogExchange, WhatExceedsAQuotaIsNeitherSentNorKept)
{
    PublishingSwarm swarm;
    const auto chain = swarm.published(0, 20);
    Net net{swarm.history.swarm(), {{swarm.writers[0].id(), 5}}};
    const auto full = net.join(swarm.with({chain}));
    const auto joiner = net.join(swarm.base());
    const auto link = net.connect(joiner, full);
    net.settle();
    EXPECT_EQ(net.at(joiner).log.size(), swarm.base().size() + 5);
    expectEqual(net);
    EXPECT_EQ(net.traffic.messages["wanted"], 1U);

    const auto unasked = encodeMessage(LogMessage{EntriesTold{0, Rest::Nothing, {chain[5], chain[6]}}});
    EXPECT_FALSE(net.at(joiner).exchange.receive(link, unasked, net.now()));
    EXPECT_EQ(net.at(joiner).log.size(), swarm.base().size() + 5);
    EXPECT_EQ(net.at(joiner).log.waiting(), 0U);
}

/// Two chains of Ana's that part after the second entry.
struct Forked : PublishingSwarm {
    std::vector<Bytes> shared = published(0, 2);
    ChainWriter other = chains[0].forked();
    std::vector<Bytes> left = published(0, 3);
    std::vector<Bytes> right{other.publish("other 0"), other.publish("other 1")};
};

TEST(SwarmLogExchange, AForkIsProvenToWhoeverDoesNotKnowIt)
{
    Forked swarm;
    Net net{swarm.history.swarm()};
    const auto knows = net.join(swarm.with({swarm.shared, swarm.left, swarm.right}));
    const auto believes = net.join(swarm.with({swarm.shared, swarm.left}));
    net.connect(knows, believes);
    net.settle();
    expectEqual(net);
    EXPECT_EQ(net.at(believes).log.forkOf(swarm.writers[0].id()), net.at(knows).log.forkOf(swarm.writers[0].id()));
    EXPECT_EQ(net.at(knows).log.relayed().at(swarm.writers[0].id()).size(), 2U);
}

TEST(SwarmLogExchange, TwoHalvesOfAForkMeet)
{
    Forked swarm;
    Net net{swarm.history.swarm()};
    net.connect(net.join(swarm.with({swarm.shared, swarm.left})), net.join(swarm.with({swarm.shared, swarm.right})));
    net.settle();
    expectEqual(net);
    for (const std::size_t member : {0U, 1U})
        EXPECT_TRUE(net.at(member).log.forkOf(swarm.writers[0].id())) << member;
}

TEST(SwarmLogExchange, TwoForksCostFewMessages)
{
    PublishingSwarm swarm;
    const auto anas = swarm.published(0, 1000);
    auto otherAna = ChainWriter{swarm.history, swarm.writers[0], swarm.admitted[0]};
    const auto bos = swarm.published(1, 1000);
    auto otherBo = ChainWriter{swarm.history, swarm.writers[1], swarm.admitted[1]};
    Net net{swarm.history.swarm()};
    net.connect(net.join(swarm.with({anas, bos, {otherAna.publish("another")}})),
                net.join(swarm.with({anas, bos, {otherBo.publish("another")}})));
    net.settle();
    expectEqual(net);
    EXPECT_EQ(net.traffic.messages["wanted"], 2U) << "one proof each way";
    EXPECT_EQ(net.traffic.messages["entries"], 2U);
    EXPECT_LE(net.traffic.count(), 16U);
    EXPECT_LE(net.traffic.bytes, 8192U);
}

TEST(SwarmLogExchange, AReplicaWithHolesInItsRelayedSetIsFilled)
{
    // The owner settled Ana's fork by naming both halves of it: both are relayed again, in the middle of her chain.
    Forked swarm;
    Settle settle{.device = swarm.writers[0].id(),
                  .through = {entryIdOf(swarm.left.back()), entryIdOf(swarm.right.back())}};
    std::ranges::sort(settle.through);
    Entry entry{.swarm = swarm.history.swarm(),
                .author = theOwner().id(),
                .sequence = 4,
                .previous = swarm.admitted[1],
                .lamport = readEntry(swarm.left.back())->lamport + 1,
                .body = settle};
    entry.time = theGenesis().time;
    const auto settled = signedBy(theOwner(), entry);
    Net net{swarm.history.swarm()};
    net.connect(net.join(swarm.with({swarm.shared, swarm.left, swarm.right, {settled}})),
                net.join(swarm.with({swarm.shared, swarm.left})));
    net.settle();
    expectEqual(net);
    EXPECT_EQ(net.at(0).log.size(), net.at(1).log.size());
}

TEST(SwarmLogExchange, TellsTheOwnerOfAChainHowFarItIsKnown)
{
    PublishingSwarm swarm;
    const auto chain = swarm.published(0, 7);
    Net net{swarm.history.swarm()};
    const auto backup = net.join(swarm.with({{chain.begin(), chain.begin() + 3}}), swarm.writers[0].id());
    net.connect(backup, net.join(swarm.with({chain})));
    net.round();
    const auto events = net.at(backup).exchange.takeEvents();
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(std::get<HighestOfOurs>(events.front()).place, (Place{7, entryIdOf(chain.back())}));
    EXPECT_FALSE(net.at(backup).log.has(entryIdOf(chain.back()))) << "told before it is fetched";
    net.settle();
    expectEqual(net);
}

TEST(SwarmLogExchange, ShowsTheOwnerOfAChainItsLastEntryAtOnceAndOnce)
{
    PublishingSwarm swarm;
    const auto chain = swarm.published(0, 2000);
    const std::vector<Bytes> old{chain.begin(), chain.begin() + 3};
    Net net{swarm.history.swarm()};
    const auto backup = net.join(swarm.with({old}), swarm.writers[0].id());
    const auto member = net.join(swarm.with({chain}));
    net.connect(backup, member);
    net.round();
    net.round();
    EXPECT_EQ(net.traffic.messages["entries"], 1U) << "before anything was asked for";
    EXPECT_EQ(net.at(backup).log.waiting(), 1U) << "the last, whose parents are missing";
    net.settle();
    expectEqual(net);
    const auto sent = net.traffic.messages["entries"];
    net.pass(compareEvery);
    net.settle();
    EXPECT_EQ(net.traffic.messages["entries"], sent);
}

TEST(SwarmLogExchange, ShowsNothingOfItsChainToWhomItCameFrom)
{
    PublishingSwarm swarm;
    Net net{swarm.history.swarm()};
    const auto writer = net.join(swarm.base(), swarm.writers[0].id());
    const auto member = net.join(swarm.base());
    net.connect(writer, member);
    net.settle();
    for (const auto& entry : swarm.published(0, 3)) {
        net.at(writer).log.add(entry, Came::AsNews);
        net.at(writer).exchange.logGrew();
        net.settle();
    }
    net.at(member).log.add(swarm.published(1, 1).front(), Came::AsNews); // so that they differ
    net.pass(compareEvery);
    net.settle();
    expectEqual(net);
    EXPECT_EQ(net.traffic.messages["entries"], 4U) << "three by the writer, and what was compared";
}

TEST(SwarmLogExchange, SixHundredDevicesTakeSeveralMessagesAndSeveralQuestions)
{
    const auto seed = [](int number, std::uint8_t kind) {
        std::array<std::uint8_t, Secret::size> bytes{kind};
        bytes[1] = static_cast<std::uint8_t>(number >> 8);
        bytes[2] = static_cast<std::uint8_t>(number);
        return Secret{bytes};
    };
    History history;
    auto last = history.genesis();
    std::vector<Bytes> published;
    for (int i = 0; i < 600; ++i) {
        const Device device{SigningPair{seed(i, 1)}, AgreementPair{seed(i, 2)}};
        last = history.write(theOwner(), last, {}, history.admit(device, Role::Writer));
        published.push_back(ChainWriter{history, device, last}.publish("one"));
    }
    auto all = history.entries();
    all.insert(all.end(), published.begin(), published.end());
    Net net{history.swarm()};
    net.connect(net.join({}), net.join(all));
    net.settle();
    expectEqual(net);
    EXPECT_EQ(net.at(0).log.size(), all.size());
    EXPECT_GE(net.traffic.messages["rows"], 2U);
    EXPECT_GE(net.traffic.messages["wanted"], 2U);
    EXPECT_LE(net.traffic.count(), 40U);
}

/// Writers whose chains a test deals out at random, with a removal that builds on one of them.
TEST(SwarmLogExchange, AnyStartEndsEqual)
{
    for (unsigned seed = 1; seed <= 25; ++seed) {
        std::mt19937 random{seed};
        PublishingSwarm swarm{4};
        std::vector<std::vector<Bytes>> chains;
        for (std::size_t writer = 0; writer < 4; ++writer)
            chains.push_back(swarm.published(writer, static_cast<int>(1 + random() % 40)));
        auto fork = ChainWriter{swarm.history, swarm.writers[3], swarm.admitted[3]};
        Net net{swarm.history.swarm(), {{swarm.writers[2].id(), 10}}};
        for (int member = 0; member < 6; ++member) {
            std::vector<Bytes> entries{swarm.base().begin(),
                                       swarm.base().begin()
                                           + static_cast<std::ptrdiff_t>(random() % swarm.base().size())};
            if (entries.size() + 1 == swarm.base().size())
                entries = swarm.base();
            for (const auto& chain : chains)
                entries.insert(entries.end(), chain.begin(),
                               chain.begin() + static_cast<std::ptrdiff_t>(random() % (chain.size() + 1)));
            if (random() % 3 == 0)
                entries.push_back(fork.forked().publish("a fork"));
            net.join(entries);
        }
        for (std::size_t member = 1; member < 6; ++member)
            net.connect(member, random() % member);
        for (int cut = 0; cut < 6; ++cut) { // whole links go in the middle, and others come
            for (std::size_t i = 0; i < random() % 4; ++i)
                net.round();
            net.pass(std::chrono::milliseconds{100});
            const auto links = net.links();
            net.cut(links[random() % links.size()]);
            const auto one = random() % 6;
            net.connect(one, (one + 1 + random() % 5) % 6);
        }
        for (std::size_t member = 1; member < 6; ++member)
            net.connect(member, member - 1);
        net.settle();
        net.pass(compareEvery);
        net.settle();
        ASSERT_NO_FATAL_FAILURE(expectEqual(net)) << "seed " << seed;
    }
}

} // namespace
} // namespace shoal::swarm
