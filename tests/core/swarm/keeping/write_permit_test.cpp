#include "core/swarm/keeping/write_permit.h"

#include "tests/core/swarm/vectors.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;
using Waits = Permission::Waits;

const WritePermit::Time asked{};
const ChainTeller memberAna{filled<DeviceId>(1), filled<PersonId>(1)};
const ChainTeller memberBo{filled<DeviceId>(2), filled<PersonId>(2)};
const ChainTeller memberEve{filled<DeviceId>(3), filled<PersonId>(3)};
const ChainTeller evesOther{filled<DeviceId>(4), filled<PersonId>(3)};
constexpr std::size_t threeOthers = 3; ///< other members

OwnEntry ownNumber(std::uint8_t sequence) { return {sequence, filled<EntryId>(sequence)}; }

class CountedChain : public OwnChain {
public:
    std::uint8_t count = 5;
    bool holds(const EntryId& entry) const override
    {
        for (std::uint8_t i = 1; i <= count; ++i)
            if (ownNumber(i).id == entry)
                return true;
        return false;
    }
    std::uint64_t length() const override { return count; }
};

class SwarmWritePermit : public testing::Test {
protected:
    WritePermit after(Doubt doubt, std::uint64_t known = 0) const { return {doubt, known, chain, asked}; }
    static void showNumber(WritePermit& permit, std::uint8_t sequence, WritePermit::Time now)
    {
        permit.shown(ownNumber(sequence).id, sequence, now);
    }
    CountedChain chain;
};

TEST_F(SwarmWritePermit, IsThereFromTheStartWhereNothingIsDoubted)
{
    chain.count = 0;
    auto fresh = after(Doubt::None);
    EXPECT_TRUE(fresh.ask(threeOthers, asked).mayWrite());
    EXPECT_EQ(fresh.doubt(), Doubt::None);
}

TEST_F(SwarmWritePermit, WaitsForAMemberUnderEachDoubt)
{
    for (const auto doubt : {Doubt::NoMark, Doubt::OtherMark, Doubt::Imported, Doubt::ToldHigher, Doubt::Copied}) {
        auto permit = after(doubt);
        EXPECT_EQ(permit.ask(threeOthers, asked), (Permission{Waits::ForAMember, doubt}));
        permit.told(memberAna, ownNumber(5), asked);
        EXPECT_EQ(permit.ask(threeOthers, asked).waits, Waits::ForMoreMembers);
        EXPECT_EQ(permit.ask(threeOthers, asked).until, asked + WritePermit::patience);
        EXPECT_FALSE(permit.ask(threeOthers, asked + WritePermit::patience - 1s).mayWrite());
        EXPECT_TRUE(permit.ask(threeOthers, asked + WritePermit::patience).mayWrite());
        EXPECT_EQ(permit.doubt(), Doubt::None);
    }
}

TEST_F(SwarmWritePermit, IsThereAtOnceWhenAllMembersTold)
{
    auto permit = after(Doubt::NoMark);
    permit.told(memberAna, ownNumber(5), asked);
    permit.told(memberAna, ownNumber(5), asked);
    EXPECT_FALSE(permit.ask(2, asked).mayWrite()) << "one of them, twice";
    permit.told(memberBo, std::nullopt, asked);
    EXPECT_TRUE(permit.ask(2, asked).mayWrite());
}

TEST_F(SwarmWritePermit, WaitsForTheEntriesOfWhichOneWasShown)
{
    auto permit = after(Doubt::NoMark);
    permit.told(memberAna, ownNumber(5), asked); // it was away itself, or hides the rest
    permit.told(memberBo, ownNumber(8), asked + 1min);
    showNumber(permit, 8, asked + 1min);
    EXPECT_EQ(permit.ask(2, asked + 1min), (Permission{Waits::ForOwnEntries, Doubt::NoMark, 8}));
    EXPECT_EQ(permit.ask(2, asked + 10min).waits, Waits::ForOwnEntries) << "though the first told long ago";
    chain.count = 8;
    permit.told(memberBo, ownNumber(8), asked + 10min);
    EXPECT_TRUE(permit.ask(2, asked + 10min).mayWrite());
}

TEST_F(SwarmWritePermit, OfAnOldDatabaseIsThereAsSoonAsAllThatWasMarkedIsBack)
{
    auto permit = after(Doubt::OldDatabase, 8);
    EXPECT_EQ(permit.ask(threeOthers, asked), (Permission{Waits::ForOwnEntries, Doubt::OldDatabase, 8}));
    permit.told(memberAna, ownNumber(5), asked);
    EXPECT_FALSE(permit.ask(1, asked + 1min).mayWrite()) << "a member that knows less opens nothing";
    chain.count = 7;
    EXPECT_FALSE(permit.ask(threeOthers, asked + 1min).mayWrite());
    chain.count = 8;
    EXPECT_TRUE(permit.ask(threeOthers, asked + 1min).mayWrite());
}

