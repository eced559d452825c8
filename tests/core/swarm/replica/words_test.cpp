// Words of members: which a replica believes, and which it drops.
#include "core/swarm/replica/hold_words.h"
#include "tests/core/swarm/replica/gathering.h"
#include "tests/core/swarm/writing/living_swarm.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using Put = NewestValues::Put;

/// Ana, an admin, tells the owner's replica.
struct Listener {
    LivingSwarm past;
    Device ana = numberedDevice(1);
    Device rob = numberedDevice(2);
    TestShelf shelf;
    FoldedLog log{past.id()};
    FoldSpeakers speakers{log};
    OwnClock clock{.now = Moment{std::chrono::hours{1}}, .system = noon, .own = {}};
    std::optional<Freshness> freshness;
    HoldBook holds{past.id(), speakers};
    WordJudge judge{past.id(), speakers, freshness, holds, clock};
    NewestValues words{judge};
    static constexpr std::chrono::sys_seconds noon{std::chrono::seconds{1'700'000'000}};

    Listener()
    {
        past.letIn(theOwner(), ana, Role::Admin);
        past.letIn(theOwner(), rob, Role::Writer);
        follow();
        freshness.emplace(past.id(), theOwner().id(), std::chrono::days{30}, speakers, speakers);
    }
    void follow()
    {
        for (std::size_t at = log.log().size(); at < past.log().size(); ++at)
            log.take(past.log().record(At{static_cast<std::uint32_t>(at)}).bytes);
    }
    Put putStatement(const Device& by, std::chrono::sys_seconds time, std::chrono::seconds claimed = {})
    {
        Statement statement{.swarm = past.id(), .device = by.id()};
        statement.time = time;
        statement.heads = {EntryId{past.id().bytes}};
        const auto bytes = writeStatement(statement, by.signing);
        return words.put({ValueKind::Statement, by.id()}, secondsOf(time + claimed), bytes.value());
    }
    Put putHold(const Device& by, std::uint64_t counter, const Device& under)
    {
        const auto bytes = joinHold(writeHold(
            {.swarm = past.id(), .counter = counter, .time = noon, .shares = {{filled<ShareId>(1), Amount::Whole}}},
            by.signing));
        return words.put({ValueKind::Hold, under.id()}, counter, bytes);
    }
    Put putWhereabouts(const Device& by, std::chrono::sys_seconds time, const Device& under)
    {
        const Addresses where{{.family = dht::Family::V4, .address = {192, 0, 2, 7}, .port = 6881}};
        return words.put({ValueKind::Whereabouts, under.id()}, secondsOf(time),
                         encodeCbor(memberRecordSays(signAddresses(past.id(), by.signing, where, time))));
    }
};

TEST(SwarmWords, StatementsOfAdminsAreKeptAndMakeFresh)
{
    Listener listener;
    EXPECT_EQ(listener.putStatement(listener.ana, listener.noon), Put::Kept);
    EXPECT_EQ(listener.freshness->newest(), listener.noon);
    EXPECT_EQ(listener.putStatement(listener.ana, listener.noon + std::chrono::minutes{5}), Put::NotNow)
        << "less than an hour later";
}

TEST(SwarmWords, StatementsOfOthersAreNotKept)
{
    Listener listener;
    EXPECT_EQ(listener.putStatement(listener.rob, listener.noon), Put::NotNewer);
    EXPECT_EQ(listener.putStatement(numberedDevice(9), listener.noon), Put::NotNewer);
    EXPECT_TRUE(listener.words.versions().empty());
}

TEST(SwarmWords, AStatementOfALoweredAdminGoesSoThatAllMembersKeepTheSame)
{
    Listener listener;
    listener.putStatement(listener.ana, listener.noon);
    ChangeRole lower;
    lower.device = listener.ana.id();
    lower.role = Role::Writer;
    listener.past.write(theOwner(), lower);
    listener.follow();
    EXPECT_TRUE(listener.words.forgetOthers());
    EXPECT_EQ(listener.words.digest(), Listener{}.words.digest()) << "as with members that come later";
}

TEST(SwarmWords, AStatementFromTheFutureIsNobodysFault)
{
    Listener listener;
    EXPECT_EQ(listener.putStatement(listener.ana, listener.noon + std::chrono::hours{1}), Put::NotNow);
}

TEST(SwarmWords, WhatWasKeptComesBackThoughTheClockWasSetBack)
{
    Listener listener;
    listener.clock.system.reset();
    EXPECT_EQ(listener.putStatement(listener.ana, listener.noon + std::chrono::hours{1}), Put::Kept);
}

TEST(SwarmWords, AVersionThatTheWordsDontSayIsVoid)
{
    Listener listener;
    EXPECT_EQ(listener.putStatement(listener.ana, listener.noon, std::chrono::seconds{1}), Put::Void)
        << "else a member could give a true word a version that nothing exceeds";
}

TEST(SwarmWords, NobodySpeaksForAnother)
{
    Listener listener;
    EXPECT_EQ(listener.putHold(listener.rob, 5, listener.ana), Put::Void);
    EXPECT_EQ(listener.putWhereabouts(listener.rob, listener.noon, listener.ana), Put::Void);
    EXPECT_EQ(listener.putHold(listener.ana, 5, listener.ana), Put::Kept);
    EXPECT_EQ(listener.putWhereabouts(listener.ana, listener.noon, listener.ana), Put::Kept);
}

TEST(SwarmWords, HoldsAboveFourAtOnceAndOneAMinuteAreDropped)
{
    Listener listener;
    for (std::uint64_t counter = 5; counter < 9; ++counter)
        EXPECT_EQ(listener.putHold(listener.rob, counter, listener.rob), Put::Kept);
    EXPECT_EQ(listener.putHold(listener.rob, 9, listener.rob), Put::NotNow);
    listener.clock.now += std::chrono::minutes{1};
    EXPECT_EQ(listener.putHold(listener.rob, 9, listener.rob), Put::Kept);
    EXPECT_EQ(listener.putHold(listener.rob, 10, listener.rob), Put::NotNow);
}

TEST(SwarmWords, WhereaboutsAreBelievedWhateverTheClockOfTheirDeviceSays)
{
    Listener listener;
    const auto late = listener.noon + std::chrono::days{400};
    EXPECT_EQ(listener.putWhereabouts(listener.rob, late, listener.rob), Put::Kept);
    EXPECT_EQ(listener.putWhereabouts(listener.rob, listener.noon, listener.rob), Put::NotNewer);
}

TEST(SwarmWords, BytesThatAreNoWordAreVoid)
{
    Listener listener;
    for (const auto kind : {ValueKind::Statement, ValueKind::Hold, ValueKind::Whereabouts})
        EXPECT_EQ(listener.words.put({kind, listener.ana.id()}, 5, Bytes{1, 2, 3}), Put::Void);
}

} // namespace
} // namespace shoal::swarm
