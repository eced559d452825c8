#include "core/swarm/freshness/freshness.h"

#include "core/swarm/freshness/own_time.h"
#include "tests/core/swarm/freshness/fake_speakers.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;
using Rank = FakeBelonging::Rank;
using State = Outlook::State;

const std::chrono::sys_seconds firstDay{1'700'000'000s};
constexpr std::chrono::days thirtyDays{30};
const auto genesisEntry = filled<EntryId>(1);
const auto removalEntry = filled<EntryId>(2);

/// An owner, two admins, and two members, one of whom holds what is tested.
class SwarmFreshness : public testing::Test {
protected:
    SwarmFreshness()
    {
        members.put(owner, Rank::Authority);
        members.put(admin, Rank::Authority);
        members.put(member, Rank::Member);
        members.put(self, Rank::Member);
        log.known = {genesisEntry};
    }
    Freshness of(const Device& device, std::chrono::days withLimit = thirtyDays) const
    {
        return {swarm, device.id(), withLimit, members, log};
    }
    Bytes statementBy(const Device& device, std::chrono::sys_seconds time,
                      std::vector<EntryId> heads = {genesisEntry}) const
    {
        Statement statement{.swarm = swarm, .device = device.id(), .time = time, .heads = std::move(heads)};
        return writeStatement(statement, device.signing).value();
    }

    const SwarmId swarm = filled<SwarmId>(9);
    const Device owner = deviceOf(1);
    const Device admin = deviceOf(2);
    const Device member = deviceOf(3);
    const Device self = deviceOf(4);
    const Device another = deviceOf(5);
    FakeBelonging members;
    FakeEntries log;
};

TEST_F(SwarmFreshness, ServesWhileAStatementIsYoungerThanTheLimit)
{
    auto fresh = of(self);
    EXPECT_FALSE(fresh.mayServe(member.id(), firstDay)) << "nobody stated anything yet";
    EXPECT_EQ(fresh.hear(statementBy(owner, firstDay), firstDay), Heard::Taken);
    EXPECT_TRUE(fresh.mayServe(member.id(), firstDay));
    EXPECT_TRUE(fresh.mayServe(member.id(), firstDay + thirtyDays - 1s));
    EXPECT_FALSE(fresh.mayServe(member.id(), firstDay + thirtyDays));
}

TEST_F(SwarmFreshness, WithoutALimitServesEveryMemberAndNobodyElse)
{
    const auto fresh = of(self, std::chrono::days{0});
    EXPECT_TRUE(fresh.mayServe(member.id(), firstDay));
    EXPECT_FALSE(fresh.mayServe(another.id(), firstDay));
    EXPECT_EQ(fresh.outlook(firstDay).state, State::Off);
}

TEST_F(SwarmFreshness, AMemberThatWithholdsARemovalIsServedUntilTheLimitAndNoLonger)
{
    // `member` was removed; it passes on what was stated before, and nothing since.
    auto fresh = of(self);
    fresh.hear(statementBy(admin, firstDay), firstDay);
    for (auto day = std::chrono::days{1}; day <= std::chrono::days{90}; ++day) {
        EXPECT_NE(fresh.hear(statementBy(admin, firstDay), firstDay + day), Heard::Taken);
        EXPECT_EQ(fresh.mayServe(member.id(), firstDay + day), day < thirtyDays) << day.count();
    }
}

TEST_F(SwarmFreshness, WithoutThatLimitAWithheldRemovalWouldStayHidden)
{
    auto fresh = of(self, std::chrono::days{0});
    fresh.hear(statementBy(admin, firstDay), firstDay);
    EXPECT_TRUE(fresh.mayServe(member.id(), firstDay + std::chrono::days{900}));
}

TEST_F(SwarmFreshness, AReplayedStatementIsOldAndMakesNothingYounger)
{
    auto fresh = of(self);
    fresh.hear(statementBy(admin, firstDay), firstDay);
    EXPECT_EQ(fresh.hear(statementBy(admin, firstDay + 24h), firstDay + 24h), Heard::Taken);
    EXPECT_EQ(fresh.hear(statementBy(admin, firstDay), firstDay + 48h), Heard::Old);
    EXPECT_EQ(fresh.hear(statementBy(admin, firstDay + 24h), firstDay + 48h), Heard::Old);
    EXPECT_EQ(fresh.newest(), firstDay + 24h);
    EXPECT_EQ(fresh.statements(), (std::vector<Bytes>{statementBy(admin, firstDay + 24h)}));
}

TEST_F(SwarmFreshness, OnlyOwnersAndAdminsAreHeard)
{
    auto fresh = of(self);
    EXPECT_EQ(fresh.hear(statementBy(member, firstDay), firstDay), Heard::NotTheirs);
    EXPECT_EQ(fresh.hear(statementBy(another, firstDay), firstDay), Heard::NotTheirs);
    EXPECT_FALSE(fresh.mayServe(member.id(), firstDay));
}

TEST_F(SwarmFreshness, TheWordOfARemovedAdminIsWorthNothingFromThenOn)
{
    auto fresh = of(self);
    fresh.hear(statementBy(admin, firstDay), firstDay);
    EXPECT_TRUE(fresh.mayServe(member.id(), firstDay));
    members.drop(admin);
    EXPECT_FALSE(fresh.mayServe(member.id(), firstDay)) << "even before it is forgotten";
    fresh.membersChanged();
    EXPECT_EQ(fresh.statements(), std::vector<Bytes>{});
    EXPECT_EQ(fresh.hear(statementBy(admin, firstDay + 1h), firstDay + 1h), Heard::NotTheirs);
    members.put(admin, Rank::Member);
    EXPECT_EQ(fresh.hear(statementBy(admin, firstDay + 2h), firstDay + 2h), Heard::NotTheirs) << "demoted";
}

TEST_F(SwarmFreshness, AForgedOrForeignStatementIsVoid)
{
    auto fresh = of(self);
    auto forged = statementBy(admin, firstDay);
    forged.back() ^= 1;
    EXPECT_EQ(fresh.hear(forged, firstDay), Heard::Void);
    EXPECT_EQ(fresh.hear(Bytes{0x80}, firstDay), Heard::Void);
    Statement foreign{.swarm = filled<SwarmId>(8), .device = admin.id(), .time = firstDay, .heads = {genesisEntry}};
    EXPECT_EQ(fresh.hear(writeStatement(foreign, admin.signing).value(), firstDay), Heard::Void);
    EXPECT_FALSE(fresh.mayServe(member.id(), firstDay));
}

TEST_F(SwarmFreshness, AStatementFromTheFutureIsIgnoredUntilItsTimeComes)
{
    auto fresh = of(self);
    const auto early = statementBy(admin, firstDay + mostAhead + 1s);
    EXPECT_EQ(fresh.hear(early, firstDay), Heard::FromTheFuture);
    EXPECT_FALSE(fresh.mayServe(member.id(), firstDay));
    EXPECT_EQ(fresh.aheadOfUs(), 1u);
    EXPECT_EQ(fresh.hear(early, firstDay + 1s), Heard::Taken);
    EXPECT_EQ(fresh.aheadOfUs(), 0u);
}

TEST_F(SwarmFreshness, ADeviceIsHeardOnceAnHour)
{
    auto fresh = of(self);
    std::size_t taken = 0;
    for (auto time = firstDay; time < firstDay + 24h; time += 1min)
        taken += fresh.hear(statementBy(admin, time), time) == Heard::Taken ? 1 : 0;
    EXPECT_EQ(taken, 24u);
}

TEST_F(SwarmFreshness, AdminsCannotDragTheTimeOnTenMinutesEach)
{
    const OwnTime::Steady now{};
    const auto drag = [&](bool comparesWithOwnTime) {
        auto fresh = of(self);
        OwnTime time;
        for (std::uint8_t number = 10; number < 160; ++number) {
            const auto malicious = deviceOf(number);
            members.put(malicious, Rank::Authority);
            const auto reference = comparesWithOwnTime ? time.at(firstDay, now) : firstDay;
            fresh.hear(statementBy(malicious, time.at(firstDay, now) + mostAhead), reference);
            time.follow(fresh.newest(), now);
        }
        return time.at(firstDay, now);
    };
    EXPECT_EQ(drag(false), firstDay + mostAhead);
    EXPECT_EQ(drag(true), firstDay + 150 * mostAhead) << "what the other rule would let them do";
}

TEST_F(SwarmFreshness, AStatementOfEntriesThatNobodyHasDoesNotCountAndSpoilsNothing)
{
    auto fresh = of(self);
    EXPECT_EQ(fresh.hear(statementBy(admin, firstDay, {genesisEntry, removalEntry}), firstDay), Heard::Taken);
    EXPECT_FALSE(fresh.mayServe(member.id(), firstDay));
    fresh.hear(statementBy(owner, firstDay), firstDay);
    EXPECT_TRUE(fresh.mayServe(member.id(), firstDay)) << "another's";
    fresh.hear(statementBy(owner, firstDay + 24h, {removalEntry}), firstDay + 24h);
    EXPECT_TRUE(fresh.mayServe(member.id(), firstDay + 24h)) << "its own before, as long as that is young";
    EXPECT_FALSE(fresh.mayServe(member.id(), firstDay + thirtyDays));
    log.known.insert(removalEntry);
    EXPECT_TRUE(fresh.mayServe(member.id(), firstDay + thirtyDays)) << "the entry came";
}

TEST_F(SwarmFreshness, AClockThatWasSetBackMakesNothingYounger)
{
    auto fresh = of(self);
    OwnTime time;
    fresh.hear(statementBy(admin, firstDay), firstDay);
    time.follow(fresh.newest(), OwnTime::Steady{});
    const auto later = OwnTime::Steady{} + thirtyDays;
    const auto setBack = firstDay - std::chrono::days{60};
    EXPECT_FALSE(fresh.mayServe(member.id(), time.at(setBack, later)));
    EXPECT_TRUE(fresh.mayServe(member.id(), setBack)) << "what the system's clock alone would allow";
}

TEST_F(SwarmFreshness, WhatWasKeptIsHeardAgainAtTheStartWhateverTheClockSays)
{
    auto before = of(self);
    before.hear(statementBy(admin, firstDay), firstDay);
    auto after = of(self);
    for (const auto& kept : before.statements())
        EXPECT_EQ(after.restore(kept), Heard::Taken);
    EXPECT_EQ(after.newest(), firstDay);
}

TEST_F(SwarmFreshness, ARemovedAdminCannotVouchForItselfNorForItsOtherDevices)
{
    // The owner removed it; it keeps everyone else away from us, and states every day that nothing happened.
    const auto itsPhone = another;
    members.put(itsPhone, Rank::Authority, admin);
    auto fresh = of(self);
    fresh.hear(statementBy(owner, firstDay), firstDay);
    fresh.exchanged(member.id(), firstDay);
    const auto late = firstDay + thirtyDays;
    fresh.hear(statementBy(admin, late), late);
    fresh.hear(statementBy(itsPhone, late), late);
    fresh.exchanged(admin.id(), late);
    fresh.exchanged(itsPhone.id(), late);
    EXPECT_FALSE(fresh.mayServe(admin.id(), late));
    EXPECT_FALSE(fresh.mayServe(itsPhone.id(), late));
    EXPECT_TRUE(fresh.mayServe(member.id(), late)) << "others it can vouch for";
}

TEST_F(SwarmFreshness, AnAdminIsServedOnItsOwnWordWhereOthersAreMet)
{
    // The owner is away; an honest admin mustn't be shut out. Whoever else was met would have told of its removal.
    auto fresh = of(self);
    const auto late = firstDay + thirtyDays;
    fresh.hear(statementBy(admin, late), late);
    EXPECT_FALSE(fresh.mayServe(admin.id(), late));
    fresh.exchanged(member.id(), late);
    EXPECT_TRUE(fresh.mayServe(admin.id(), late));
    EXPECT_FALSE(fresh.mayServe(admin.id(), late + thirtyDays));
}

TEST_F(SwarmFreshness, AnAdminsOwnWordDoesNotServeWhoKeepsAllOthersAway)
{
    auto fresh = of(admin);
    const auto late = firstDay + thirtyDays;
    fresh.hear(statementBy(admin, late), late);
    fresh.exchanged(member.id(), late);
    EXPECT_FALSE(fresh.mayServe(member.id(), late)) << "it may be removed, and hide it";
    fresh.exchanged(self.id(), late);
    EXPECT_TRUE(fresh.mayServe(member.id(), late)) << "somebody else was met";
}

TEST_F(SwarmFreshness, WhereNobodyElseCouldHaveRemovedAnyoneNothingIsWaitedFor)
{
    members.drop(admin);
    EXPECT_TRUE(of(owner).mayServe(member.id(), firstDay)) << "the only owner serves";
    EXPECT_TRUE(of(self).mayServe(owner.id(), firstDay)) << "and is served";
    EXPECT_FALSE(of(self).mayServe(member.id(), firstDay)) << "others only by its word";
    EXPECT_EQ(of(owner).outlook(firstDay).state, State::Fresh);
}

TEST_F(SwarmFreshness, IsToldBeforeTheLimitBites)
{
    auto fresh = of(self);
    EXPECT_EQ(fresh.outlook(firstDay).state, State::Stale);
    fresh.hear(statementBy(admin, firstDay), firstDay);
    EXPECT_EQ(fresh.outlook(firstDay), (Outlook{State::Fresh, thirtyDays}));
    EXPECT_EQ(fresh.outlook(firstDay + std::chrono::days{20} - 1s),
              (Outlook{State::Fresh, std::chrono::days{10} + 1s}));
    EXPECT_EQ(fresh.outlook(firstDay + std::chrono::days{20}), (Outlook{State::Warn, std::chrono::days{10}}));
    EXPECT_EQ(fresh.outlook(firstDay + thirtyDays - 1s), (Outlook{State::Warn, 1s}));
    EXPECT_EQ(fresh.outlook(firstDay + thirtyDays), (Outlook{State::Stale, 0s}));
}

TEST_F(SwarmFreshness, KnowsItsOwnLastStatement)
{
    auto fresh = of(admin);
    EXPECT_EQ(fresh.newestOwn(), std::nullopt);
    fresh.hear(statementBy(owner, firstDay + 1s), firstDay);
    fresh.hear(statementBy(admin, firstDay), firstDay);
    EXPECT_EQ(fresh.newestOwn(), firstDay);
}

} // namespace
} // namespace shoal::swarm