TEST_F(SwarmWritePermit, OfAnImportNeedsWhatTheFileKnewOfAndAMembersWord)
{
    auto permit = after(Doubt::Imported, 6);
    permit.told(memberAna, ownNumber(5), asked);
    EXPECT_EQ(permit.ask(1, asked), (Permission{Waits::ForOwnEntries, Doubt::Imported, 6}));
    chain.count = 6;
    EXPECT_TRUE(permit.ask(1, asked).mayWrite());
}

TEST_F(SwarmWritePermit, IsTakenAwayByAHigherEntryThatIsShown)
{
    auto permit = after(Doubt::None);
    permit.told(memberAna, ownNumber(4), asked);
    EXPECT_TRUE(permit.ask(threeOthers, asked).mayWrite()) << "a member that hasn't all of ours yet";
    permit.told(memberAna, ownNumber(7), asked);
    showNumber(permit, 7, asked);
    EXPECT_EQ(permit.ask(threeOthers, asked), (Permission{Waits::ForOwnEntries, Doubt::ToldHigher, 7}));
    EXPECT_EQ(permit.doubt(), Doubt::ToldHigher) << "to be kept over a restart";
    EXPECT_EQ(permit.known(), 7U) << "likewise";
    chain.count = 7;
    permit.told(memberAna, ownNumber(7), asked + 1s);
    EXPECT_EQ(permit.ask(threeOthers, asked + 1s).waits, Waits::ForMoreMembers);
    EXPECT_TRUE(permit.ask(threeOthers, asked + 1s + WritePermit::patience).mayWrite());
}

TEST_F(SwarmWritePermit, IsTakenAwayThoughWhatWasShownWasKeptAtOnceForOthersMayKnowMore)
{
    auto permit = after(Doubt::None);
    chain.count = 6;
    showNumber(permit, 6, asked);
    EXPECT_EQ(permit.ask(threeOthers, asked), (Permission{Waits::ForAMember, Doubt::ToldHigher}));
    permit.told(memberAna, ownNumber(6), asked);
    EXPECT_TRUE(permit.ask(1, asked).mayWrite());
}

TEST_F(SwarmWritePermit, IsNeverGivenBackByTimeWhileAHigherEntryThatWasShownIsMissing)
{
    auto permit = after(Doubt::None);
    showNumber(permit, 7, asked); // and who showed it is gone
    permit.told(memberAna, ownNumber(5), asked);
    EXPECT_EQ(permit.ask(1, asked + 9min).waits, Waits::ForOwnEntries);
    EXPECT_EQ(permit.ask(1, asked + 24h), (Permission{Waits::ForThePerson, Doubt::ToldHigher, 7}));
    EXPECT_TRUE(permit.goOn(1, asked + 24h));
    permit.told(memberBo, ownNumber(7), asked + 25h);
    showNumber(permit, 7, asked + 25h);
    EXPECT_TRUE(permit.ask(1, asked + 25h).mayWrite()) << "the person knew";
}

TEST_F(SwarmWritePermit, OfAnEntryThatWasShownInAnEarlierRunIsStillWaitedFor)
{
    auto permit = after(Doubt::ToldHigher, 7);
    permit.told(memberAna, ownNumber(5), asked);
    EXPECT_EQ(permit.ask(1, asked), (Permission{Waits::ForOwnEntries, Doubt::ToldHigher, 7}));
}

TEST_F(SwarmWritePermit, IsTakenAwayByAStatementOfOursThatNamesWhatIsntHere)
{
    auto permit = after(Doubt::None);
    const auto head = ownNumber(7).id; // of anybody: we don't know its number
    permit.shown(head, {}, asked);
    permit.told(memberAna, ownNumber(5), asked);
    EXPECT_EQ(permit.ask(1, asked).waits, Waits::ForOwnEntries);
    EXPECT_EQ(permit.ask(1, asked + WritePermit::patience).waits, Waits::ForThePerson);
    chain.count = 7;
    EXPECT_TRUE(permit.ask(1, asked + WritePermit::patience).mayWrite());
}

TEST_F(SwarmWritePermit, IsTakenAwayForTenMinutesByAnotherEntryOfASequenceThatIsHere)
{
    auto permit = after(Doubt::None);
    const auto half = filled<EntryId>(99);
    permit.shown(half, 5, asked);
    permit.told(memberAna, OwnEntry{5, half}, asked);
    EXPECT_FALSE(permit.ask(1, asked + 9min).mayWrite()) << "it is a copy's, and more may come";
    EXPECT_TRUE(permit.ask(1, asked + 10min).mayWrite()) << "the fork is there already";
}

