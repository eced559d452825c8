// Promise: after a removal nothing flows under a secret that the removed device had, whoever hides the removal.
#include "tests/core/swarm/promises/tale.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using simulation::Rules;
using simulation::without;
using testing::UnorderedElementsAre;

struct Epochs : testing::Test {
    Tale tale;
    Device owner = theOwner();
    Device ana = deviceOf(1);
    Device bo = deviceOf(2);
    Device reader = deviceOf(3);
    Device other = deviceOf(4);
    EntryId start = [this] {
        tale.letsIn(ana, Role::Admin);
        tale.letsIn(bo, Role::Admin);
        tale.letsIn(other, Role::Reader);
        return tale.letsIn(reader, Role::Reader);
    }();
};

TEST_F(Epochs, TwoRemovalsAtOnceAreNeitherTightUntilAnEpochKnowsBoth)
{
    const auto one = tale.says(ana, {start}, removalOf({reader.id()}));
    const auto two = tale.says(bo, {start}, removalOf({other.id()}));
    EXPECT_THAT(verdictOf(tale).tight, testing::IsEmpty());
    const auto both = tale.says(ana, {two}, Epoch{});
    EXPECT_EQ(verdictOf(tale).currentEpoch, both);
    EXPECT_THAT(verdictOf(tale).tight, UnorderedElementsAre(both));
    EXPECT_TRUE(verdictOf(tale, without(&Rules::tightEpochs)).tight.contains(one));
}

TEST_F(Epochs, OfTwoEpochsAtOnceTheLastInFoldOrderIsCurrent)
{
    const auto one = tale.says(ana, {start}, Epoch{});
    const auto two = tale.says(bo, {start}, Epoch{});
    EXPECT_EQ(verdictOf(tale).currentEpoch, ana.id() < bo.id() ? two : one);
    EXPECT_THAT(verdictOf(tale).clean, UnorderedElementsAre(tale.genesis(), one, two));
}

TEST_F(Epochs, AnAdminThatHidesARemovalMakesNoTightEpoch)
{
    const auto removal = tale.says(owner, {}, removalOf({reader.id()}));
    auto hiding = tale.says(ana, {start}, Epoch{});
    for (int again = 0; again < 5; ++again)
        hiding = tale.says(ana, {}, Epoch{});
    EXPECT_EQ(verdictOf(tale).currentEpoch, removal);
    EXPECT_EQ(verdictOf(tale, without(&Rules::tightEpochs)).currentEpoch, hiding);
}

TEST_F(Epochs, ALeaveStopsNoPieces)
{
    const auto leave = tale.says(reader, {start}, Leave{});
    const auto verdict = verdictOf(tale);
    EXPECT_EQ(verdict.currentEpoch, tale.genesis());
    EXPECT_TRUE(verdict.tight.contains(tale.genesis()));
    EXPECT_FALSE(verdict.clean.contains(tale.genesis()));
    const auto after = tale.says(ana, {start, leave}, Epoch{});
    EXPECT_EQ(verdictOf(tale).currentEpoch, after);
    EXPECT_TRUE(verdictOf(tale).clean.contains(after));
}

TEST_F(Epochs, LeavesThatNobodyMayWriteChangeNothing)
{
    tale.says(owner, {}, removalOf({reader.id()}));
    const auto before = verdictOf(tale);
    for (int again = 0; again < 5; ++again)
        tale.says(reader, {start}, Leave{});
    EXPECT_EQ(verdictOf(tale).clean, before.clean);
    EXPECT_EQ(verdictOf(tale).currentEpoch, before.currentEpoch);
}

TEST_F(Epochs, MembersBringNone)
{
    const auto epoch = tale.says(reader, {start}, Epoch{});
    EXPECT_FALSE(verdictOf(tale).counts(epoch));
    EXPECT_EQ(verdictOf(tale).currentEpoch, tale.genesis());
}

} // namespace
} // namespace shoal::swarm
