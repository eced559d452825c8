#include "core/bt/ban_list.h"

#include <gtest/gtest.h>

namespace shoal::bt {
namespace {

using namespace std::chrono_literals;

class Bans : public testing::Test {
protected:
    static lt::address address(std::uint32_t number) { return lt::address_v4{number}; }

    BanList::Time now_{1h};
    BanList bans_;
};

TEST_F(Bans, HoldForTheirTime)
{
    EXPECT_FALSE(bans_.contains(address(1), now_));
    EXPECT_TRUE(bans_.add(address(1), now_, 60s));
    EXPECT_TRUE(bans_.contains(address(1), now_ + 59s));
    EXPECT_FALSE(bans_.contains(address(1), now_ + 60s));
    EXPECT_FALSE(bans_.contains(address(2), now_));
}

TEST_F(Bans, AreNotToldTwice)
{
    EXPECT_TRUE(bans_.add(address(1), now_, 60s));
    EXPECT_FALSE(bans_.add(address(1), now_ + 1s, 60s));
    EXPECT_TRUE(bans_.add(address(1), now_ + 60s, 60s));
    EXPECT_TRUE(bans_.contains(address(1), now_ + 90s));
}

TEST_F(Bans, StayFewWhoeverEarnsThem)
{
    for (std::uint32_t i = 0; i < BanList::most; ++i)
        bans_.add(address(i), now_, std::chrono::seconds{100 + i});

    EXPECT_TRUE(bans_.add(address(999'999), now_, 3600s));

    EXPECT_EQ(bans_.size(), BanList::most);
    EXPECT_FALSE(bans_.contains(address(0), now_)) << "the one that would have ended first";
    EXPECT_TRUE(bans_.contains(address(1), now_));
    EXPECT_TRUE(bans_.contains(address(999'999), now_));
}

} // namespace
} // namespace shoal::bt
