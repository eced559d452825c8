#include "core/work_thread.h"

#include <future>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <vector>

namespace shoal {
namespace {

TEST(WorkThread, DoesWhatItIsHandedInOrderAndBeforeItEnds)
{
    std::vector<int> done;
    WorkThread thread;
    for (int i = 0; i < 3; ++i)
        thread.post([&done, i] { done.push_back(i); });
    thread.join();
    EXPECT_THAT(done, ::testing::ElementsAre(0, 1, 2));
}

TEST(WorkThread, DropsWorkThatComesAfterItsEnd)
{
    bool isDone = false;
    WorkThread thread;
    thread.join();
    thread.post([&isDone] { isDone = true; });
    EXPECT_FALSE(isDone);
}

TEST(WorkThread, TakesWorkFromItsOwnWork)
{
    bool isDone = false;
    {
        WorkThread thread;
        std::promise<void> second;
        thread.post([&] {
            thread.post([&] {
                isDone = true;
                second.set_value();
            });
        });
        second.get_future().wait();
    }
    EXPECT_TRUE(isDone);
}

} // namespace
} // namespace shoal
