#include "dht/records/record_days.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::dht {
namespace {
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

const sys_days firstOfMay{std::chrono::year{2026} / 5 / 1};

TEST(RecordDays, AreThatOfTheClockInTheMiddleOfIt)
{
    for (const auto hour : {2h, 12h, 21h})
        EXPECT_EQ(daysToWrite(firstOfMay + hour), Days{firstOfMay}) << hour.count();
}

TEST(RecordDays, AreBothAroundMidnight)
{
    for (const sys_seconds now : {sys_seconds{firstOfMay - 2h}, firstOfMay + 0s, firstOfMay + 2h - 1s})
        EXPECT_EQ(daysToWrite(now), (Days{firstOfMay - days{1}, firstOfMay}));
}

TEST(RecordDays, AreReadWhenTheyAreWritten)
{
    for (auto now = sys_seconds{firstOfMay}; now < firstOfMay + 24h; now += 10min)
        EXPECT_EQ(daysToRead(now, Width::Usual), daysToWrite(now));
}

/// Whether a reader finds what lies there from a writer whose clock differs: at every time of the day, also when the
/// writer's next put would be due just now.
bool meets(minutes difference, Width width)
{
    for (auto now = sys_seconds{firstOfMay}; now < firstOfMay + 24h; now += 5min) {
        const auto written = daysToWrite(now + difference - 70min); // an hour and the most jitter ago
        const auto read = daysToRead(now, width);
        if (std::ranges::find_first_of(written, read) == written.end())
            return false;
    }
    return true;
}

TEST(RecordDays, MeetWhileClocksDifferByLessThanThreeHours)
{
    for (auto difference = -170min; difference <= 170min; difference += 10min)
        EXPECT_TRUE(meets(difference, Width::Usual)) << difference.count();
    EXPECT_FALSE(meets(-175min, Width::Usual)) << "the bound is what the header says";
}

TEST(RecordDays, OfAWideRoundMeetAClockThatIsADayWrong)
{
    for (const auto difference : {-24h, 24h}) {
        EXPECT_TRUE(meets(difference, Width::Wide));
        EXPECT_FALSE(meets(difference, Width::Usual));
    }
    EXPECT_FALSE(meets(-72h, Width::Wide));
    EXPECT_FALSE(meets(72h, Width::Wide));
}

TEST(RecordStamps, AreTheTime)
{
    const auto now = firstOfMay + 10h;
    EXPECT_EQ(nextStamp(now, std::nullopt), now);
    EXPECT_EQ(nextStamp(now, now - 1s), now);
}

TEST(RecordStamps, AlwaysGoForward)
{
    const auto now = firstOfMay + 10h;
    EXPECT_EQ(nextStamp(now, now), now + 1s);
    EXPECT_EQ(nextStamp(now, now + 3h), now + 3h + 1s) << "the clock was put back by three hours";
}

TEST(RecordStamps, DoNotFollowAClockThatWasADayWrongOrMore)
{
    const auto now = firstOfMay + 10h;
    EXPECT_EQ(nextStamp(now, now + 24h), now);
    EXPECT_EQ(nextStamp(now, now + days{400}), now);
}

} // namespace
} // namespace shoal::dht
