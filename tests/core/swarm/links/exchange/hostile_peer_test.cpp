// A proven member that does what it likes over `sh_log`: how much it can make us do, keep and send.
#include "core/swarm/links/exchange/log_exchange.h"

#include "core/chunks/digest.h"
#include "core/swarm/links/auth/sealed_channel.h"
#include "tests/core/swarm/links/exchange/replica.h"
#include "tests/core/swarm/links/messages/sample_messages.h"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using testing::IsEmpty;

constexpr LinkNumber hostileLink{1};
constexpr LinkNumber honestLink{2};

/// One member with a log, and Mallory on a link to it.
struct Victim {
    History history;
    Device ana = deviceOf(1);
    Device bo = deviceOf(2);
    EntryId admitAna = history.write(theOwner(), history.genesis(), {}, history.admit(ana, Role::Writer));
    EntryId admitBo = history.write(theOwner(), admitAna, {}, history.admit(bo, Role::Writer));
    ChainWriter anas{history, ana, admitAna};
    ChainWriter bos{history, bo, admitBo};
    LoggedMember member{history.swarm(), {{ana.id(), 400}}, filled<DeviceId>(1)};
    Moment now{};
    std::size_t sent = 0;

    Victim()
    {
        member.load(history.entries());
        std::vector<Bytes> chain;
        chain.reserve(300);
        for (int i = 0; i < 300; ++i)
            chain.push_back(anas.publish("share"));
        member.load(chain);
        member.exchange.open(hostileLink, filled<DeviceId>(9), LinkRole::Listener, now);
        drain();
    }
    std::optional<LinkFault> hear(const LogMessage& message)
    {
        return member.exchange.receive(hostileLink, encodeMessage(message), now);
    }
    std::vector<LogMessage> drain(LinkNumber link = hostileLink)
    {
        std::vector<LogMessage> messages;
        for (const auto& bytes : member.exchange.take(link, now)) {
            if (link == hostileLink)
                sent += bytes.size();
            messages.push_back(decodeLogMessage(bytes).value());
        }
        return messages;
    }
    /// The number of the request that the victim has just sent.
    std::uint64_t numberAsked()
    {
        for (const auto& message : drain())
            if (const auto* const wanted = std::get_if<EntriesWanted>(&message))
                return wanted->number;
        return 0;
    }
};

/// How many it took until the link was closed, and why; what the victim said in between was read, but not answered.
struct Flood {
    std::size_t count = 0;
    std::optional<LinkFault> fault;
    std::size_t sent = 0;
};

Flood flood(Victim& victim, const std::function<LogMessage(std::uint64_t)>& message, std::size_t most = 2000)
{
    Flood flood;
    const auto before = victim.sent;
    while (!flood.fault && flood.count < most) {
        flood.fault = victim.hear(message(++flood.count));
        victim.drain();
    }
    flood.sent = victim.sent - before;
    return flood;
}

