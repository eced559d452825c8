// Promise: leaving ends one's own membership, and undoes nothing of anybody's.
#include "tests/core/swarm/promises/tale.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using simulation::Rules;
using simulation::without;

struct Leaving : testing::Test {
    Tale tale;
    Device owner = theOwner();
    Device admin = deviceOf(1);
    Device reader = deviceOf(2);
    EntryId admitAdmin = tale.letsIn(admin, Role::Admin);
    Code code = tale.invites(admin, Role::Reader, {admitAdmin});
    EntryId admitReader = tale.says(admin, {}, tale.admissionUnder(code, reader, Role::Reader));
};

TEST_F(Leaving, WhoeverLeavesIsNoMemberAndWritesNothingMore)
{
    const auto leave = tale.says(reader, {admitReader}, Leave{});
    const auto after = tale.invites(reader, Role::Reader, {}, personOf(reader)).invite;
    EXPECT_TRUE(verdictOf(tale).counts(leave));
    EXPECT_FALSE(verdictOf(tale).counts(after));
    EXPECT_FALSE(verdictOf(tale).member(reader.id()));
    EXPECT_TRUE(verdictOf(tale, without(&Rules::leaves)).member(reader.id()));
}

TEST_F(Leaving, ABackdatedLeaveTakesAlongNobodyWhomOneLetIn)
{
    const auto epoch = tale.says(owner, {admitReader}, Epoch{});
    tale.saysAfter(admin, std::nullopt, {admitAdmin}, Leave{}); // as if it had left before
    EXPECT_TRUE(verdictOf(tale).counts(epoch));
    EXPECT_TRUE(verdictOf(tale).member(reader.id()));
}

TEST_F(Leaving, ManyLeavesAreAsOne)
{
    tale.says(reader, {admitReader}, Leave{});
    const auto once = verdictOf(tale);
    for (int again = 0; again < 5; ++again)
        EXPECT_FALSE(verdictOf(tale).counts(tale.says(reader, {}, Leave{}))) << "only the first one counts";
    EXPECT_EQ(verdictOf(tale).members, once.members);
    EXPECT_EQ(verdictOf(tale).clean, once.clean);
}

TEST_F(Leaving, WhoeverLeftIsLetInAgainAsANewDeviceOnly)
{
    const auto leave = tale.says(reader, {admitReader}, Leave{});
    tale.letsIn(reader, Role::Writer, {leave});
    EXPECT_FALSE(verdictOf(tale).member(reader.id()));
    tale.letsIn(deviceOf(3), Role::Writer);
    EXPECT_TRUE(verdictOf(tale).member(deviceOf(3).id()));
}

} // namespace
} // namespace shoal::swarm
