// Promise: nobody voids others' entries by writing two histories; an old backup that was restored costs little.
#include "tests/core/swarm/promises/tale.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using simulation::Rules;
using simulation::without;

/// An admin who let a reader in, on which the owner built; another admin; a writer who published.
struct ForkedSwarm : testing::Test {
    Tale tale;
    Device owner = theOwner();
    Device mallory = deviceOf(1);
    Device admin = deviceOf(2);
    Device writer = deviceOf(3);
    Device reader = deviceOf(4);
    Device friendOfMallory = deviceOf(5);
    EntryId admitMallory = tale.letsIn(mallory, Role::Admin);
    EntryId admitAdmin = tale.letsIn(admin, Role::Admin);
    EntryId admitWriter = tale.letsIn(writer, Role::Writer);
    Code code = tale.invites(mallory, Role::Reader, {admitWriter});
    EntryId admitReader = tale.says(mallory, {}, tale.admissionUnder(code, reader, Role::Reader));
    EntryId photos = tale.says(writer, {admitWriter}, publishOf("Photos"));

    EntryId halfOf(const Device& by, std::optional<EntryId> previous, Tale::Past past)
    {
        return tale.saysAfter(by, previous, std::move(past), publishOf("Another half"));
    }
};

TEST_F(ForkedSwarm, ALateForkOfAnAdminTakesAwayNobodyOnWhomTheOwnerBuilt)
{
    tale.says(owner, {admitReader}, Epoch{});
    halfOf(mallory, std::nullopt, {admitMallory});
    EXPECT_TRUE(verdictOf(tale).member(reader.id()));
    EXPECT_TRUE(verdictOf(tale).member(mallory.id())->isSuspended);
    EXPECT_FALSE(verdictOf(tale, without(&Rules::anchors)).member(reader.id()));
}

TEST_F(ForkedSwarm, AnotherAdminsEntriesAnchorLikewise)
{
    tale.says(admin, {admitAdmin, admitReader}, Epoch{});
    halfOf(mallory, std::nullopt, {admitMallory});
    EXPECT_TRUE(verdictOf(tale).member(reader.id()));
}

TEST_F(ForkedSwarm, WhatNobodyBuiltOnIsVoidFromTheForkOn)
{
    const auto later = tale.says(mallory, {}, Epoch{});
    const auto other = halfOf(mallory, admitReader, {});
    for (const auto& half : {later, other})
        EXPECT_FALSE(verdictOf(tale).counts(half));
    EXPECT_TRUE(verdictOf(tale, without(&Rules::forksVoid)).counts(other));
    EXPECT_FALSE(verdictOf(tale).counts(tale.says(mallory, {}, Epoch{}))) << "and on";
}

TEST_F(ForkedSwarm, AForkVoidsNothingBeforeIt)
{
    tale.says(mallory, {}, Epoch{});
    halfOf(mallory, admitReader, {});
    EXPECT_TRUE(verdictOf(tale).member(reader.id()));
}

TEST_F(ForkedSwarm, AWritersLateForkLeavesWhatAnAdminBuiltOn)
{
    const auto invite = tale.invites(writer, Role::Reader, {}, personOf(writer)).invite;
    tale.says(admin, {admitAdmin, invite}, Epoch{});
    halfOf(writer, std::nullopt, {admitWriter});
    EXPECT_TRUE(verdictOf(tale).counts(photos));
    EXPECT_TRUE(verdictOf(tale).counts(invite));
    EXPECT_FALSE(verdictOf(tale, without(&Rules::anchors)).counts(photos));
}

TEST_F(ForkedSwarm, AReaderKeepsNothingOfAForkedFriendAlive)
{
    const auto admitFriend = tale.letsIn(friendOfMallory, Role::Reader);
    const auto half = tale.says(writer, {}, publishOf("Half"));
    const auto invite = tale.invites(writer, Role::Reader, {}, personOf(writer)).invite;
    tale.saysAfter(writer, photos, {}, publishOf("Other half"));
    tale.says(friendOfMallory, {admitFriend, invite}, Leave{}); // knows half
    EXPECT_FALSE(verdictOf(tale).counts(half));
    EXPECT_TRUE(verdictOf(tale, without(&Rules::onlyAdminsAnchor)).counts(half));
}

TEST_F(ForkedSwarm, AForkOfTheOwnerVoidsNothing)
{
    tale.saysAfter(owner, tale.genesis(), {}, publishOf("From an old backup"));
    const auto verdict = verdictOf(tale);
    for (const auto& bytes : tale.history().entries())
        EXPECT_TRUE(verdict.counts(entryIdOf(bytes)));
    EXPECT_TRUE(verdict.member(owner.id())->isSuspended);
    EXPECT_EQ(verdict.member(owner.id())->role, Role::Owner);
    EXPECT_TRUE(verdict.relayed.size() == tale.history().entries().size()) << "what counts is relayed";
}

TEST_F(ForkedSwarm, TheOwnerSettlesItsOwnFork)
{
    const auto half = tale.saysAfter(owner, tale.genesis(), {}, publishOf("From an old backup"));
    tale.says(owner, {}, settlementOf(owner, {half}));
    EXPECT_FALSE(verdictOf(tale).member(owner.id())->isSuspended);
}

TEST_F(ForkedSwarm, AnAdminSettlesNoOwnersFork)
{
    const auto half = tale.saysAfter(owner, tale.genesis(), {}, publishOf("From an old backup"));
    tale.says(admin, {admitWriter}, settlementOf(owner, {half}));
    EXPECT_TRUE(verdictOf(tale).member(owner.id())->isSuspended);
    EXPECT_FALSE(verdictOf(tale, without(&Rules::settledByHigher)).member(owner.id())->isSuspended);
}

