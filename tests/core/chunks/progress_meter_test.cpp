#include "core/chunks/progress_meter.h"

#include <gtest/gtest.h>
#include <vector>

namespace shoal {
namespace {
using namespace std::chrono_literals;
const RateEstimate::Moment start{};

TEST(RateEstimate, KnowsNothingAtFirst)
{
    RateEstimate estimate;
    const auto progress = estimate.at(start, 0, 100);
    EXPECT_EQ(progress.rate.value, 0U);
    EXPECT_EQ(progress.timeLeft, 0s);
}

TEST(RateEstimate, DividesWhatIsLeftByTheRate)
{
    RateEstimate estimate;
    estimate.at(start, 0, 1000);
    const auto progress = estimate.at(start + 2s, 200, 1000);
    EXPECT_EQ(progress.rate.value, 100U);
    EXPECT_EQ(progress.timeLeft, 8s);
}

TEST(RateEstimate, ForgetsWhatIsOlderThanAFewSeconds)
{
    RateEstimate estimate;
    estimate.at(start, 0, 10'000);
    estimate.at(start + 10s, 1000, 10'000);
    estimate.at(start + 12s, 1100, 10'000);
    EXPECT_EQ(estimate.at(start + 14s, 1200, 10'000).rate.value, 50U);
}

TEST(ProgressMeter, TellsAtMostTenTimesASecond)
{
    std::vector<CreateProgress> heard;
    ProgressMeter meter{100, [&heard](const CreateProgress& progress) { heard.push_back(progress); }};
    meter.add(10);
    meter.tell();
    meter.tell();
    EXPECT_EQ(heard.size(), 1U);
}

TEST(ProgressMeter, EndsWithEverything)
{
    std::vector<CreateProgress> heard;
    ProgressMeter meter{100, [&heard](const CreateProgress& progress) { heard.push_back(progress); }};
    meter.tellEnd();
    EXPECT_EQ(heard.back().done, 100U);
    EXPECT_EQ(heard.back().timeLeft, 0s);
}

} // namespace
} // namespace shoal
