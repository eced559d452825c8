// Entries that come last and change what was decided before: folded one by one as at once.
#include "tests/core/swarm/fold/agreement.h"
#include "tests/core/swarm/promises/tale.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

struct LateChange : testing::Test {
    /// In the order in which they were written, with the plain fold's word after each.
    bool agrees() const
    {
        expectAgreementOnTheWay(tale.history().swarm(), tale.history().entries());
        return !HasFailure();
    }
    bool counts(const EntryId& id) const { return verdictOf(tale).counts(id); }

    Tale tale;
    Device owner = theOwner();
    Device ann = deviceOf(1);
    Device ben = deviceOf(2);
    Device wim = deviceOf(3);
    EntryId admitAnn = tale.letsIn(ann, Role::Admin);
    EntryId admitBen = tale.letsIn(ben, Role::Admin);
};

TEST_F(LateChange, AnAdminsEntryKeepsAHalfOnWhichItBuilds)
{
    const auto admitWim = tale.letsIn(wim, Role::Writer);
    const auto first = tale.says(wim, {admitWim}, publishOf("One"));
    const auto half = tale.says(wim, {}, Leave{});
    tale.saysAfter(wim, first, {}, publishOf("Another"));
    EXPECT_FALSE(counts(half));
    tale.says(ann, {admitWim, half}, publishOf("Built on it"));
    EXPECT_TRUE(counts(half));
    EXPECT_TRUE(agrees());
}

TEST_F(LateChange, APromotionThatNobodyKnewOfMakesARemovalADispute)
{
    const auto code = tale.invites(ann, Role::Writer, {admitAnn});
    const auto admitWim = tale.says(ann, {}, tale.admissionUnder(code, wim, Role::Writer));
    const auto removal = tale.says(ben, {admitBen, admitWim}, removalOf({wim.id()}));
    EXPECT_EQ(verdictOf(tale).member(wim.id()), nullptr);
    tale.letsIn(wim, Role::Admin); // the owner knew neither of the admission nor of the removal
    EXPECT_TRUE(counts(removal));
    ASSERT_NE(verdictOf(tale).member(wim.id()), nullptr);
    EXPECT_TRUE(verdictOf(tale).member(wim.id())->isSuspended);
    EXPECT_TRUE(agrees());
}

TEST_F(LateChange, ARemovalReachesAHalfThatItDoesntKnow)
{
    const auto admitWim = tale.letsIn(wim, Role::Writer);
    const auto first = tale.says(wim, {admitWim}, publishOf("One"));
    const auto half = tale.says(wim, {}, Leave{});
    const auto builtOn = tale.says(ann, {admitWim, half}, publishOf("Built on it"));
    const auto another = tale.saysAfter(wim, first, {}, publishOf("Another"));
    const auto last = tale.saysAfter(wim, another, {}, publishOf("Behind it"));
    EXPECT_TRUE(counts(half)) << "Ann builds on it";
    auto removal = removalOf({wim.id()});
    removal.through = {last};
    tale.says(ben, {admitBen, admitWim}, removal);
    EXPECT_FALSE(counts(half));
    EXPECT_TRUE(counts(builtOn));
    EXPECT_TRUE(agrees());
}

TEST_F(LateChange, TheRecoveryKeyTakesAwayWhatKeptAHalf)
{
    const auto half = tale.says(ann, {admitAnn}, publishOf("One"));
    tale.saysAfter(ann, {}, {admitAnn}, publishOf("Another"));
    const auto knowsTheHalf = tale.says(owner, {}, Retire{half});
    EXPECT_TRUE(counts(half)) << "the owner builds on it";
    auto cut = tale.bringing(deviceOf(4), {owner.id()});
    cut.through = {admitBen};
    tale.says(theRecoveryKey(), {}, cut);
    EXPECT_FALSE(counts(knowsTheHalf));
    EXPECT_FALSE(counts(half)) << "and the cut doesn't know that";
    EXPECT_TRUE(agrees());
}

} // namespace
} // namespace shoal::swarm
