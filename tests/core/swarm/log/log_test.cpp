#include "core/swarm/log/log.h"

#include "tests/core/swarm/history.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tuple>

namespace shoal::swarm {
namespace {
using testing::ElementsAre;
using testing::UnorderedElementsAre;

/// The owner lets two writers in; both publish without knowing of each other; the owner then takes the first out.
struct TwoWriters {
    History history;
    Device ana = deviceOf(1);
    Device bo = deviceOf(2);
    EntryId admitAna = history.write(theOwner(), history.genesis(), {}, history.admit(ana, Role::Writer));
    EntryId admitBo = history.write(theOwner(), admitAna, {}, history.admit(bo, Role::Writer));
    EntryId byAna = history.write(ana, {}, {admitBo}, publishOf("Photos"));
    EntryId byBo = history.write(bo, {}, {admitBo}, publishOf("Music"));
    EntryId leaveBo = history.write(bo, byBo, {}, Leave{});
    EntryId removal = history.write(theOwner(), admitBo, {}, removalOf({byAna}));

    Remove removalOf(Through through) const
    {
        Remove remove;
        remove.devices = {ana.id()};
        remove.through = std::move(through);
        return remove;
    }
    Log log() const
    {
        Log log{history.swarm()};
        for (const auto& bytes : history.entries())
            EXPECT_EQ(log.add(bytes), Arrival::Taken);
        return log;
    }
};

/// Everything that a log can be asked, as one value.
auto stateOf(const Log& log, const TwoWriters& story)
{
    return std::tuple{log.inOrder(), log.firstFork(story.ana.id()), log.firstFork(story.bo.id()), log.waiting()};
}

TEST(SwarmLog, TakesAHistoryOnce)
{
    const TwoWriters story;
    auto log = story.log();
    EXPECT_EQ(log.size(), story.history.entries().size());
    for (const auto& bytes : story.history.entries()) {
        EXPECT_EQ(log.add(bytes), Arrival::Known);
        EXPECT_THAT(log.bytesOf(entryIdOf(bytes)), testing::ElementsAreArray(bytes));
        EXPECT_EQ(*log.find(entryIdOf(bytes)), *readEntry(bytes));
    }
    EXPECT_FALSE(log.find(EntryId{}));
    EXPECT_TRUE(log.bytesOf(EntryId{}).empty());
}

TEST(SwarmLog, IsTheSameInEveryOrderOfArrival)
{
    const TwoWriters story;
    const auto expected = stateOf(story.log(), story);
    auto rest = story.history.entries();
    const auto genesis = rest.front();
    rest.erase(rest.begin());
    ASSERT_EQ(rest.size(), 6U);
    std::ranges::sort(rest);
    std::size_t when = 0; // genesis comes at each place in turn
    do {
        auto order = rest;
        order.insert(order.begin() + static_cast<std::ptrdiff_t>(when++ % 7), genesis);
        Log log{story.history.swarm()};
        for (const auto& bytes : order)
            log.add(bytes);
        ASSERT_EQ(stateOf(log, story), expected);
    } while (std::next_permutation(rest.begin(), rest.end()));
}

TEST(SwarmLog, OrdersParentsBeforeChildren)
{
    const TwoWriters story;
    const auto order = story.log().inOrder();
    for (std::size_t i = 0; i < order.size(); ++i)
        for (std::size_t j = i; j < order.size(); ++j)
            EXPECT_FALSE(story.log().isAncestor(order[j], order[i])) << i << " " << j;
}

TEST(SwarmLog, KnowsWhoKnewOfWhat)
{
    const TwoWriters story;
    const auto log = story.log();
    EXPECT_TRUE(log.isAncestor(story.history.genesis(), story.leaveBo));
    EXPECT_TRUE(log.isAncestor(story.admitAna, story.byBo));
    EXPECT_FALSE(log.isAncestor(story.byAna, story.byBo));
    EXPECT_FALSE(log.isAncestor(story.byBo, story.byBo)) << "nothing comes before itself";
    EXPECT_FALSE(log.isAncestor(story.leaveBo, story.byBo));
    EXPECT_FALSE(log.isAncestor(EntryId{}, story.byBo));
    EXPECT_FALSE(log.isAncestor(story.byBo, EntryId{}));
    EXPECT_THAT(log.ancestors(story.byBo),
                UnorderedElementsAre(story.history.genesis(), story.admitAna, story.admitBo));
}

TEST(SwarmLog, ARemovalKnowsWhatItReachesThroughTo)
{
    TwoWriters story;
    const auto without = story.history.write(theOwner(), story.admitBo, {}, story.removalOf({}));
    const auto log = story.log();
    EXPECT_TRUE(log.isAncestor(story.byAna, story.removal));
    EXPECT_FALSE(log.isAncestor(story.byAna, without)); // the control
}

TEST(SwarmLog, WhatComesBeforeItsParentsWaitsForAllOfThem)
{
    const TwoWriters story;
    Log log{story.history.swarm()};
    EXPECT_EQ(log.add(story.history.bytesOf(story.removal)), Arrival::Waiting);
    EXPECT_EQ(log.add(story.history.bytesOf(story.removal)), Arrival::Known);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(log.add(story.history.entries()[i]), Arrival::Taken);
    EXPECT_FALSE(log.find(story.removal)) << "what it reaches through to isn't here";
    EXPECT_EQ(log.add(story.history.bytesOf(story.byAna)), Arrival::Taken);
    EXPECT_TRUE(log.find(story.removal));
    EXPECT_EQ(log.waiting(), 0U);
}

TEST(SwarmLog, TwoEntriesOfOneSequenceAreAFork)
{
    TwoWriters story;
    EXPECT_EQ(story.log().firstFork(story.bo.id()), std::nullopt);
    const auto later = story.history.write(story.bo, story.byBo, {}, publishOf("Films"));
    const auto other = story.history.write(story.bo, {}, {story.admitBo}, publishOf("Books"));

    const auto log = story.log();
    const auto [low, high] = std::minmax(story.byBo, other);
    EXPECT_EQ(log.firstFork(story.bo.id()), (Fork{low, high})) << "the lowest sequence of two";
    EXPECT_EQ(log.firstFork(story.ana.id()), std::nullopt);
    EXPECT_TRUE(log.find(later)) << "a fork is kept as its own proof";
}

} // namespace
} // namespace shoal::swarm
