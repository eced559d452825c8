// Promise: an admin's power is what its role grants; it takes down one other admin at most, together with itself.
#include "tests/core/swarm/promises/tale.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using simulation::Rules;
using simulation::without;
using testing::UnorderedElementsAre;

struct ThreeAdmins : testing::Test {
    Tale tale;
    Device owner = theOwner();
    Device ana = deviceOf(1);
    Device bo = deviceOf(2);
    Device cleo = deviceOf(3);
    Device reader = deviceOf(4);
    EntryId start = [this] {
        for (const auto& admin : {ana, bo, cleo})
            tale.letsIn(admin, Role::Admin);
        return tale.letsIn(reader, Role::Reader);
    }();

    bool isSuspended(const Device& device, const Rules& rules = {}) const
    {
        const auto verdict = verdictOf(tale, rules);
        return verdict.member(device.id()) && verdict.member(device.id())->isSuspended;
    }
    bool isMember(const Device& device, const Rules& rules = {}) const
    {
        return verdictOf(tale, rules).member(device.id()) != nullptr;
    }
};

TEST_F(ThreeAdmins, AnAdminsRemovalOfAnotherSuspendsBothAndTakesNoneAway)
{
    tale.says(ana, {start}, removalOf({bo.id()}));
    EXPECT_TRUE(isMember(bo));
    EXPECT_TRUE(isSuspended(bo));
    EXPECT_TRUE(isSuspended(ana));
    EXPECT_FALSE(isSuspended(cleo));
    EXPECT_FALSE(isMember(bo, without(&Rules::disputes)));
}

TEST_F(ThreeAdmins, InARingOfRemovalsAllHoldAndAllAreSuspended)
{
    const auto ab = tale.says(ana, {start}, removalOf({bo.id()}));
    const auto bc = tale.says(bo, {start}, removalOf({cleo.id()}));
    const auto ca = tale.says(cleo, {start}, removalOf({ana.id()}));
    EXPECT_THAT(verdictOf(tale).disputes, UnorderedElementsAre(ab, bc, ca));
    for (const auto& admin : {ana, bo, cleo}) {
        EXPECT_TRUE(isMember(admin));
        EXPECT_TRUE(isSuspended(admin));
    }
}

TEST_F(ThreeAdmins, TheOwnerSettlesARing)
{
    const auto ab = tale.says(ana, {start}, removalOf({bo.id()}));
    const auto bc = tale.says(bo, {start}, removalOf({cleo.id()}));
    const auto ca = tale.says(cleo, {start}, removalOf({ana.id()}));
    tale.says(owner, {ab, bc, ca}, settlementOf(ana));
    EXPECT_FALSE(isSuspended(ana));
    EXPECT_TRUE(isSuspended(bo));
    tale.says(owner, {}, settlementOf(bo));
    tale.says(owner, {}, settlementOf(cleo));
    EXPECT_FALSE(isSuspended(bo) || isSuspended(cleo));
    const auto after = tale.says(ana, {tale.last(owner)}, Epoch{});
    EXPECT_TRUE(verdictOf(tale).counts(after)) << "and they act again";
}

TEST_F(ThreeAdmins, NeitherOtherAdminsNorTheyThemselvesSettleADispute)
{
    const auto dispute = tale.says(ana, {start}, removalOf({bo.id()}));
    for (const auto& admin : {ana, bo, cleo}) {
        const auto settle = tale.says(admin, {start, dispute}, settlementOf(bo));
        EXPECT_FALSE(verdictOf(tale).counts(settle));
        EXPECT_TRUE(isSuspended(bo));
    }
}

TEST_F(ThreeAdmins, ADisputeAgainstSeveralHoldsNever)
{
    const auto both = tale.says(ana, {start}, removalOf({bo.id(), cleo.id()}));
    EXPECT_FALSE(verdictOf(tale).counts(both));
    EXPECT_FALSE(isSuspended(bo) || isSuspended(cleo));
    EXPECT_TRUE(isSuspended(bo, without(&Rules::oneDispute)) && isSuspended(cleo, without(&Rules::oneDispute)));
}

TEST_F(ThreeAdmins, ASuspendedAdminsSecondDisputeHoldsNot)
{
    tale.says(ana, {start}, removalOf({bo.id()}));
    tale.says(ana, {}, removalOf({cleo.id()}));
    EXPECT_TRUE(isSuspended(bo));
    EXPECT_FALSE(isSuspended(cleo));
    EXPECT_TRUE(isSuspended(cleo, without(&Rules::oneDispute)));
}

TEST_F(ThreeAdmins, TwoDisputesInTwoHalvesHoldNeither)
{
    const auto one = tale.says(ana, {start}, removalOf({bo.id()}));
    EXPECT_TRUE(isSuspended(bo));
    const auto other = tale.saysAfter(ana, std::nullopt, {start}, removalOf({cleo.id()}));
    EXPECT_FALSE(isSuspended(bo) || isSuspended(cleo));
    EXPECT_TRUE(isSuspended(ana)) << "by the fork";
    EXPECT_FALSE(verdictOf(tale).counts(one) || verdictOf(tale).counts(other));
    EXPECT_TRUE(isSuspended(bo, without(&Rules::forksVoid)) && isSuspended(cleo, without(&Rules::forksVoid)));
}

