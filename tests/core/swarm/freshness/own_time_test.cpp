#include "core/swarm/freshness/own_time.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
using namespace std::chrono_literals;

const std::chrono::sys_seconds noon{1'700'000'000s};
const OwnTime::Steady steadyStart{};

TEST(OwnTime, IsTheSystemsWhileNothingWasAccepted)
{
    EXPECT_EQ(OwnTime{}.at(noon, steadyStart), noon);
    EXPECT_EQ(OwnTime{}.at(noon - 24h, steadyStart + 1h), noon - 24h);
}

TEST(OwnTime, NeverRunsBelowTheNewestStatement)
{
    OwnTime time;
    time.follow(noon, steadyStart);
    EXPECT_EQ(time.at(noon - 24h * 60, steadyStart), noon) << "a clock that was set back";
    EXPECT_EQ(time.at(noon + 5min, steadyStart), noon + 5min) << "a clock that is right";
}

TEST(OwnTime, GoesOnUnderAClockThatWasSetBack)
{
    OwnTime time;
    time.follow(noon, steadyStart);
    EXPECT_EQ(time.at(noon - 24h * 60, steadyStart + 24h * 31), noon + 24h * 31)
        << "else the newest statement would stay young";
}

TEST(OwnTime, IsNotSetBackByAStatementThatIsOlderThanItself)
{
    OwnTime time;
    time.follow(noon, steadyStart);
    time.follow(noon + 1h, steadyStart + 24h); // newer than the one before, and a day has passed since
    EXPECT_EQ(time.at(noon - 24h, steadyStart + 24h), noon + 24h);
    time.follow(noon + 48h, steadyStart + 25h);
    EXPECT_EQ(time.at(noon - 24h, steadyStart + 26h), noon + 49h);
}

TEST(OwnTime, ComesBackWhenWhoeverDroveItOnIsRemoved)
{
    OwnTime time;
    time.follow(noon, steadyStart);
    time.follow(noon + 24h * 365, steadyStart + 1h);
    EXPECT_EQ(time.at(noon + 1h, steadyStart + 1h), noon + 24h * 365);
    time.follow(noon, steadyStart + 2h);
    EXPECT_EQ(time.at(noon + 2h, steadyStart + 2h), noon + 2h);
    time.follow(std::nullopt, steadyStart + 2h);
    EXPECT_EQ(time.at(noon - 24h, steadyStart + 2h), noon - 24h);
}

} // namespace
} // namespace shoal::swarm
