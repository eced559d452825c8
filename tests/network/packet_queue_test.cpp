// The link as a calculation: times are handed in.
#include "tests/support/link/packet_queue.h"

#include <gtest/gtest.h>

namespace shoal::test {
namespace {
using namespace std::chrono_literals;

class PacketQueueTest : public testing::Test {
protected:
    static Packet packetOf(std::size_t size, int mark = 0) { return Packet(size, static_cast<std::byte>(mark)); }

    /// Puts 1,000 packets and says which came through.
    static std::vector<std::size_t> survivors(const LinkOptions& options)
    {
        PacketQueue queue{options};
        std::vector<std::size_t> through;
        for (std::size_t i = 0; i < 1'000; ++i) {
            queue.put(PacketQueue::Time{}, packetOf(i + 1));
            if (const auto packet = queue.take(PacketQueue::Time{} + 1h))
                through.push_back(packet->size() - 1);
        }
        return through;
    }

    const PacketQueue::Time start_{1h};
};

TEST_F(PacketQueueTest, GivesAPacketWhenTheDelayIsOverAndNotBefore)
{
    PacketQueue queue{{.delay = 20ms}};
    queue.put(start_, packetOf(100));

    EXPECT_EQ(queue.nextArrival(), start_ + 20ms);
    EXPECT_FALSE(queue.take(start_ + 20ms - 1us));
    EXPECT_TRUE(queue.take(start_ + 20ms));
    EXPECT_FALSE(queue.nextArrival());
}

TEST_F(PacketQueueTest, KeepsTheOrder)
{
    PacketQueue queue{{.delay = 20ms, .rate = {1'000'000}}};
    for (int mark = 0; mark < 10; ++mark)
        queue.put(start_ + mark * 1us, packetOf(100, mark));
    for (int mark = 0; mark < 10; ++mark) {
        const auto packet = queue.take(start_ + 1s);
        ASSERT_TRUE(packet);
        EXPECT_EQ(*packet, packetOf(100, mark));
    }
}

TEST_F(PacketQueueTest, SendsPacketsOneAfterTheOtherAtItsRate)
{
    PacketQueue queue{{.delay = 5ms, .rate = {100'000}}};
    for (int i = 0; i < 3; ++i)
        queue.put(start_, packetOf(1'000)); // 10 ms each

    EXPECT_EQ(queue.nextArrival(), start_ + 15ms);
    EXPECT_TRUE(queue.take(start_ + 35ms));
    EXPECT_EQ(queue.nextArrival(), start_ + 25ms);
    EXPECT_TRUE(queue.take(start_ + 35ms));
    EXPECT_EQ(queue.nextArrival(), start_ + 35ms);
}

TEST_F(PacketQueueTest, SavesNoTimeInWhichNothingWasSent)
{
    PacketQueue queue{{.rate = {100'000}}};
    queue.put(start_ + 1s, packetOf(1'000));
    EXPECT_EQ(queue.nextArrival(), start_ + 1s + 10ms);
}

TEST_F(PacketQueueTest, DropsWhatFindsTheQueueFullAndTakesAgainWhatFindsRoom)
{
    PacketQueue queue{{.rate = {100'000}, .queue = 3'000}};
    for (int i = 0; i < 5; ++i)
        queue.put(start_, packetOf(1'000));
    EXPECT_EQ(queue.count().dropped, 2U);

    queue.put(start_ + 10ms, packetOf(1'000)); // one went out
    EXPECT_EQ(queue.count().dropped, 2U);
    while (queue.take(start_ + 1s)) {}
    EXPECT_EQ(queue.count().carried, 4U);
}

TEST_F(PacketQueueTest, QueuesNothingWithoutARate)
{
    PacketQueue queue{{.delay = 1ms, .queue = 0}};
    queue.put(start_, packetOf(1'000));
    EXPECT_EQ(queue.count().dropped, 0U);
}

TEST_F(PacketQueueTest, IsFullWhileItCarriesAsMuchAsItMay)
{
    PacketQueue queue{{.delay = 1ms, .inFlight = 2'000}};
    queue.put(start_, packetOf(1'000));
    EXPECT_FALSE(queue.isFull());
    queue.put(start_, packetOf(1'000));
    EXPECT_TRUE(queue.isFull());
    EXPECT_TRUE(queue.take(start_ + 1ms));
    EXPECT_FALSE(queue.isFull());
}

TEST_F(PacketQueueTest, LosesTheSamePacketsForTheSameSeedAndOthersForAnother)
{
    const auto through = survivors({.loss = 0.1, .seed = 7});
    EXPECT_EQ(through, survivors({.loss = 0.1, .seed = 7}));
    EXPECT_NE(through, survivors({.loss = 0.1, .seed = 8}));
    EXPECT_GT(through.size(), 850U);
    EXPECT_LT(through.size(), 950U);
}

TEST_F(PacketQueueTest, LosesNothingWithoutLossAndEverythingWithAllOfIt)
{
    EXPECT_EQ(survivors({}).size(), 1'000U);
    EXPECT_EQ(survivors({.loss = 1}).size(), 0U);
}

} // namespace
} // namespace shoal::test
