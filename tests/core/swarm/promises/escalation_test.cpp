// Promise: a member without the right can't publish, invite or administer beyond its role, along no path.
#include "tests/core/swarm/promises/tale.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using simulation::Rules;
using simulation::without;

struct Climbers : testing::Test {
    Tale tale;
    Device owner = theOwner();
    Device admin = deviceOf(1);
    Device writer = deviceOf(2);
    Device reader = deviceOf(3);
    Device sibling = deviceOf(4);
    EntryId admitAdmin = tale.letsIn(admin, Role::Admin);
    EntryId admitWriter = tale.letsIn(writer, Role::Writer);
    EntryId admitReader = tale.letsIn(reader, Role::Reader);

    std::optional<Role> roleOf(const Device& device, const Rules& rules = {}) const
    {
        const auto verdict = verdictOf(tale, rules);
        const auto* const member = verdict.member(device.id());
        return member ? std::optional{member->role} : std::nullopt;
    }
    bool counts(const EntryId& id, const Rules& rules = {}) const { return verdictOf(tale, rules).counts(id); }
};

TEST_F(Climbers, AReaderPublishesNothing)
{
    const auto share = tale.says(reader, {admitReader}, publishOf("Photos"));
    EXPECT_FALSE(counts(share));
    EXPECT_TRUE(counts(share, without(&Rules::writersPublish)));
}

TEST_F(Climbers, ALaterPromotionLetsNothingCountThatWasWrittenBefore)
{
    const auto early = tale.says(reader, {admitReader}, publishOf("Too early"));
    const auto promotion = tale.says(owner, {}, roleFor(reader, Role::Writer));
    const auto late = tale.says(reader, {promotion}, publishOf("Now"));
    EXPECT_FALSE(counts(early));
    EXPECT_TRUE(counts(late));
    EXPECT_TRUE(counts(early, without(&Rules::causalRights)));
}

TEST_F(Climbers, OfTwoGrantsThatDoNotKnowOfEachOtherTheLowerIsMeant)
{
    const auto other = deviceOf(6);
    const auto further = tale.says(owner, {}, tale.bringing(other));
    const auto up = tale.says(owner, {}, roleFor(reader, Role::Admin));
    const auto down = tale.says(other, {further}, roleFor(reader, Role::Reader));
    EXPECT_EQ(roleOf(reader), Role::Reader);
    EXPECT_FALSE(counts(tale.says(reader, {up, down}, Epoch{})));
}

TEST_F(Climbers, AWriterRetiresItsOwnAlone)
{
    const auto share = tale.says(writer, {admitWriter}, publishOf("Photos"));
    const auto anchor = tale.invites(writer, Role::Reader, {}, personOf(writer)).invite; // by which others know of it
    const auto other = deviceOf(6);
    const auto admitOther = tale.letsIn(other, Role::Writer);
    EXPECT_FALSE(counts(tale.says(other, {admitOther, anchor}, Retire{share})));
    EXPECT_FALSE(verdictOf(tale).catalogue.empty());
    tale.says(writer, {}, Retire{share});
    EXPECT_TRUE(verdictOf(tale).catalogue.empty());
}

TEST_F(Climbers, AMemberInvitesIntoItsOwnPersonAlone)
{
    const auto code = tale.invites(writer, Role::Reader, {admitReader}, personOf(reader));
    tale.says(writer, {}, tale.admissionUnder(code, sibling, Role::Reader));
    EXPECT_FALSE(counts(code.invite));
    EXPECT_FALSE(roleOf(sibling));
    EXPECT_TRUE(roleOf(sibling, without(&Rules::ownPersonOnly)));
}

TEST_F(Climbers, AMemberInvitesNobodyElse)
{
    const auto code = tale.invites(writer, Role::Reader, {admitWriter});
    tale.says(writer, {}, tale.admissionUnder(code, sibling, Role::Reader));
    EXPECT_FALSE(counts(code.invite));
    EXPECT_FALSE(roleOf(sibling));
}

TEST_F(Climbers, AReaderGivesItsOwnOtherDeviceNoHigherRole)
{
    const auto high = tale.invites(reader, Role::Writer, {admitReader}, personOf(reader));
    tale.says(reader, {}, tale.admissionUnder(high, sibling, Role::Writer));
    EXPECT_FALSE(roleOf(sibling));
    EXPECT_EQ(roleOf(sibling, without(&Rules::invitesRole)), Role::Writer);
}

TEST_F(Climbers, AnAdmissionGivesNoMoreThanItsInvite)
{
    const auto low = tale.invites(reader, Role::Reader, {admitReader}, personOf(reader));
    tale.says(reader, {}, tale.admissionUnder(low, sibling, Role::Writer));
    EXPECT_FALSE(roleOf(sibling));
    EXPECT_EQ(roleOf(sibling, without(&Rules::invitesRole)), Role::Writer);
}

