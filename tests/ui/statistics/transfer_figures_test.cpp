#include "ui/statistics/transfer_figures.h"
#include "ui/words/format.h"

#include <gtest/gtest.h>

namespace shoal::ui {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::sys_days newYear{2027y / 1 / 1};

Statistics aYearOfTransfers()
{
    return {.since = std::chrono::sys_days{2026y / 11 / 28},
            .allTime = {900, 90},
            .days = {{std::chrono::sys_days{2026y / 11 / 28}, {1, 2}},
                     {std::chrono::sys_days{2026y / 12 / 3}, {10, 20}},
                     {std::chrono::sys_days{2026y / 12 / 31}, {100, 200}},
                     {newYear, {1000, 2000}}}};
}

TEST(TransferFigures, TodayIsOneDay)
{
    EXPECT_EQ(transferredOn(aYearOfTransfers(), newYear), (Transferred{1000, 2000}));
    EXPECT_EQ(transferredOn(aYearOfTransfers(), newYear + std::chrono::days{1}), Transferred{});
}

TEST(TransferFigures, AMonthIsItsDaysAndNoOthers)
{
    EXPECT_EQ(transferredIn(aYearOfTransfers(), 2026y / 12), (Transferred{110, 220}));
    EXPECT_EQ(transferredIn(aYearOfTransfers(), 2027y / 1), (Transferred{1000, 2000}));
    EXPECT_EQ(transferredIn(aYearOfTransfers(), 2025y / 12), Transferred{});
}

TEST(TransferFigures, DaysOfTheGraphEndWithTodayAndHaveNoGaps)
{
    const auto bars = lastDays(aYearOfTransfers(), newYear);
    ASSERT_EQ(bars.size(), 30U);
    EXPECT_EQ(bars.front().title, "3 December 2026");
    EXPECT_EQ(bars.front().bytes, (Transferred{10, 20}));
    EXPECT_EQ(bars[1].bytes, Transferred{});
    EXPECT_EQ(bars[28].bytes, (Transferred{100, 200}));
    EXPECT_EQ(bars.back().label, "1 Jan");
    EXPECT_EQ(bars.back().bytes, (Transferred{1000, 2000}));
}

TEST(TransferFigures, MonthsOfTheGraphGoOverTheTurnOfTheYear)
{
    const auto bars = lastMonths(aYearOfTransfers(), newYear);
    ASSERT_EQ(bars.size(), 12U);
    EXPECT_EQ(bars.front().title, "February 2026");
    EXPECT_EQ(bars[9].bytes, (Transferred{1, 2}));
    EXPECT_EQ(bars[10].title, "December 2026");
    EXPECT_EQ(bars[10].bytes, (Transferred{110, 220}));
    EXPECT_EQ(bars.back().bytes, (Transferred{1000, 2000}));
}

TEST(TransferFigures, ABarIsSaidInASentence)
{
    EXPECT_EQ(barInWords({"1 Jan", "1 January 2027", {1, 3 * 1024 * 1024}}),
              QStringLiteral("1 January 2027: received 1 byte(s), sent %1").arg(bytesText(3 * 1024 * 1024)));
}

} // namespace
} // namespace shoal::ui