TEST_F(ThreeAdmins, TwoDisputesInTwoHalvesHoldWhereOwnersBuiltOnBoth)
{
    const auto second = deviceOf(5);
    const auto further = tale.says(owner, {}, tale.bringing(second));
    const auto one = tale.says(ana, {start}, removalOf({bo.id()}));
    const auto other = tale.saysAfter(ana, std::nullopt, {start}, removalOf({cleo.id()}));
    tale.says(owner, {one}, Epoch{});
    tale.says(second, {further, other}, Epoch{}); // which had not heard of the first half
    EXPECT_TRUE(isSuspended(bo) && isSuspended(cleo)) << "an admin can take down one for each of the owner's devices";
}

TEST_F(ThreeAdmins, WhoeverIsDisputedDisputesNobodyInTurn)
{
    const auto dispute = tale.says(ana, {start}, removalOf({bo.id()}));
    tale.says(bo, {dispute}, removalOf({cleo.id()}));
    EXPECT_FALSE(isSuspended(cleo));
    EXPECT_TRUE(isSuspended(cleo, without(&Rules::oneDispute)));
}

TEST_F(ThreeAdmins, ASuspendedAdminDoesNothingUntilTheOwnerSettles)
{
    const auto dispute = tale.says(ana, {start}, removalOf({bo.id()}));
    const auto late = tale.says(bo, {start, dispute}, removalOf({reader.id()}));
    const auto backdated = tale.says(ana, {}, roleFor(reader, Role::Writer));
    EXPECT_FALSE(verdictOf(tale).counts(late) || verdictOf(tale).counts(backdated));
    EXPECT_TRUE(isMember(reader));
    EXPECT_FALSE(isMember(reader, without(&Rules::suspension)));
}

TEST_F(ThreeAdmins, ADisputeLeavesWhatItKnows)
{
    const auto code = tale.invites(bo, Role::Reader, {start});
    tale.says(ana, {start, code.invite}, removalOf({bo.id()}));
    const auto unknown = tale.says(bo, {}, Epoch{});
    EXPECT_TRUE(verdictOf(tale).counts(code.invite));
    EXPECT_FALSE(verdictOf(tale).counts(unknown));
    tale.says(owner, {tale.last(ana)}, settlementOf(bo, {unknown}));
    EXPECT_TRUE(verdictOf(tale).counts(unknown)) << "the owner lets it count";
}

TEST_F(ThreeAdmins, TheDisputeOfOneWhoWroteNothingYetReachesFarBackUntilTheOwnerSettles)
{
    const auto newcomer = deviceOf(5);
    const auto code = tale.invites(bo, Role::Reader, {start});
    const auto admission = tale.says(bo, {}, tale.admissionUnder(code, newcomer, Role::Reader));
    tale.says(owner, {admission}, Epoch{});
    tale.says(ana, {start}, removalOf({bo.id()})); // as if it were older than all that Bo did
    EXPECT_FALSE(isMember(newcomer));
    EXPECT_TRUE(isMember(newcomer, without(&Rules::suspension)));
    tale.says(owner, {tale.last(ana)}, settlementOf(bo));
    EXPECT_TRUE(isMember(newcomer));
}

TEST_F(ThreeAdmins, ADemotedAdminsBackdatedDisputeSuspendsNobody)
{
    tale.says(owner, {}, roleFor(ana, Role::Writer));
    tale.says(ana, {start}, removalOf({bo.id()}));
    EXPECT_FALSE(isSuspended(bo));
    EXPECT_TRUE(isSuspended(bo, without(&Rules::losingWins)));
}

TEST_F(ThreeAdmins, APromotionThatKnowsARemovalMakesItNoDispute)
{
    const auto removal = tale.says(ana, {start}, removalOf({reader.id()}));
    tale.says(owner, {removal}, roleFor(reader, Role::Admin));
    EXPECT_FALSE(isMember(reader));
    EXPECT_FALSE(isSuspended(ana));
    EXPECT_TRUE(isSuspended(ana, without(&Rules::promotionsAreApart)));
}

TEST_F(ThreeAdmins, AnAdminTakesDownNoOwner)
{
    tale.says(ana, {start}, removalOf({owner.id()}));
    EXPECT_TRUE(isMember(owner));
    EXPECT_FALSE(isSuspended(owner) || isSuspended(ana));
    EXPECT_FALSE(isMember(owner, without(&Rules::ownersStay)));
}

TEST_F(ThreeAdmins, ThePersonOfAnAdminIsDisputedWithAllItsAdminsAndNobodyElse)
{
    auto other = tale.history().admit(deviceOf(5), Role::Admin);
    other.person = personOf(bo);
    const auto admitOther = tale.says(owner, {}, other);
    tale.says(ana, {admitOther}, removalOf(personOf(bo)));
    EXPECT_TRUE(isSuspended(bo) && isSuspended(deviceOf(5)));
    EXPECT_FALSE(isSuspended(cleo));
}

} // namespace
} // namespace shoal::swarm