TEST_F(SwarmWritePermit, APersonThatLiesStopsADeviceOnceForTenSeconds)
{
    auto permit = after(Doubt::None);
    permit.told(memberEve, OwnEntry{4'000'000'000, filled<EntryId>(99)}, asked);
    for (auto time = asked; time < asked + WritePermit::claimPatience; time += 1s) {
        // Claims anew don't prolong it, nor do those of the person's other devices.
        permit.told(memberEve, OwnEntry{4'000'000'000, filled<EntryId>(98)}, time);
        permit.told(evesOther, OwnEntry{4'000'000'000, filled<EntryId>(97)}, time);
        EXPECT_EQ(permit.ask(threeOthers, time).waits, Waits::ForOwnEntries);
        EXPECT_EQ(permit.doubt(), Doubt::None) << "nothing to be kept, or told";
    }
    EXPECT_TRUE(permit.ask(threeOthers, asked + WritePermit::claimPatience).mayWrite());
    permit.told(memberEve, OwnEntry{4'000'000'000, filled<EntryId>(97)}, asked + 11min);
    permit.told(evesOther, OwnEntry{4'000'000'000, filled<EntryId>(96)}, asked + 11min);
    EXPECT_TRUE(permit.ask(threeOthers, asked + 11min).mayWrite());
    permit.told(memberAna, ownNumber(7), asked + 12min);
    EXPECT_FALSE(permit.ask(threeOthers, asked + 12min).mayWrite()) << "others are still listened to";
}

TEST_F(SwarmWritePermit, AClaimThatIsTrueAndSlowIsNoLie)
{
    auto permit = after(Doubt::None);
    permit.told(memberAna, ownNumber(7), asked);
    EXPECT_TRUE(permit.ask(1, asked + 1min).mayWrite());
    showNumber(permit, 7, asked + 1min);
    EXPECT_FALSE(permit.ask(1, asked + 1min).mayWrite());
    chain.count = 7;
    permit.told(memberAna, ownNumber(7), asked + 2min);
    EXPECT_TRUE(permit.ask(1, asked + 2min).mayWrite());
}

TEST_F(SwarmWritePermit, ALiarsWordSettlesNoOtherDoubt)
{
    auto permit = after(Doubt::NoMark);
    permit.told(memberEve, OwnEntry{9, filled<EntryId>(99)}, asked);
    EXPECT_EQ(permit.ask(threeOthers, asked).waits, Waits::ForOwnEntries);
    EXPECT_EQ(permit.ask(threeOthers, asked + 1min).waits, Waits::ForAMember);
    permit.told(memberEve, ownNumber(5), asked + 1min); // takes it back
    EXPECT_EQ(permit.ask(threeOthers, asked + 9min).waits, Waits::ForAMember);
    EXPECT_EQ(permit.ask(threeOthers, asked + 10min), (Permission{Waits::ForThePerson, Doubt::NoMark}));
}

TEST_F(SwarmWritePermit, OfTheLastDeviceIsThePersonsToGive)
{
    auto permit = after(Doubt::NoMark);
    EXPECT_EQ(permit.ask(0, asked), (Permission{Waits::ForThePerson, Doubt::NoMark}));
    EXPECT_TRUE(permit.goOn(0, asked));
    EXPECT_TRUE(permit.ask(0, asked).mayWrite());
}

TEST_F(SwarmWritePermit, IsThePersonsToGiveWhenNobodyTellsForTenMinutes)
{
    auto permit = after(Doubt::OldDatabase, 8);
    EXPECT_FALSE(permit.goOn(threeOthers, asked + WritePermit::patience - 1s));
    EXPECT_EQ(permit.doubt(), Doubt::OldDatabase);
    EXPECT_EQ(permit.ask(threeOthers, asked + WritePermit::patience),
              (Permission{Waits::ForThePerson, Doubt::OldDatabase, 8}));
    EXPECT_TRUE(permit.goOn(threeOthers, asked + WritePermit::patience));
    EXPECT_EQ(permit.doubt(), Doubt::None);
}

TEST_F(SwarmWritePermit, IsNotThePersonsToGiveWhileAMemberThatShowedMoreMayGiveIt)
{
    auto permit = after(Doubt::NoMark);
    showNumber(permit, 8, asked + 9min);
    EXPECT_FALSE(permit.goOn(threeOthers, asked + 12min));
    EXPECT_FALSE(permit.goOn(0, asked + 12min));
    EXPECT_TRUE(permit.goOn(threeOthers, asked + 9min + WritePermit::patience));
}

} // namespace
} // namespace shoal::swarm