TEST(SwarmHostilePeer, AFloodOfEachKindClosesTheLinkAndMakesNoMoreThanAWindow)
{
    const auto numbered = [](std::uint64_t number) {
        EntryId id;
        id.bytes[0] = static_cast<std::uint8_t>(number >> 8);
        id.bytes[1] = static_cast<std::uint8_t>(number);
        return id;
    };
    const auto ana = deviceOf(1).id();
    const auto compares = linkRates[static_cast<std::size_t>(Cost::Compare)].atOnce;
    const auto requests = linkRates[static_cast<std::size_t>(Cost::Request)].atOnce;
    const std::vector<std::tuple<std::string, std::size_t, LinkFault, std::function<LogMessage(std::uint64_t)>>> kinds{
        {"states that differ", compares + 1, LinkFault::Flood,
         [&](auto i) {
             return StateTold{{numbered(i).bytes}, {numbered(i).bytes}, 0, {}};
         }},
        {"rows that differ", compares + 1, LinkFault::Flood,
         [&](auto i) {
             return RowsTold{{Row{ana, 100, 100, {numbered(i).bytes}, 0}}};
         }},
        {"forks that there aren't", compares + 1, LinkFault::Flood,
         [&](auto i) {
             return RowsTold{{Row{{numbered(i).bytes}, 1, 1, {}, 1}}};
         }},
        {"spans that differ", compares + 1, LinkFault::Flood,
         [&](auto i) {
             return SpansTold{{Span{{ana, before(0), before(200)}, i, {numbered(i).bytes}}}};
         }},
        {"lists that lack all", compares + 1, LinkFault::Flood,
         [&](auto) {
             return IdsTold{{IdList{{ana, before(0), before(200)}, true, {}}}};
         }},
        {"lists of what isn't there", compares + 1, LinkFault::Flood,
         [&](auto i) {
             return IdsTold{{IdList{{ana, before(0), before(200)}, false, {numbered(i)}}}};
         }},
        {"versions that aren't there", compares + 1, LinkFault::Flood,
         [&](auto i) {
             return VersionsTold{{ValueVersion{{ValueKind::Hold, {numbered(i).bytes}}, i, {}}}};
         }},
        {"requests for nothing", requests + 1, LinkFault::Flood,
         [&](auto i) {
             return EntriesWanted{i, {numbered(i)}, {}, {}};
         }},
        {"requests for secrets", requests + 1, LinkFault::Flood, [&](auto i) { return SecretWanted{numbered(i)}; }},
        {"requests for values", requests + 1, LinkFault::Flood,
         [&](auto) {
             return ValuesWanted{{{ValueKind::Hold, ana}}};
         }},
        {"requests with one number", 2, LinkFault::Flood,
         [&](auto) {
             return EntriesWanted{1, {numbered(1)}, {}, {}};
         }},
        {"entries without a question", 1, LinkFault::NotAsked,
         [&](auto i) {
             return EntriesTold{i, Rest::Nothing, {}};
         }},
        {"values without a question", 1, LinkFault::NotAsked,
         [&](auto i) {
             return ValuePart{{ValueKind::Hold, ana}, i, 3, 0, {1, 2, 3}};
         }},
        {"ends of values", 1, LinkFault::Senseless,
         [&](auto i) {
             return ValuePart{{ValueKind::Hold, ana}, i, 4, 1, {1, 2, 3}};
         }},
        {"secrets without a question", 1, LinkFault::NotAsked,
         [&](auto) {
             return SecretTold{numbered(1), secretOf(1)};
         }},
        {"answers for what wasn't sent", 1, LinkFault::Senseless, [&](auto) { return BytesTaken{1'000'000}; }},
    };
    for (const auto& [name, count, fault, message] : kinds) {
        Victim victim;
        const auto result = flood(victim, message);
        EXPECT_EQ(result.count, count) << name;
        EXPECT_EQ(result.fault, fault) << name;
        EXPECT_LE(result.sent, mostUnanswered + longestPlain) << name;
        EXPECT_THAT(victim.drain(), IsEmpty()) << name << ": a closed link has nothing to send";
    }
}

TEST(SwarmHostilePeer, RequestsThatWaitAreFew)
{
    Victim victim; // nothing is taken off it: the connection is full
    std::size_t count = 0;
    std::optional<LinkFault> fault;
    while (!fault && count < 100)
        fault = victim.hear(EntriesWanted{++count, {}, {Range{victim.ana.id(), before(0), before(pastAll)}}, {}});
    EXPECT_EQ(count, mostRequests + 1);
    EXPECT_EQ(fault, LinkFault::Flood);
}

TEST(SwarmHostilePeer, WhoeverAsksForWholeChainsAndAnswersNothingGetsAWindowOfThem)
{
    Victim victim;
    const auto result = flood(victim, [&](auto i) {
        return EntriesWanted{i, {}, {Range{victim.ana.id(), before(0), before(pastAll)}}, {}};
    });
    EXPECT_EQ(result.fault, LinkFault::Flood);
    EXPECT_LE(result.sent, mostUnanswered + longestPlain);
}

TEST(SwarmHostilePeer, EntriesThatBringNothingAreCounted)
{
    Victim victim;
    const EntriesTold known{0, Rest::Nothing, {victim.history.entries().front()}};
    const auto result = flood(victim, [&](auto) { return known; });
    EXPECT_EQ(result.count, linkRates[static_cast<std::size_t>(Cost::Useless)].atOnce + 1);
    EXPECT_EQ(result.fault, LinkFault::Flood);
}

TEST(SwarmHostilePeer, EntriesThatBringSomethingAreNot) // the control
{
    Victim victim;
    const auto result = flood(
        victim,
        [&](auto) {
            return EntriesTold{0, Rest::Nothing, {victim.bos.publish("new")}};
        },
        600);
    EXPECT_EQ(result.fault, std::nullopt);
    EXPECT_EQ(victim.member.log.size(), 3U + 300U + 600U);
}

TEST(SwarmHostilePeer, AuthorsAboveTheirQuotaAreDropped)
{
    Victim victim;
    const auto result = flood(victim, [&](auto) {
        return EntriesTold{0, Rest::Nothing, {victim.anas.publish("more")}};
    });
    EXPECT_EQ(result.fault, LinkFault::Flood);
    EXPECT_EQ(victim.member.log.size(), 3U + 400U);
    EXPECT_EQ(victim.member.log.waiting(), 0U);
}

/// What Ana wrote above her quota of 400.
std::vector<Bytes> aboveQuota(Victim& victim, int count)
{
    for (int i = 300; i < 400; ++i)
        victim.member.log.add(victim.anas.publish("within"), Came::AsNews);
    std::vector<Bytes> entries;
    entries.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        entries.push_back(victim.anas.publish("above"));
    return entries;
}

