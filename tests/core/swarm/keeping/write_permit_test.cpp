#include "core/swarm/keeping/write_permit.h"

#include "tests/core/swarm/vectors.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;
using Waits = Permission::Waits;

const WritePermit::Time begin{};
const auto ana = filled<DeviceId>(1);
const auto bo = filled<DeviceId>(2);
const auto eve = filled<DeviceId>(3);
constexpr std::size_t three = 3; ///< other members

OwnEntry own(std::uint8_t sequence) { return {sequence, filled<EntryId>(sequence)}; }

class OwnEntries : public OwnChain {
public:
    std::uint8_t count = 5;
    bool holds(const EntryId& entry) const override
    {
        for (std::uint8_t i = 1; i <= count; ++i)
            if (own(i).id == entry)
                return true;
        return false;
    }
    std::uint64_t length() const override { return count; }
};

class SwarmWritePermit : public testing::Test {
protected:
    WritePermit after(Doubt doubt, std::uint64_t known = 0) const { return {doubt, known, chain, begin}; }
    OwnEntries chain;
};

TEST_F(SwarmWritePermit, IsThereFromTheStartWhereNothingIsDoubted)
{
    chain.count = 0;
    auto fresh = after(Doubt::None);
    EXPECT_TRUE(fresh.ask(three, begin).mayWrite());
    EXPECT_EQ(fresh.doubt(), Doubt::None);
}

TEST_F(SwarmWritePermit, WaitsForAMemberUnderEachDoubt)
{
    for (const auto doubt : {Doubt::NoMark, Doubt::OtherMark, Doubt::Imported, Doubt::ToldHigher}) {
        auto permit = after(doubt);
        EXPECT_EQ(permit.ask(three, begin), (Permission{Waits::ForAMember, doubt}));
        permit.told(ana, own(5), begin);
        EXPECT_EQ(permit.ask(three, begin).waits, Waits::ForMoreMembers);
        EXPECT_EQ(permit.ask(three, begin).until, begin + WritePermit::patience);
        EXPECT_FALSE(permit.ask(three, begin + WritePermit::patience - 1s).mayWrite());
        EXPECT_TRUE(permit.ask(three, begin + WritePermit::patience).mayWrite());
        EXPECT_EQ(permit.doubt(), Doubt::None);
    }
}

TEST_F(SwarmWritePermit, IsThereAtOnceWhenAllMembersTold)
{
    auto permit = after(Doubt::NoMark);
    permit.told(ana, own(5), begin);
    permit.told(ana, own(5), begin);
    EXPECT_FALSE(permit.ask(2, begin).mayWrite()) << "one of them, twice";
    permit.told(bo, std::nullopt, begin);
    EXPECT_TRUE(permit.ask(2, begin).mayWrite());
}

TEST_F(SwarmWritePermit, WaitsForTheEntriesThatAMemberToldOf)
{
    auto permit = after(Doubt::NoMark);
    permit.told(ana, own(5), begin); // it was away itself, or hides the rest
    permit.told(bo, own(8), begin + 1min);
    EXPECT_EQ(permit.ask(2, begin + 1min), (Permission{Waits::ForOwnEntries, Doubt::NoMark, 8}));
    EXPECT_EQ(permit.ask(2, begin + 10min).waits, Waits::ForOwnEntries) << "though the first told long ago";
    chain.count = 8;
    EXPECT_TRUE(permit.ask(2, begin + 10min).mayWrite());
}

TEST_F(SwarmWritePermit, OfAnOldDatabaseIsThereAsSoonAsAllThatWasMarkedIsBack)
{
    auto permit = after(Doubt::OldDatabase, 8);
    EXPECT_EQ(permit.ask(three, begin), (Permission{Waits::ForOwnEntries, Doubt::OldDatabase, 8}));
    permit.told(ana, own(5), begin);
    EXPECT_FALSE(permit.ask(1, begin + 1min).mayWrite()) << "a member that knows less opens nothing";
    chain.count = 7;
    EXPECT_FALSE(permit.ask(three, begin + 1min).mayWrite());
    chain.count = 8;
    EXPECT_TRUE(permit.ask(three, begin + 1min).mayWrite());
}

TEST_F(SwarmWritePermit, OfAnImportNeedsWhatTheFileKnewOfAndAMembersWord)
{
    auto permit = after(Doubt::Imported, 6);
    permit.told(ana, own(5), begin);
    EXPECT_EQ(permit.ask(1, begin), (Permission{Waits::ForOwnEntries, Doubt::Imported, 6}));
    chain.count = 6;
    EXPECT_TRUE(permit.ask(1, begin).mayWrite());
}

