// Statements, holds and addresses between replicas.
#include "core/swarm/links/exchange/newest_values.h"
#include "core/swarm/links/exchange/value_exchange.h"

#include "core/torrent/info_hash.h"
#include "tests/core/swarm/links/exchange/replica.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using testing::IsEmpty;

const ValueName anasHold{ValueKind::Hold, filled<DeviceId>(0xa1)};
const ValueName anasStatement{ValueKind::Statement, filled<DeviceId>(0xa1)};

struct ValueLine {
    History history;
    Net net{history.swarm()};

    explicit ValueLine(std::size_t members)
    {
        for (std::size_t i = 0; i < members; ++i)
            net.join(history.entries());
        for (std::size_t i = 1; i < members; ++i)
            net.connect(i, i - 1);
        net.settle();
    }
    std::optional<ValueVersion> versionAt(std::size_t member, const ValueName& name)
    {
        return net.at(member).values.versionOf(name);
    }
};

TEST(SwarmValues, TheirDigestIsTheDocuments)
{
    class AllSound : public ValueJudge {
    public:
        Verdict judge(const ValueName&, std::uint64_t, ByteView) const override { return Verdict::Sound; }
        bool isKept(const ValueName&) const override { return true; }
    };
    const AllSound judge;
    NewestValues values{judge};
    values.put({ValueKind::Hold, theOwner().id()}, 77, {1, 2, 3});
    EXPECT_EQ(toHex(values.digest().view()), vectorText("values-digest"));
}

TEST(SwarmValues, OneMembersWordReachesAll)
{
    ValueLine line{4};
    EXPECT_EQ(line.net.at(0).exchange.say(anasHold, 5, soundWord("I hold this")), NewestValues::Put::Kept);
    line.net.settle();
    for (std::size_t member = 0; member < 4; ++member)
        EXPECT_EQ(*line.net.at(member).values.find(anasHold), soundWord("I hold this")) << member;
    EXPECT_EQ(line.net.traffic.messages["value"], 3U) << "once over each link";
}

TEST(SwarmValues, ANewerWordTakesThePlaceOfAnOlder)
{
    ValueLine line{3};
    line.net.at(0).exchange.say(anasHold, 5, soundWord("old"));
    line.net.settle();
    line.net.at(2).exchange.say(anasHold, 6, soundWord("new"));
    line.net.settle();
    EXPECT_EQ(*line.net.at(0).values.find(anasHold), soundWord("new"));
    EXPECT_EQ(line.net.at(1).exchange.say(anasHold, 4, soundWord("older")), NewestValues::Put::NotNewer);
}

TEST(SwarmValues, TwoWordsOfOneVersionEndAlikeEverywhere)
{
    ValueLine line{3}; // a device that says one thing here and another there
    line.net.at(0).exchange.say(anasHold, 5, soundWord("one"));
    line.net.at(2).exchange.say(anasHold, 5, soundWord("other"));
    line.net.settle();
    EXPECT_EQ(line.versionAt(0, anasHold), line.versionAt(1, anasHold));
    EXPECT_EQ(line.versionAt(0, anasHold), line.versionAt(2, anasHold));
    EXPECT_EQ(line.net.at(0).values.digest(), line.net.at(2).values.digest());
}