TEST(SwarmHostilePeer, WhoeverClaimsToRelayWhatNobodyDoesHasItDroppedToo)
{
    Victim victim;
    const auto entries = aboveQuota(victim, 50);
    victim.hear(RowsTold{{Row{victim.ana.id(), 450, 450, {}, 0}}});
    const auto asChain = victim.numberAsked();
    ASSERT_NE(asChain, 0U);
    EXPECT_EQ(victim.hear(EntriesTold{asChain, Rest::Nothing, entries}), std::nullopt);
    IdList list{{victim.ana.id(), before(401), before(451)}, false, {}};
    for (const auto& bytes : entries)
        list.ids.push_back(entryIdOf(bytes));
    victim.hear(IdsTold{{list}});
    const auto byId = victim.numberAsked();
    ASSERT_NE(byId, 0U);
    EXPECT_EQ(victim.hear(EntriesTold{byId, Rest::Nothing, entries}), std::nullopt);
    EXPECT_EQ(victim.member.log.size(), 3U + 400U);
    EXPECT_EQ(victim.member.log.waiting(), 0U);
}

TEST(SwarmHostilePeer, AProofWithoutAForkIsNotKept)
{
    Victim victim;
    const auto entries = aboveQuota(victim, 50);
    victim.hear(RowsTold{{Row{victim.ana.id(), 400, 400, {}, 401}}});
    const auto number = victim.numberAsked();
    ASSERT_NE(number, 0U);
    EXPECT_EQ(victim.hear(EntriesTold{number, Rest::Nothing, entries}), std::nullopt);
    EXPECT_EQ(victim.member.log.size(), 3U + 400U);
}

TEST(SwarmHostilePeer, AProofWithAForkIsKeptWithoutWhatComesBehindIt) // the control
{
    Victim victim;
    auto other = ChainWriter{victim.history, victim.ana, victim.admitAna};
    const auto first = victim.member.log.bytesOf(victim.member.log.placesOf(victim.ana.id()).front().id);
    const std::vector<Bytes> answer{
        {first.begin(), first.end()}, other.publish("the other half"), other.publish("behind it")};
    victim.hear(RowsTold{{Row{victim.ana.id(), 0, 0, {}, 1}}});
    const auto number = victim.numberAsked();
    ASSERT_NE(number, 0U);
    EXPECT_EQ(victim.hear(EntriesTold{number, Rest::Nothing, answer}), std::nullopt);
    EXPECT_EQ(victim.member.log.size(), 3U + 300U + 1U);
    EXPECT_TRUE(victim.member.log.forkOf(victim.ana.id()));
}

TEST(SwarmHostilePeer, TheThirdVoidEntryClosesTheLink)
{
    Victim victim;
    auto spoilt = victim.bos.publish("spoilt");
    spoilt.back() ^= 1;
    const EntriesTold message{0, Rest::Nothing, {spoilt}};
    EXPECT_EQ(victim.hear(message), std::nullopt);
    EXPECT_EQ(victim.hear(EntriesTold{0, Rest::Nothing, {textBytesOf("no entry at all")}}), std::nullopt);
    EXPECT_EQ(victim.hear(message), LinkFault::Void);
}

/// Entries whose parents never come.
Bytes orphan(const Victim& victim, std::uint8_t number)
{
    Entry entry{.swarm = victim.history.swarm(),
                .author = victim.bo.id(),
                .sequence = 9,
                .previous = filled<EntryId>(number),
                .lamport = 50,
                .body = publishOf("orphan")};
    return signedBy(victim.bo, entry);
}

TEST(SwarmHostilePeer, NoMoreThanSixtyFourOfItsEntriesWait)
{
    Victim victim;
    const auto result = flood(
        victim,
        [&](auto i) {
            return EntriesTold{0, Rest::Nothing, {orphan(victim, static_cast<std::uint8_t>(i))}};
        },
        200);
    EXPECT_EQ(result.fault, std::nullopt);
    EXPECT_EQ(victim.member.log.waiting(), mostPendingOfLink);
}

TEST(SwarmHostilePeer, AnsweringWithOrphansLeavesNoMoreWaiting)
{
    Victim victim;
    victim.hear(RowsTold{{Row{victim.bo.id(), 1000, 1000, {}, 0}}});
    const auto number = victim.numberAsked();
    ASSERT_NE(number, 0U);
    EntriesTold answer{number, Rest::Follows, {}};
    for (int i = 0; i < 200; ++i)
        answer.entries.push_back(orphan(victim, static_cast<std::uint8_t>(i)));
    victim.hear(answer);
    EXPECT_EQ(victim.member.log.waiting(), mostPendingOfLink);
}