TEST_F(SwarmWritePermit, IsTakenAwayWhenALinkTellsAHigherSequence)
{
    auto permit = after(Doubt::None);
    permit.told(ana, own(4), begin);
    EXPECT_TRUE(permit.ask(three, begin).mayWrite()) << "a member that hasn't all of ours yet";
    permit.told(ana, own(7), begin);
    EXPECT_EQ(permit.ask(three, begin), (Permission{Waits::ForOwnEntries, Doubt::ToldHigher, 7}));
    EXPECT_EQ(permit.doubt(), Doubt::ToldHigher) << "to be kept over a restart";
    chain.count = 7;
    EXPECT_EQ(permit.ask(three, begin + 1s).waits, Waits::ForMoreMembers);
    EXPECT_TRUE(permit.ask(three, begin + 1s + WritePermit::patience).mayWrite());
}

TEST_F(SwarmWritePermit, IsTakenAwayByAnotherEntryOfASequenceThatIsHere)
{
    auto permit = after(Doubt::None);
    permit.told(ana, OwnEntry{5, filled<EntryId>(99)}, begin);
    EXPECT_FALSE(permit.ask(three, begin).mayWrite()) << "a fork is there already";
}

TEST_F(SwarmWritePermit, AMemberThatLiesStopsADeviceOnceForTenMinutes)
{
    auto permit = after(Doubt::None);
    permit.told(eve, OwnEntry{4'000'000'000, filled<EntryId>(99)}, begin);
    for (auto time = begin; time < begin + WritePermit::patience; time += 1min) {
        // Claims anew don't prolong it.
        permit.told(eve, OwnEntry{4'000'000'000, filled<EntryId>(98)}, time);
        EXPECT_EQ(permit.ask(three, time).waits, Waits::ForOwnEntries);
    }
    EXPECT_TRUE(permit.ask(three, begin + WritePermit::patience).mayWrite());
    permit.told(eve, OwnEntry{4'000'000'000, filled<EntryId>(97)}, begin + 11min);
    EXPECT_TRUE(permit.ask(three, begin + 11min).mayWrite());
    permit.told(ana, own(7), begin + 12min);
    EXPECT_FALSE(permit.ask(three, begin + 12min).mayWrite()) << "others are still listened to";
}

TEST_F(SwarmWritePermit, ALiarsClaimSettlesNoOtherDoubt)
{
    auto permit = after(Doubt::NoMark);
    permit.told(eve, OwnEntry{9, filled<EntryId>(99)}, begin);
    permit.told(eve, own(5), begin + 1min); // takes it back: too late to be a word
    EXPECT_EQ(permit.ask(three, begin + 9min).waits, Waits::ForOwnEntries);
    EXPECT_EQ(permit.ask(three, begin + 10min), (Permission{Waits::ForThePerson, Doubt::NoMark}));
}

TEST_F(SwarmWritePermit, OfTheLastDeviceIsThePersonsToGive)
{
    auto permit = after(Doubt::NoMark);
    EXPECT_EQ(permit.ask(0, begin), (Permission{Waits::ForThePerson, Doubt::NoMark}));
    EXPECT_TRUE(permit.goOn(0, begin));
    EXPECT_TRUE(permit.ask(0, begin).mayWrite());
}

TEST_F(SwarmWritePermit, IsThePersonsToGiveWhenNobodyTellsForTenMinutes)
{
    auto permit = after(Doubt::OldDatabase, 8);
    EXPECT_FALSE(permit.goOn(three, begin + WritePermit::patience - 1s));
    EXPECT_EQ(permit.doubt(), Doubt::OldDatabase);
    EXPECT_EQ(permit.ask(three, begin + WritePermit::patience),
              (Permission{Waits::ForThePerson, Doubt::OldDatabase, 8}));
    EXPECT_TRUE(permit.goOn(three, begin + WritePermit::patience));
    EXPECT_EQ(permit.doubt(), Doubt::None);
}

TEST_F(SwarmWritePermit, IsNotThePersonsToGiveWhileAMemberKnowsMore)
{
    auto permit = after(Doubt::NoMark);
    permit.told(ana, own(8), begin + 9min);
    EXPECT_FALSE(permit.goOn(three, begin + 12min));
    EXPECT_FALSE(permit.goOn(0, begin + 12min));
}

} // namespace
} // namespace shoal::swarm
