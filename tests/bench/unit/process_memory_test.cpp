#include "tests/bench/programs/process_memory.h"

#include <gtest/gtest.h>
#include <unistd.h>

namespace shoal::bench {
namespace {

TEST(MemoryOfAProcess, IsItsOwnAndMappedApart)
{
    const auto memory = memoryOf("Name:\tsome RssAnon:\nVmPeak:\t  999 kB\nVmRSS:\t     60 kB\nRssAnon:\t     10 kB\n"
                                 "RssFile:\t     20 kB\nRssShmem:\t     30 kB\n");

    EXPECT_EQ(memory.own, 10U * 1024);
    EXPECT_EQ(memory.mapped, 50U * 1024);
    EXPECT_EQ(memory.whole, 60U * 1024);
}

TEST(MemoryOfAProcess, IsNothingAfterItsEnd) { EXPECT_EQ(memoryOf("").whole, 0U); }

TEST(MemoryOfAProcess, IsReadFromTheSystem)
{
    const auto memory = memoryOf(getpid());

    EXPECT_GT(memory.own, 0U);
    EXPECT_GT(memory.mapped, 0U);
}

TEST(PeakMemory, IsTheMostOfEachKind)
{
    const auto peak = peakOf({.own = 1, .mapped = 5, .whole = 6}, {.own = 3, .mapped = 2, .whole = 5});

    EXPECT_EQ(peak.own, 3U);
    EXPECT_EQ(peak.mapped, 5U);
    EXPECT_EQ(peak.whole, 6U);
}

TEST(CpuSeconds, AreUserAndSystemTimeWhateverTheProgramIsCalled)
{
    const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));

    EXPECT_DOUBLE_EQ(cpuSecondsOf("12 (a) b) S 1 2 3 4 5 6 7 8 9 10 300 200 99 99"), 500 / ticks);
    EXPECT_DOUBLE_EQ(cpuSecondsOf(""), 0);
}

} // namespace
} // namespace shoal::bench
