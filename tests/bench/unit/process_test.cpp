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

TEST_F(MeasuredProcess, IsWeighedWhileItRuns)
{
    Process process{shell("echo ready"), options()};
    ASSERT_TRUE(process.waitForLine(std::regex{"ready"}, soon()));

    // It is weighed on another thread, and the program that the shell becomes may map more than the
    // shell did: the peak is waited for until it has caught up.
    const auto caughtUp = [&] {
        const auto now = process.memory().mapped;
        return now > 0 && process.peakMemory().mapped >= now;
    };
    for (const auto deadline = soon(); !caughtUp() && Clock::now() < deadline;)
        std::this_thread::yield();
    EXPECT_TRUE(caughtUp()) << "peak " << process.peakMemory().mapped << ", now " << process.memory().mapped;
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
