#include "core/bt/piece_givers.h"

#include <cstdint>
#include <gtest/gtest.h>

namespace shoal::bt {
namespace {

constexpr lt::piece_index_t first{0};
constexpr lt::piece_index_t second{1};

lt::tcp::endpoint peer(std::uint32_t number) { return {lt::address_v4{number}, 6881}; }

TEST(PieceGivers, KnowWhoGaveAWholePieceAlone)
{
    PieceGivers givers;
    givers.gave(first, 0, peer(1));
    givers.gave(first, 1, peer(1));
    givers.gave(second, 0, peer(2));
    EXPECT_EQ(onlyGiverOf(2, givers.take(first)), peer(1));
}

TEST(PieceGivers, BlameNobodyWhenSeveralGave)
{
    PieceGivers givers;
    givers.gave(first, 0, peer(1));
    givers.gave(first, 1, peer(1));
    givers.gave(first, 1, peer(2));
    EXPECT_EQ(onlyGiverOf(2, givers.take(first)), std::nullopt);
}

TEST(PieceGivers, BlameNobodyWhenBlocksCameBeforeThisRun)
{
    PieceGivers givers;
    givers.gave(first, 1, peer(1));
    EXPECT_EQ(onlyGiverOf(2, givers.take(first)), std::nullopt);
}

TEST(PieceGivers, CountABlockThatCameTwiceOnce)
{
    PieceGivers givers;
    givers.gave(first, 1, peer(1));
    givers.gave(first, 1, peer(1));
    EXPECT_EQ(onlyGiverOf(2, givers.take(first)), std::nullopt);
}

TEST(PieceGivers, ForgetWhatWasTaken)
{
    PieceGivers givers;
    givers.gave(first, 0, peer(1));
    givers.take(first);
    EXPECT_TRUE(givers.take(first).empty());
}

} // namespace
} // namespace shoal::bt
