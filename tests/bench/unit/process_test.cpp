#include "tests/bench/programs/process.h"

#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>
#include <thread>

namespace shoal::bench {
namespace {

Clock::time_point soon() { return Clock::now() + std::chrono::seconds{60}; }

/// A shell that runs a script, and goes on after it for as long as it isn't ended.
class MeasuredProcess : public testing::Test {
protected:
    Process::Options options() const { return {.home = folder_.path()}; }
    static std::vector<std::string> shell(const std::string& script)
    {
        return {"sh", "-c", script + "; exec tail -f /dev/null"};
    }

    test::TemporaryFolder folder_;
};

TEST_F(MeasuredProcess, IsHeardOnStandardOutputAndError)
{
    Process process{shell("echo one; echo two >&2"), options()};

    EXPECT_EQ(process.waitForLine(std::regex{"^tw"}, soon()), "two");
    EXPECT_EQ(process.waitForLine(std::regex{"^on"}, soon()), "one");
    EXPECT_FALSE(process.hasEnded());
}

TEST_F(MeasuredProcess, SaysNothingMoreAfterItsEnd)
{
    Process process{{"sh", "-c", "echo one"}, options()};

    EXPECT_EQ(process.waitForLine(std::regex{"two"}, soon()), std::nullopt);
    EXPECT_TRUE(process.waitForEnd(soon()));
    EXPECT_EQ(process.output(), "one\n");
}

TEST_F(MeasuredProcess, IsWeighedWhileItRunsAndItsPeakOutlivesIt)
{
    // No shell that becomes another program: in the middle of that nothing is mapped.
    Process process{{"tail", "-f", "/dev/null"}, options()};
    for (const auto deadline = soon(); process.peakMemory().mapped == 0 && Clock::now() < deadline;)
        std::this_thread::yield();

    process.end();

    EXPECT_GT(process.peakMemory().mapped, 0U);
    EXPECT_EQ(process.memory().mapped, 0U);
}

TEST_F(MeasuredProcess, HasItsCpuTimeCountedAfterItsEndToo)
{
    Process process{{"sh", "-c", "i=0; while [ $i -lt 20000 ]; do i=$((i + 1)); done"}, options()};

    ASSERT_TRUE(process.waitForEnd(soon()));

    EXPECT_GT(process.cpuSeconds(), 0);
}

TEST_F(MeasuredProcess, EndsWhenItIsAskedTo)
{
    Process process{shell("echo ready"), options()};
    ASSERT_TRUE(process.waitForLine(std::regex{"ready"}, soon()));

    process.end();

    EXPECT_TRUE(process.hasEnded());
}

TEST_F(MeasuredProcess, LivesInAHomeOfItsOwn)
{
    EXPECT_EQ(outputOf({"sh", "-c", "echo $HOME"}, folder_.path(), std::chrono::seconds{60}),
              folder_.path().string() + "\n");
}

} // namespace
} // namespace shoal::bench
