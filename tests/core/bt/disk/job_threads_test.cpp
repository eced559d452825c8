// Threads that work off jobs, and say when there is nothing to do.
#include "core/bt/disk/job_threads.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <semaphore>

namespace shoal::bt {
namespace {

using namespace std::chrono_literals;

TEST(JobThreads, RunEveryJobBeforeTheyEnd)
{
    std::atomic<int> done{0};
    JobThreads threads{3, 1};
    for (int i = 0; i < 100; ++i)
        threads.add(i % 2 ? JobKind::Prompt : JobKind::Long, [&] { ++done; });
    threads.finish();
    EXPECT_EQ(done, 100);
}

TEST(JobThreads, SayOnceAfterEachSpellOfWorkThatTheyRest)
{
    std::counting_semaphore<> rests{0};
    JobThreads threads{3, 1, {.after = 1ms, .onRest = [&] { rests.release(); }}};
    EXPECT_FALSE(rests.try_acquire()) << "nothing was done yet";
    for (int spell = 0; spell < 3; ++spell) {
        threads.add(JobKind::Prompt, [] {});
        EXPECT_TRUE(rests.try_acquire_for(60s));
    }
    threads.finish();
    EXPECT_FALSE(rests.try_acquire());
}

TEST(JobThreads, DoNotRestWhileOneOfThemWorks)
{
    std::atomic<int> rests{0};
    std::counting_semaphore<> looked{0};
    JobThreads threads{3, 1, {.after = 1ms, .onRest = [&] { ++rests; }}};
    std::promise<void> mayEnd;
    threads.add(JobKind::Prompt, [end = mayEnd.get_future().share()] { end.wait(); });
    for (int i = 0; i < 20; ++i)
        threads.add(JobKind::Prompt, [&] { looked.release(); });
    for (int i = 0; i < 20; ++i)
        EXPECT_TRUE(looked.try_acquire_for(60s));
    EXPECT_EQ(rests, 0);
    mayEnd.set_value();
}

} // namespace
} // namespace shoal::bt
