#include "tests/bench/programs/other_work.h"

#include <gmock/gmock.h>
#include <unistd.h>

namespace shoal::bench {
namespace {

TEST(CpuTimes, AreReadFromTheLineOfAllCores)
{
    const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));

    const auto times = cpuTimesOf("cpu  100 10 200 5000 40 3 7 50 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n", 2.5);

    EXPECT_DOUBLE_EQ(times.busy, 320 / ticks);
    EXPECT_DOUBLE_EQ(times.stolen, 50 / ticks);
    EXPECT_DOUBLE_EQ(times.own, 2.5);
}

TEST(OtherWork, IsWhatWasBusyWithoutOurOwn)
{
    const auto sentence = otherWork({.busy = 100, .stolen = 1, .own = 50}, {.busy = 130, .stolen = 6, .own = 65}, 10);

    EXPECT_THAT(sentence, testing::StartsWith("Meanwhile other work took 1.5 of "));
    EXPECT_THAT(sentence, testing::EndsWith(" and the host 0.5."));
}

TEST(OtherWork, IsNothingRatherThanLessThanThat)
{
    EXPECT_THAT(otherWork({}, {.busy = 10, .own = 11}, 10), testing::HasSubstr("took 0.0 of"));
}

} // namespace
} // namespace shoal::bench