TEST(SwarmHostilePeer, AnAnswerIsNoLongerThanWhatAnyPeerSends)
{
    Victim victim;
    victim.hear(RowsTold{{Row{victim.bo.id(), 10'000, 10'000, {}, 0}}});
    const auto number = victim.numberAsked();
    const EntriesTold again{number, Rest::Follows, std::vector<Bytes>(100, victim.bos.publish("the same"))};
    std::size_t count = 0;
    std::optional<LinkFault> fault;
    while (!fault && count < 1000) {
        ++count;
        fault = victim.hear(again);
    }
    EXPECT_EQ(fault, LinkFault::Flood);
    EXPECT_LE(count, 6U) << "the first was asked for, its repetitions weren't";
}

TEST(SwarmHostilePeer, EmptyAnswersWithoutEndAreSenseless)
{
    Victim victim;
    victim.hear(RowsTold{{Row{victim.bo.id(), 10, 10, {}, 0}}});
    EXPECT_EQ(victim.hear(EntriesTold{victim.numberAsked(), Rest::Follows, {}}), LinkFault::Senseless);
    EXPECT_EQ(Victim{}.hear(EntriesTold{0, Rest::Nothing, {}}), LinkFault::Senseless);
}

TEST(SwarmHostilePeer, WhoeverPromisesAndSendsNothingIsGivenUpAndAnotherIsAsked)
{
    Victim victim;
    const auto chain = std::vector<Bytes>{victim.bos.publish("one"), victim.bos.publish("two")};
    victim.hear(RowsTold{{Row{victim.bo.id(), 1000, 1000, {}, 0}}});
    ASSERT_NE(victim.numberAsked(), 0U);
    victim.member.exchange.open(honestLink, filled<DeviceId>(7), LinkRole::Listener, victim.now);
    victim.drain(honestLink);
    const RowsTold rows{{Row{victim.bo.id(), 2, 2, {}, 0}}};
    victim.member.exchange.receive(honestLink, encodeMessage(LogMessage{rows}), victim.now);
    for (const auto& message : victim.drain(honestLink))
        EXPECT_FALSE(std::holds_alternative<EntriesWanted>(message)) << "one at a time";

    victim.now += longestSilence;
    EXPECT_THAT(victim.member.exchange.tick(victim.now),
                testing::ElementsAre(std::pair{hostileLink, LinkFault::Stalled}));
    bool isToldAgain = false;
    for (const auto& message : victim.drain(honestLink))
        isToldAgain = isToldAgain || std::holds_alternative<StateTold>(message);
    EXPECT_TRUE(isToldAgain) << "the honest one is compared with anew";
    victim.member.exchange.receive(honestLink, encodeMessage(LogMessage{rows}), victim.now);
    bool isAsked = false;
    for (const auto& message : victim.drain(honestLink))
        isAsked = isAsked || std::holds_alternative<EntriesWanted>(message);
    EXPECT_TRUE(isAsked);
}

TEST(SwarmHostilePeer, WhoeverDribblesHoldsUpTheOthersForTwoMinutesAtMost)
{
    Victim victim;
    victim.hear(RowsTold{{Row{victim.bo.id(), 1000, 1000, {}, 0}}});
    const auto number = victim.numberAsked();
    ASSERT_NE(number, 0U);
    victim.member.exchange.open(honestLink, filled<DeviceId>(7), LinkRole::Listener, victim.now);
    victim.drain(honestLink);
    const RowsTold rows{{Row{victim.bo.id(), 1000, 1000, {}, 0}}};
    std::chrono::seconds held{0};
    bool isAsked = false;
    while (!isAsked && held < std::chrono::seconds{600}) {
        held += std::chrono::seconds{20};
        victim.now += std::chrono::seconds{20};
        EXPECT_THAT(victim.member.exchange.tick(victim.now), IsEmpty());
        victim.hear(EntriesTold{number, Rest::Follows, {victim.bos.publish("a drop")}});
        victim.member.exchange.receive(honestLink, encodeMessage(LogMessage{rows}), victim.now);
        for (const auto& message : victim.drain(honestLink))
            isAsked = isAsked || std::holds_alternative<EntriesWanted>(message);
    }
    EXPECT_EQ(held, longestQuestion);
}

TEST(SwarmHostilePeer, WhatCannotBeReadClosesTheLink)
{
    Victim victim;
    EXPECT_EQ(victim.member.exchange.receive(hostileLink, textBytesOf("no message"), victim.now), LinkFault::Senseless);
    EXPECT_EQ(victim.hear(StateTold{}), std::nullopt) << "and nothing of it is heard any more";
    EXPECT_THAT(victim.drain(), IsEmpty());
}

} // namespace
} // namespace shoal::swarm