TEST_F(Climbers, ALoweredWriterGivesItsOtherDeviceTheOldRoleNoMore)
{
    const auto code = tale.invites(writer, Role::Writer, {admitWriter}, personOf(writer));
    tale.says(owner, {code.invite}, roleFor(writer, Role::Reader));
    tale.says(writer, {}, tale.admissionUnder(code, sibling, Role::Writer)); // backdated
    EXPECT_FALSE(roleOf(sibling));
    EXPECT_EQ(roleOf(sibling, without(&Rules::losingWins)), Role::Writer);
}

TEST_F(Climbers, ASiblingRaisesNobodyWhoWasLowered)
{
    const auto code = tale.invites(writer, Role::Writer, {admitWriter}, personOf(writer));
    const auto admitSibling = tale.says(writer, {}, tale.admissionUnder(code, sibling, Role::Writer));
    const auto lowering = tale.says(owner, {admitSibling}, roleFor(writer, Role::Reader));
    const auto again = tale.invites(sibling, Role::Writer, {admitSibling, lowering}, personOf(writer));
    tale.says(sibling, {}, tale.admissionUnder(again, writer, Role::Writer));
    tale.says(sibling, {}, roleFor(writer, Role::Writer));
    EXPECT_EQ(roleOf(writer), Role::Reader);
}

TEST_F(Climbers, AnAdminMakesNoAdmins)
{
    tale.says(admin, {admitReader}, roleFor(reader, Role::Admin));
    EXPECT_EQ(roleOf(reader), Role::Reader);
    EXPECT_EQ(roleOf(reader, without(&Rules::ownersAloneMakeAdmins)), Role::Admin);
}

TEST_F(Climbers, AlsoNotAmongItsOwnDevices)
{
    for (const auto& person : {std::optional{personOf(admin)}, std::optional<PersonId>{}}) {
        const auto code = tale.invites(admin, Role::Admin, {admitReader}, person);
        tale.says(admin, {}, tale.admissionUnder(code, sibling, Role::Admin));
        EXPECT_FALSE(roleOf(sibling));
    }
    EXPECT_EQ(roleOf(sibling, without(&Rules::ownersAloneMakeAdmins)), Role::Admin);
}

TEST_F(Climbers, AnAdminNamesNoQuotaAndChangesNoAdminNorItself)
{
    const auto other = deviceOf(6);
    const auto admitOther = tale.letsIn(other, Role::Admin);
    EXPECT_FALSE(counts(tale.says(admin, {admitOther}, roleFor(writer, Role::Writer, 1'000'000))));
    EXPECT_FALSE(counts(tale.says(admin, {}, roleFor(other, Role::Reader))));
    EXPECT_FALSE(counts(tale.says(admin, {}, roleFor(admin, Role::Writer))));
    EXPECT_FALSE(counts(tale.says(admin, {}, roleFor(owner, Role::Reader))));
    EXPECT_TRUE(counts(tale.says(admin, {}, roleFor(writer, Role::Reader)))); // the control
}

TEST_F(Climbers, AMemberAdministersNothing)
{
    const auto rules = without(&Rules::writersPublish);
    for (const Body& body : std::vector<Body>{Epoch{}, removalOf({reader.id()}), roleFor(reader, Role::Writer),
                                              settlementOf(reader), tale.bringing(sibling), CancelInvite{admitReader},
                                              tale.history().admit(sibling, Role::Reader)})
        EXPECT_FALSE(counts(tale.says(writer, {admitReader}, body), rules)) << "kind " << body.index();
}

TEST_F(Climbers, NobodyButAnOwnerBringsAnOwner)
{
    tale.says(admin, {admitReader}, tale.bringing(sibling));
    EXPECT_FALSE(roleOf(sibling));
    tale.says(owner, {}, tale.bringing(sibling));
    EXPECT_EQ(roleOf(sibling), Role::Owner);
}

TEST_F(Climbers, NobodyIsAnAdminStillUnderASecondPersonWhenItsFirstIsRemoved)
{
    const auto code = tale.invites(admin, Role::Reader, {admitReader});
    const auto first = tale.says(admin, {}, tale.admissionUnder(code, sibling, Role::Reader));
    auto twice = tale.history().admit(sibling, Role::Admin);
    twice.person = filled<PersonId>(0x77);
    const auto second = tale.says(owner, {first}, twice);
    tale.says(owner, {}, removalOf(personOf(sibling)));
    const auto epoch = tale.says(sibling, {second}, Epoch{});
    EXPECT_FALSE(roleOf(sibling));
    EXPECT_FALSE(counts(epoch));
    EXPECT_TRUE(counts(epoch, without(&Rules::ownersAdmitOnce)));
}

TEST_F(Climbers, AnOwnersFurtherDeviceInvitesIntoItsPerson)
{
    const auto further = tale.says(owner, {}, tale.bringing(sibling));
    const auto code = tale.invites(sibling, Role::Writer, {further}, personOf(sibling));
    EXPECT_TRUE(counts(code.invite));
}

} // namespace
} // namespace shoal::swarm
