// Promise: nobody makes others keep more than its quota, by whatever it writes.
#include "tests/core/swarm/promises/tale.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using simulation::Rules;
using simulation::without;

/// A reader may write 100 entries.
struct Flood : testing::Test {
    Tale tale;
    Device owner = theOwner();
    Device reader = deviceOf(1);
    EntryId admitReader = tale.letsIn(reader, Role::Reader);

    std::vector<EntryId> written(std::size_t entries)
    {
        std::vector<EntryId> ids;
        for (std::size_t i = 0; i < entries; ++i)
            ids.push_back(tale.invites(reader, Role::Reader, {admitReader}, personOf(reader)).invite);
        return ids;
    }
};

TEST_F(Flood, WhatIsAboveTheQuotaNeitherCountsNorIsPassedOn)
{
    const auto flood = written(102);
    const auto verdict = verdictOf(tale);
    EXPECT_TRUE(verdict.counts(flood[99]));
    EXPECT_FALSE(verdict.counts(flood[100]));
    EXPECT_TRUE(verdict.relayed.contains(flood[99]));
    EXPECT_FALSE(verdict.relayed.contains(flood[100]));
    EXPECT_TRUE(verdictOf(tale, without(&Rules::quota)).counts(flood[100]));
    EXPECT_TRUE(verdictOf(tale, without(&Rules::relayLimits)).relayed.contains(flood[100]));
}

TEST_F(Flood, TheOwnerRaisesAQuotaForWhatComesThen)
{
    const auto flood = written(100);
    const auto raised = tale.says(owner, {}, roleFor(reader, Role::Reader, 150));
    const auto more = tale.invites(reader, Role::Reader, {raised}, personOf(reader)).invite;
    EXPECT_TRUE(verdictOf(tale).counts(more));
}

TEST_F(Flood, ALoweredRoleVoidsNothingAboveTheNewQuota)
{
    const auto writer = deviceOf(2);
    tale.letsIn(writer, Role::Writer);
    EntryId last;
    for (int i = 0; i < 120; ++i)
        last = tale.invites(writer, Role::Reader, {tale.last(owner)}, personOf(writer)).invite;
    tale.says(owner, {last}, roleFor(writer, Role::Reader));
    EXPECT_TRUE(verdictOf(tale).counts(last));
}

TEST_F(Flood, ManyHalvesAreNotPassedOn)
{
    for (int half = 0; half < 5; ++half)
        tale.saysAfter(reader, std::nullopt, {admitReader}, publishOf("Half " + std::to_string(half)));
    const auto verdict = verdictOf(tale);
    EXPECT_EQ(verdict.relayed.size(), 2U) << "the owner's two; the fork's proof travels beside";
    EXPECT_TRUE(verdict.unmendedForks.contains(reader.id()));
    EXPECT_EQ(verdictOf(tale, without(&Rules::relayLimits)).relayed.size(), 7U);
}

TEST_F(Flood, ADisputeAboveTheQuotaSuspendsNobody)
{
    const auto admin = deviceOf(3);
    const auto other = deviceOf(4);
    const auto admitAdmin = tale.letsIn(admin, Role::Admin);
    const auto admitOther = tale.letsIn(other, Role::Admin);
    simulation::Story story; // 50,000 entries would take long: the sequence alone matters
    Log log{tale.history().swarm()};
    for (const auto& bytes : tale.history().entries())
        log.add(bytes);
    story.viewOf(log);
    auto dispute = tale.history().draft(admin, std::nullopt, {admitAdmin, admitOther}, removalOf({other.id()}));
    const auto isSuspendedBy = [&](std::uint64_t sequence) {
        dispute.sequence = sequence;
        story.add(filled<EntryId>(0x11), dispute);
        const auto state = simulation::plainFold(story.all());
        story.removeLast();
        return state.member(other.id())->isSuspended;
    };
    EXPECT_TRUE(isSuspendedBy(50'000));
    EXPECT_FALSE(isSuspendedBy(50'001));
}

TEST_F(Flood, ADeviceThatNobodyWithTheRightLetInHasNoQuota)
{
    const auto code = tale.invites(reader, Role::Reader, {admitReader}); // a reader's, for anybody: doesn't count
    const auto sock = deviceOf(2);
    const auto admission = tale.says(reader, {}, tale.admissionUnder(code, sock, Role::Reader));
    const auto flood = tale.says(sock, {admission}, publishOf("Flood"));
    EXPECT_FALSE(verdictOf(tale).relayed.contains(flood));
}

} // namespace
} // namespace shoal::swarm
