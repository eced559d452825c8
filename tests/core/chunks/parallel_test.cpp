#include "core/chunks/parallel.h"

#include <algorithm>
#include <atomic>
#include <gtest/gtest.h>
#include <stdexcept>
#include <vector>

namespace shoal {
namespace {

TEST(Parallel, DoesEachStepOnce)
{
    std::vector<std::atomic<int>> done(1000);
    const auto result = inParallel(done.size(), 4, [&done] {
        return [&done](std::size_t i) {
            ++done[i];
            return true;
        };
    });
    EXPECT_TRUE(result);
    EXPECT_TRUE(std::all_of(done.begin(), done.end(), [](const auto& count) { return count == 1; }));
}

TEST(Parallel, GivesEachThreadAStepOfItsOwnAndNoMoreThreadsThanSteps)
{
    std::atomic<int> made{0};
    const auto result = inParallel(3, 8, [&made] {
        ++made;
        return [](std::size_t) { return true; };
    });
    EXPECT_TRUE(result);
    EXPECT_EQ(made, 3);
}

TEST(Parallel, AStepCanStopTheRest)
{
    std::atomic<int> done{0};
    const auto result = inParallel(1'000'000, 1, [&done] { return [&done](std::size_t) { return ++done < 5; }; });
    EXPECT_TRUE(result);
    EXPECT_EQ(done, 5);
}

TEST(Parallel, AnExceptionIsAnInternalError)
{
    const auto result = inParallel(
        10, 2, [] { return [](std::size_t i) -> bool { return i == 3 ? throw std::runtime_error{"broken"} : true; }; });
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error(), (Error{ErrorKind::Internal, "", "broken"}));
}

TEST(Parallel, NothingToDoIsDone)
{
    EXPECT_TRUE(inParallel(0, 2, []() -> ParallelStep { throw std::runtime_error{"no step was due"}; }));
}

} // namespace
} // namespace shoal
