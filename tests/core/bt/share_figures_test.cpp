#include "core/bt/share_figures.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::bt {
namespace {
using namespace std::chrono_literals;
using testing::ElementsAre;

/// Three shares told apart by their size, so that an order can be read.
std::vector<Bytes> order(ShareColumn column, bool isDescending, std::vector<ShareFigures> shares)
{
    std::ranges::stable_sort(shares, [&](const auto& a, const auto& b) {
        return comesBefore(a, b, {column, isDescending});
    });
    std::vector<Bytes> sizes;
    sizes.reserve(shares.size());
    for (const auto& share : shares)
        sizes.push_back(share.size);
    return sizes;
}

std::vector<ShareFigures> three()
{
    std::vector<ShareFigures> shares(3);
    for (std::size_t i = 0; i < 3; ++i)
        shares[i].size = i + 1;
    return shares;
}

TEST(ShareFigures, AreSortedByEachLiveColumnBothWays)
{
    auto shares = three();
    shares[0].peers = 5, shares[1].peers = 9, shares[2].peers = 7;
    shares[0].downRate = {3}, shares[1].downRate = {1}, shares[2].downRate = {2};
    shares[0].downloaded = 1, shares[1].downloaded = 3, shares[2].downloaded = 2;
    shares[0].uploaded = 3, shares[1].uploaded = 4, shares[2].uploaded = 3; // ratios 3, 2, 1
    for (auto& share : shares)
        share.wanted = 10;
    shares[0].done = 9, shares[1].done = 5, shares[2].done = 7;

    EXPECT_THAT(order(ShareColumn::Peers, false, shares), ElementsAre(1, 3, 2));
    EXPECT_THAT(order(ShareColumn::Peers, true, shares), ElementsAre(2, 3, 1));
    EXPECT_THAT(order(ShareColumn::DownRate, false, shares), ElementsAre(2, 3, 1));
    EXPECT_THAT(order(ShareColumn::Downloaded, true, shares), ElementsAre(2, 3, 1));
    EXPECT_THAT(order(ShareColumn::Uploaded, true, shares), ElementsAre(2, 1, 3)) << "equal ones stay in order";
    EXPECT_THAT(order(ShareColumn::Ratio, false, shares), ElementsAre(3, 2, 1));
    EXPECT_THAT(order(ShareColumn::Progress, false, shares), ElementsAre(2, 3, 1));
}

TEST(ShareFigures, WithoutATimeLeftComeLastBothWays)
{
    auto shares = three();
    shares[1].timeLeft = 5s;
    shares[2].timeLeft = 9s;

    EXPECT_THAT(order(ShareColumn::TimeLeft, false, shares), ElementsAre(2, 3, 1));
    EXPECT_THAT(order(ShareColumn::TimeLeft, true, shares), ElementsAre(3, 2, 1));
}

TEST(ShareFigures, AreActiveWhileAnythingMoves)
{
    EXPECT_FALSE(ShareFigures{}.isActive());
    ShareFigures sends;
    sends.upRate = {1};
    EXPECT_TRUE(sends.isActive());
}

} // namespace
} // namespace shoal::bt
