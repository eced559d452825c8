#include "core/swarm/keeping/write_permit.h"

#include "tests/core/swarm/vectors.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;
using Waits = Permission::Waits;

const WritePermit::Time asked{};
const auto memberAna = filled<DeviceId>(1);
const auto memberBo = filled<DeviceId>(2);
const auto memberEve = filled<DeviceId>(3);
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

TEST_F(SwarmWritePermit, WaitsForTheEntriesThatAMemberToldOf)
{
    auto permit = after(Doubt::NoMark);
    permit.told(memberAna, ownNumber(5), asked); // it was away itself, or hides the rest
    permit.told(memberBo, ownNumber(8), asked + 1min);
    EXPECT_EQ(permit.ask(2, asked + 1min), (Permission{Waits::ForOwnEntries, Doubt::NoMark, 8}));
    EXPECT_EQ(permit.ask(2, asked + 10min).waits, Waits::ForOwnEntries) << "though the first told long ago";
    chain.count = 8;
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

TEST_F(SwarmWritePermit, IsTakenAwayWhenALinkTellsAHigherSequence)
{
    auto permit = after(Doubt::None);
    permit.told(memberAna, ownNumber(4), asked);
    EXPECT_TRUE(permit.ask(threeOthers, asked).mayWrite()) << "a member that hasn't all of ours yet";
    permit.told(memberAna, ownNumber(7), asked);
    EXPECT_EQ(permit.ask(threeOthers, asked), (Permission{Waits::ForOwnEntries, Doubt::ToldHigher, 7}));
    EXPECT_EQ(permit.doubt(), Doubt::ToldHigher) << "to be kept over a restart";
    chain.count = 7;
    EXPECT_EQ(permit.ask(threeOthers, asked + 1s).waits, Waits::ForMoreMembers);
    EXPECT_TRUE(permit.ask(threeOthers, asked + 1s + WritePermit::patience).mayWrite());
}

TEST_F(SwarmWritePermit, IsTakenAwayByAnotherEntryOfASequenceThatIsHere)
{
    auto permit = after(Doubt::None);
    permit.told(memberAna, OwnEntry{5, filled<EntryId>(99)}, asked);
    EXPECT_FALSE(permit.ask(threeOthers, asked).mayWrite()) << "a fork is there already";
}

TEST_F(SwarmWritePermit, AMemberThatLiesStopsADeviceOnceForTenMinutes)
{
    auto permit = after(Doubt::None);
    permit.told(memberEve, OwnEntry{4'000'000'000, filled<EntryId>(99)}, asked);
    for (auto time = asked; time < asked + WritePermit::patience; time += 1min) {
        // Claims anew don't prolong it.
        permit.told(memberEve, OwnEntry{4'000'000'000, filled<EntryId>(98)}, time);
        EXPECT_EQ(permit.ask(threeOthers, time).waits, Waits::ForOwnEntries);
    }
    EXPECT_TRUE(permit.ask(threeOthers, asked + WritePermit::patience).mayWrite());
    permit.told(memberEve, OwnEntry{4'000'000'000, filled<EntryId>(97)}, asked + 11min);
    EXPECT_TRUE(permit.ask(threeOthers, asked + 11min).mayWrite());
    permit.told(memberAna, ownNumber(7), asked + 12min);
    EXPECT_FALSE(permit.ask(threeOthers, asked + 12min).mayWrite()) << "others are still listened to";
}

TEST_F(SwarmWritePermit, ALiarsClaimOfAnEarlierRunIsNothingToWaitFor)
{
    auto permit = after(Doubt::ToldHigher, 4'000'000'000);
    permit.told(memberAna, ownNumber(5), asked);
    EXPECT_TRUE(permit.ask(1, asked).mayWrite());
}

TEST_F(SwarmWritePermit, ALiarsClaimSettlesNoOtherDoubt)
{
    auto permit = after(Doubt::NoMark);
    permit.told(memberEve, OwnEntry{9, filled<EntryId>(99)}, asked);
    permit.told(memberEve, ownNumber(5), asked + 1min); // takes it back: too late to be a word
    EXPECT_EQ(permit.ask(threeOthers, asked + 9min).waits, Waits::ForOwnEntries);
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

TEST_F(SwarmWritePermit, IsNotThePersonsToGiveWhileAMemberKnowsMore)
{
    auto permit = after(Doubt::NoMark);
    permit.told(memberAna, ownNumber(8), asked + 9min);
    EXPECT_FALSE(permit.goOn(threeOthers, asked + 12min));
    EXPECT_FALSE(permit.goOn(0, asked + 12min));
}

} // namespace
} // namespace shoal::swarm