TEST(SwarmValues, WhoeverComesLaterGetsThem)
{
    ValueLine line{2};
    line.net.at(0).exchange.say(anasHold, 5, soundWord("hold"));
    line.net.at(0).exchange.say(anasStatement, 1'700'000'000, soundWord("statement"));
    const auto late = line.net.join(line.history.entries());
    line.net.connect(late, 1);
    line.net.settle();
    EXPECT_EQ(line.net.at(late).values.digest(), line.net.at(0).values.digest());
    EXPECT_THAT(line.net.faults, IsEmpty());
}

TEST(SwarmValues, ALongOneComesInParts)
{
    ValueLine line{2};
    const auto whole = soundWord(std::string(400'000, 'h'));
    line.net.at(0).exchange.say(anasHold, 5, whole);
    line.net.settle();
    EXPECT_EQ(*line.net.at(1).values.find(anasHold), whole);
    EXPECT_EQ(line.net.traffic.messages["value"], whole.size() / longestPart + 1);
}

TEST(SwarmValues, ALongOneIsFetchedFromOneOfManyLinks)
{
    ValueLine line{1};
    for (int i = 0; i < 8; ++i)
        line.net.connect(0, line.net.join(line.history.entries()));
    line.net.settle();
    const auto whole = soundWord(std::string(100'000, 'h'));
    for (std::size_t member = 1; member <= 8; ++member)
        line.net.at(member).exchange.say(anasHold, 5, whole);
    line.net.settle();
    EXPECT_EQ(*line.net.at(0).values.find(anasHold), whole);
    EXPECT_EQ(line.net.traffic.messages["value"], whole.size() / longestPart + 1);
}

TEST(SwarmValues, AWordThatIsNotSoundIsItsSendersFault)
{
    ValueLine line{2};
    const auto link = line.net.links().front();
    auto& member = line.net.at(0);
    const auto say = [&](std::uint64_t version) -> std::optional<LinkFault> {
        const auto versions = encodeMessage(LogMessage{VersionsTold{{ValueVersion{anasHold, version, {}}}}});
        EXPECT_FALSE(member.exchange.receive(link, versions, line.net.now()));
        member.exchange.take(link, line.net.now());
        const Bytes forged{'l', 'i', 'e'};
        return member.exchange.receive(
            link, encodeMessage(LogMessage{ValuePart{anasHold, version, forged.size(), 0, forged}}), line.net.now());
    };
    EXPECT_EQ(say(1), std::nullopt);
    EXPECT_EQ(say(2), std::nullopt);
    EXPECT_EQ(say(3), LinkFault::Void);
    EXPECT_EQ(member.values.find(anasHold), nullptr);
}

TEST(SwarmValues, AWordThatIsTooEarlyIsNobodysFault)
{
    ValueLine line{2};
    line.net.at(1).judge.notNow.insert(7);
    line.net.at(0).exchange.say(anasStatement, 7, soundWord("of tomorrow"));
    line.net.settle();
    EXPECT_EQ(line.net.at(1).values.find(anasStatement), nullptr);
    EXPECT_THAT(line.net.faults, IsEmpty());
    line.net.at(1).judge.notNow.clear();
    line.net.pass(compareEvery);
    line.net.settle();
    EXPECT_NE(line.net.at(1).values.find(anasStatement), nullptr);
}

TEST(SwarmValues, WordsOfWhoeverIsRemovedAreForgotten)
{
    ValueLine line{2};
    line.net.at(0).exchange.say(anasHold, 5, soundWord("hold"));
    line.net.settle();
    line.net.at(1).judge.removed.insert(anasHold.device);
    line.net.at(1).exchange.membershipChanged();
    EXPECT_EQ(line.net.at(1).values.find(anasHold), nullptr);
    line.net.pass(compareEvery);
    line.net.settle();
    EXPECT_EQ(line.net.at(1).values.find(anasHold), nullptr) << "nor taken again from whoever doesn't know yet";
    EXPECT_THAT(line.net.faults, IsEmpty());
}

TEST(SwarmValues, ANewerWordWhileAnOlderIsOnItsWayIsNobodysFault)
{
    ValueLine line{2};
    line.net.at(0).exchange.say(anasHold, 5, soundWord(std::string(500'000, 'h')));
    for (int i = 0; i < 3; ++i) // the first parts, as many as the window holds
        line.net.round();
    EXPECT_EQ(line.net.at(1).values.find(anasHold), nullptr);
    line.net.at(0).exchange.say(anasHold, 6, soundWord("short"));
    line.net.settle();
    EXPECT_EQ(*line.net.at(1).values.find(anasHold), soundWord("short"));
    EXPECT_THAT(line.net.faults, IsEmpty());
}

} // namespace
} // namespace shoal::swarm
