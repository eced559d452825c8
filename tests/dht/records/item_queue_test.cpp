// Many who ask the DHT at once ask it a little at a time, and each gets its answer.
#include "dht/records/item_queue.h"

#include "tests/dht/records/fake_items.h"

#include <gtest/gtest.h>
#include <memory>

namespace shoal::dht {
namespace {

ItemKey keyOf(std::size_t who) { return plainKey(who, std::chrono::sys_days{std::chrono::days{20'000}}); }

struct QueueOfItems : testing::Test {
    void askFor(std::size_t who)
    {
        queue->get(keyOf(who), [this, who](const HeardItem& heard) {
            if (heard.isLast)
                answered.push_back(who);
        });
    }
    void write(std::size_t who)
    {
        Item item;
        item.key = keyOf(who);
        queue->put(item, [this](const PutOutcome& outcome) { stored += outcome.stored; });
    }

    FakeItems network;
    std::unique_ptr<ItemQueue> queue = std::make_unique<ItemQueue>(network, QueueLimits{.puts = 2, .gets = 3});
    std::vector<std::size_t> answered;
    std::size_t stored = 0;
};

TEST_F(QueueOfItems, AsksNoMoreAtOnceThanItsLimitAndAllInTheirOrder)
{
    for (std::size_t who = 0; who < 7; ++who)
        askFor(who);
    EXPECT_EQ(network.gets.size(), 3U);
    EXPECT_EQ(queue->waiting(), 4U);
    network.answer();
    EXPECT_EQ(network.gets.size(), 6U);
    network.answer();
    network.answer();
    EXPECT_EQ(answered, (std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 6}));
    EXPECT_EQ(queue->waiting(), 0U);
}

TEST_F(QueueOfItems, CountsPutsByThemselves)
{
    for (std::size_t who = 0; who < 3; ++who)
        askFor(who);
    for (std::size_t who = 0; who < 5; ++who)
        write(who);
    EXPECT_EQ(network.puts.size(), 2U) << "though look-ups are at their limit";
    for (int round = 0; round < 3; ++round)
        network.answer();
    EXPECT_EQ(network.puts.size(), 5U);
    EXPECT_EQ(stored, 5U * 8);
}

TEST_F(QueueOfItems, MakesRoomWithTheLastStepOfAnAnswerOnly)
{
    network.held[keyOf(0)] = Item{.key = keyOf(0), .sequence = 1, .value = {1}, .signature = {}};
    int steps = 0;
    queue->get(keyOf(0), [&](const HeardItem&) { ++steps; });
    for (std::size_t who = 1; who < 6; ++who)
        askFor(who);
    network.answer();
    EXPECT_EQ(steps, 2);
    EXPECT_EQ(network.gets.size(), 6U) << "three answers made room for three";
}

TEST_F(QueueOfItems, LetsWhoeverIsAnsweredAskAnewOrEndIt)
{
    queue->get(keyOf(0), [this](const HeardItem&) { askFor(1); });
    network.answer();
    EXPECT_EQ(network.gets.size(), 2U);
    queue->get(keyOf(2), [this](const HeardItem&) { queue.reset(); });
    write(3);
    network.answer();
    EXPECT_EQ(queue, nullptr);
    EXPECT_EQ(answered, std::vector<std::size_t>{1}) << "what came before its end";
    EXPECT_EQ(stored, 0U) << "and nobody hears of anything after it";
}

} // namespace
} // namespace shoal::dht
