#include "core/bt/swarms/entry_words.h"
#include "core/swarm/entries/admission.h"
#include "core/torrent/info_hash.h"
#include "tests/core/swarm/writing/living_swarm.h"

#include <gtest/gtest.h>

namespace shoal::bt {
namespace {
using swarm::Role;

/// A swarm of the owner, Ben with two devices, and Cleo.
class EntriesInWords : public testing::Test {
protected:
    EntriesInWords()
    {
        swarm_.letIn(owner_, ben_, Role::Writer, {}, "ben");
        swarm_.letIn(owner_, cleo_, Role::Reader, {}, "cleo");
        swarm_.letIn(ben_, phone_, Role::Reader, swarm_.personOf(ben_), "bens-phone");
    }
    std::string said(const swarm::EntryId& entry) const
    {
        return EntryWords{swarm_.log(), swarm_.fold()}.textOf(*swarm_.log().find(entry));
    }
    std::string says(swarm::Body body) { return said(swarm_.write(owner_, std::move(body))); }

    swarm::LivingSwarm swarm_;
    swarm::Device owner_ = swarm::theOwner();
    swarm::Device ben_ = swarm::deviceOf(21);
    swarm::Device phone_ = swarm::deviceOf(22);
    swarm::Device cleo_ = swarm::deviceOf(23);
};

TEST_F(EntriesInWords, ARemovalNamesWhomItRemoves)
{
    EXPECT_EQ(says(swarm::Remove{.person = {}, .devices = {phone_.id()}, .through = {}, .epoch = {}}),
              "removes bens-phone");
    EXPECT_EQ(says(swarm::Remove{.person = swarm_.personOf(cleo_), .devices = {}, .through = {}, .epoch = {}}),
              "removes cleo");
    EXPECT_EQ(says(swarm::Remove{.person = swarm_.personOf(ben_), .devices = {}, .through = {}, .epoch = {}}),
              "removes ben, bens-phone: all devices of one person");
}

TEST_F(EntriesInWords, WhatTheRecoveryWordsDidIsToldAsTheirs)
{
    swarm::OwnerDevice owner;
    owner.keys = cleo_.keys();
    owner.person = swarm_.personOf(cleo_);
    owner.label = "cleo";
    owner.cut = {owner_.id()};
    owner.epoch = swarm::filled<swarm::SecretHash>(1);
    owner.byDevice = signRequest({swarm::shortened(swarm_.id()), {}, owner.keys, owner.label, {}}, cleo_.signing);
    const auto bytes = swarm::writeRecovery(owner, swarm::theRecoveryKey().signing, swarm_.log(), swarm_.fold(), {});
    ASSERT_TRUE(bytes);
    swarm_.take(*bytes);

    const EntryWords words{swarm_.log(), swarm_.fold()};
    EXPECT_EQ(words.labelOf(swarm::theRecoveryKey().id()), "recovery words");
    EXPECT_EQ(said(swarm::entryIdOf(*bytes)),
              "makes cleo an owner's device, and takes away "
                  + std::get<swarm::Genesis>(swarm::theGenesis().body).label);
}

TEST_F(EntriesInWords, InvitesAreNamedAsTheirListNamesThem)
{
    const auto invite = swarm_.invite(owner_, Role::Admin);
    const auto key = std::get<swarm::Invite>(swarm_.log().find(invite)->body).key;
    const auto beginning = toHex(key.view().first(4));

    EXPECT_EQ(said(invite).find("makes the invite " + beginning + ": lets in 1 device as an admin, until "), 0U)
        << said(invite);
    EXPECT_EQ(says(swarm::CancelInvite{invite}), "cancels the invite " + beginning);
}

TEST_F(EntriesInWords, WhatIsTakenOutOfTheCatalogueIsNamed)
{
    const auto shared = swarm_.write(owner_, swarm::publishOf("Recordings"));

    EXPECT_EQ(said(shared), "shares \"Recordings\"");
    EXPECT_EQ(says(swarm::Retire{shared}), "takes \"Recordings\" out of the catalogue");
}

TEST_F(EntriesInWords, RolesHaveTheirArticle)
{
    swarm::ChangeRole change{.device = cleo_.id(), .person = swarm_.personOf(cleo_), .role = Role::Admin};
    EXPECT_EQ(says(change), "makes cleo an admin");
    change.role = Role::Writer;
    EXPECT_EQ(says(change), "makes cleo a writer");
}

TEST_F(EntriesInWords, NoKindIsLeftWithoutWordsAndNoneNeedsTheProtocolToBeUnderstood)
{
    for (const auto& entry : swarm_.log().inOrder()) {
        EXPECT_NE(said(entry), "");
        EXPECT_EQ(said(entry).find("epoch"), std::string::npos) << said(entry);
    }
    const auto epoch = says(swarm::Epoch{swarm::filled<swarm::SecretHash>(1)});
    EXPECT_EQ(epoch, "changes the secret that the members share");
    EXPECT_STREQ(kindOf(swarm::Epoch{}), "epoch") << "the kind is for programs";
}

} // namespace
} // namespace shoal::bt