TEST_F(ForkedSwarm, AnOldBackupIsSettledAndBothHalvesAreKept)
{
    const auto music = tale.says(writer, {}, publishOf("Music"));
    const auto films = tale.saysAfter(writer, photos, {}, publishOf("Films"));
    EXPECT_TRUE(verdictOf(tale).counts(photos));
    EXPECT_FALSE(verdictOf(tale).counts(music) || verdictOf(tale).counts(films));
    EXPECT_EQ(verdictOf(tale).unmendedForks.at(writer.id()), (Fork{std::min(music, films), std::max(music, films)}));

    const auto settle = tale.says(admin, {admitWriter}, settlementOf(writer, {music, films}));
    const auto books = tale.saysAfter(writer, films, {settle}, publishOf("Books"));
    for (const auto& share : {music, films, books})
        EXPECT_TRUE(verdictOf(tale).counts(share));
    EXPECT_FALSE(verdictOf(tale).member(writer.id())->isSuspended);
}

TEST_F(ForkedSwarm, AThirdHalfAfterASettlementChangesNothingAndIsNotPassedOn)
{
    const auto music = tale.says(writer, {}, publishOf("Music"));
    const auto films = tale.saysAfter(writer, photos, {}, publishOf("Films"));
    const auto settle = tale.says(admin, {admitWriter}, settlementOf(writer, {music, films}));
    const auto books = tale.saysAfter(writer, films, {settle}, publishOf("Books"));
    const auto third = tale.saysAfter(writer, photos, {}, publishOf("Third"));
    const auto verdict = verdictOf(tale);
    EXPECT_FALSE(verdict.member(writer.id())->isSuspended);
    EXPECT_TRUE(verdict.counts(music) && verdict.counts(films) && verdict.counts(books));
    EXPECT_FALSE(verdict.counts(third));
    EXPECT_FALSE(verdict.relayed.contains(third));
    EXPECT_TRUE(verdictOf(tale, without(&Rules::twoHalvesMend)).member(writer.id())->isSuspended);
}

TEST_F(ForkedSwarm, ASettlementThatKnowsOneHalfMendsNothing)
{
    const auto music = tale.says(writer, {}, publishOf("Music"));
    tale.saysAfter(writer, photos, {}, publishOf("Films"));
    tale.says(admin, {admitWriter}, settlementOf(writer, {music}));
    EXPECT_TRUE(verdictOf(tale).member(writer.id())->isSuspended);
}

TEST_F(ForkedSwarm, AnAdminsForkIsSettledByTheOwnerAlone)
{
    const auto one = tale.says(mallory, {}, Epoch{});
    const auto other = halfOf(mallory, admitReader, {});
    for (const auto& by : {admin, mallory}) {
        tale.says(by, {admitAdmin}, settlementOf(mallory, {one, other}));
        EXPECT_TRUE(verdictOf(tale).member(mallory.id())->isSuspended);
    }
    tale.says(owner, {}, settlementOf(mallory, {one, other}));
    EXPECT_FALSE(verdictOf(tale).member(mallory.id())->isSuspended);
}

TEST_F(ForkedSwarm, ALoweredAdminKeepsNoForkThatItSettledItself)
{
    const auto one = tale.says(mallory, {}, Epoch{});
    const auto other = halfOf(mallory, admitReader, {});
    const auto settle = tale.says(mallory, {}, settlementOf(mallory, {one, other}));
    const auto anchor = tale.says(admin, {admitAdmin, settle}, Epoch{});
    tale.says(owner, {anchor}, roleFor(mallory, Role::Writer));
    EXPECT_TRUE(verdictOf(tale).member(mallory.id())->isSuspended);
    EXPECT_FALSE(verdictOf(tale, without(&Rules::settledByHigher)).member(mallory.id())->isSuspended);
}

TEST_F(ForkedSwarm, WhoeverWasForkedWhenAnAdminSettledIsSuspendedAsAnAdminUntilTheOwnerSettles)
{
    const auto music = tale.says(writer, {}, publishOf("Music"));
    const auto films = tale.saysAfter(writer, photos, {}, publishOf("Films"));
    const auto settle = tale.says(admin, {admitWriter}, settlementOf(writer, {music, films}));
    const auto promotion = tale.says(owner, {settle}, roleFor(writer, Role::Admin));
    const auto epoch = tale.saysAfter(writer, films, {promotion}, Epoch{});
    EXPECT_FALSE(verdictOf(tale).counts(epoch));
    EXPECT_TRUE(verdictOf(tale).member(writer.id())->isSuspended);
    tale.says(owner, {}, settlementOf(writer, {music, epoch}));
    EXPECT_TRUE(verdictOf(tale).counts(epoch));
    EXPECT_FALSE(verdictOf(tale).member(writer.id())->isSuspended);
}

TEST_F(ForkedSwarm, NobodyIsLetInAgainByAFork)
{
    const auto removal = tale.says(owner, {admitReader}, removalOf({reader.id()}));
    tale.saysAfter(mallory, code.invite, {}, tale.admissionUnder(code, reader, Role::Reader, filled<PersonId>(0x66)));
    EXPECT_FALSE(verdictOf(tale).member(reader.id()));
    tale.says(admin, {admitAdmin, removal}, Epoch{});
    EXPECT_FALSE(verdictOf(tale).member(reader.id()));
}

} // namespace
} // namespace shoal::swarm
