#include "core/swarm/freshness/own_statements.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;

const std::chrono::sys_seconds today{1'700'000'000s};
const OwnStatements::Steady begun{};

TEST(OwnStatements, AreDueOnceADay)
{
    const OwnStatements own{std::chrono::days{30}, begun};
    EXPECT_FALSE(own.isDue(today, today + 24h - 1s, begun));
    EXPECT_TRUE(own.isDue(today, today + 24h, begun));
}

TEST(OwnStatements, AreDueMoreOftenUnderAShortLimit)
{
    EXPECT_EQ((OwnStatements{std::chrono::days{1}, begun}.period()), 6h);
    EXPECT_EQ((OwnStatements{std::chrono::days{4}, begun}.period()), 24h);
    EXPECT_EQ((OwnStatements{std::chrono::days{0}, begun}.period()), 24h) << "without a limit";
}

TEST(OwnStatements, OfADeviceThatWasAwayTooLongComeAfterItHeardAMember)
{
    OwnStatements own{std::chrono::days{30}, begun};
    const auto away = today + std::chrono::days{30} + 1s;
    EXPECT_TRUE(own.isDue(today, today + std::chrono::days{30}, begun)) << "not too long";
    EXPECT_FALSE(own.isDue(today, away, begun));
    own.exchanged();
    EXPECT_TRUE(own.isDue(today, away, begun));
}

TEST(OwnStatements, OfADeviceThatFindsNobodyComeAfterTenMinutes)
{
    const OwnStatements own{std::chrono::days{30}, begun};
    const auto away = today + std::chrono::days{60};
    EXPECT_FALSE(own.isDue(today, away, begun + 10min - 1s));
    EXPECT_TRUE(own.isDue(today, away, begun + 10min));
}

TEST(OwnStatements, OfADeviceThatNeverStatedAnythingWaitLikewise)
{
    OwnStatements own{std::chrono::days{30}, begun};
    EXPECT_FALSE(own.isDue(std::nullopt, today, begun));
    EXPECT_TRUE(own.isDue(std::nullopt, today, begun + 10min));
    own.exchanged();
    EXPECT_TRUE(own.isDue(std::nullopt, today, begun));
}

TEST(OwnStatements, WaitForNobodyWhereThereIsNoLimit)
{
    EXPECT_TRUE((OwnStatements{std::chrono::days{0}, begun}.isDue(today, today + std::chrono::days{900}, begun)));
}

} // namespace
} // namespace shoal::swarm
