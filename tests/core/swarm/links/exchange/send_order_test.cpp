#include "core/swarm/links/exchange/send_order.h"

#include "core/swarm/links/exchange/answers.h"
#include "tests/core/swarm/links/exchange/replica.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using testing::ElementsAre;

/// A writer publishes; the owner removes it, naming how far its word counts, and admits another.
struct Ordered {
    History history;
    Device ana = deviceOf(1);
    Device bo = deviceOf(2);
    EntryId admitAna = history.write(theOwner(), history.genesis(), {}, history.admit(ana, Role::Writer));
    EntryId first = history.write(ana, {}, {admitAna}, publishOf("first"));
    EntryId second = history.write(ana, first, {}, publishOf("second"));
    EntryId third = history.write(ana, second, {}, publishOf("third"));
    EntryId removal = history.write(theOwner(), admitAna, {}, removalOf());
    EntryId admitBo = history.write(theOwner(), removal, {}, history.admit(bo, Role::Writer));
    ReplicaLog log{history.swarm(), {}};

    Ordered()
    {
        for (const auto& bytes : history.entries())
            log.add(bytes, Came::AsNeeded);
    }
    Remove removalOf() const
    {
        Remove remove;
        remove.devices = {ana.id()};
        remove.through = {second};
        return remove;
    }
};

TEST(SwarmSendOrder, MembershipAndWhatItBuildsOnComeFirst)
{
    const Ordered story;
    EXPECT_THAT(sendOrder(story.log,
                          {story.third, story.second, story.first, story.admitBo, story.removal, story.admitAna,
                           story.history.genesis()}),
                ElementsAre(story.history.genesis(), story.admitAna, story.first, story.second, story.removal,
                            story.admitBo, story.third));
}

TEST(SwarmSendOrder, LeavesOutWhatIsNotThereAndWhatIsNamedTwice)
{
    const Ordered story;
    EXPECT_THAT(sendOrder(story.log, {story.first, filled<EntryId>(9), story.first}), ElementsAre(story.first));
}

TEST(SwarmAnswers, EveryMessageHasItsEntriesParentsBeforeIt)
{
    const Ordered story;
    Answers answers;
    ASSERT_TRUE(answers.ask({1, {}, {Range{story.ana.id()}, Range{theOwner().id()}}, {}}));
    Log joiner{story.history.swarm()};
    const auto told = answers.next(story.log);
    EXPECT_EQ(told.rest, Rest::Nothing);
    for (const auto& bytes : told.entries)
        EXPECT_EQ(joiner.add(bytes), Arrival::Taken);
    EXPECT_EQ(joiner.size(), story.history.entries().size());
    EXPECT_TRUE(answers.isEmpty());
}

TEST(SwarmAnswers, GiveByNameWhatIsNotRelayed)
{
    const Ordered story;
    ReplicaLog strict{story.history.swarm(), {{story.ana.id(), 0}}};
    for (const auto& bytes : story.history.entries())
        strict.add(bytes, Came::AsNeeded);
    Answers answers;
    answers.ask({1, {story.first}, {}, {}});
    answers.ask({2, {}, {Range{story.ana.id()}}, {}});
    EXPECT_THAT(answers.next(strict).entries, ElementsAre(story.history.bytesOf(story.first)));
    EXPECT_THAT(answers.next(strict).entries, ElementsAre(story.history.bytesOf(story.second)))
        << "the owner's removal has it as a parent";
}

TEST(SwarmAnswers, TakeFourRequestsWithRisingNumbers)
{
    Answers answers;
    const auto request = [](std::uint64_t number) { return EntriesWanted{number, {filled<EntryId>(1)}, {}, {}}; };
    EXPECT_TRUE(answers.ask(request(5)));
    EXPECT_FALSE(answers.ask(request(5)));
    EXPECT_FALSE(answers.ask(request(4)));
    for (std::uint64_t number = 6; number < 9; ++number)
        EXPECT_TRUE(answers.ask(request(number)));
    EXPECT_FALSE(answers.ask(request(9)));
}

} // namespace
} // namespace shoal::swarm
