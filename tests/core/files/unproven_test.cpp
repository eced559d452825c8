// What of a share is believed and was never hashed, as the catalogue keeps it.
#include "core/files/unproven.h"

#include <gtest/gtest.h>

namespace shoal {
namespace {

TEST(Unproven, ComesBackAsItWasKept)
{
    for (const std::size_t count : {1U, 7U, 8U, 9U, 64U, 1000U}) {
        PieceSet pieces(count);
        for (std::size_t piece = 0; piece < count; piece += 3)
            pieces[piece] = true;
        const auto kept = keptUnproven(pieces);
        ASSERT_TRUE(kept) << count;
        EXPECT_EQ(unprovenPieces(*kept, static_cast<std::uint32_t>(count)), pieces) << count;
    }
}

TEST(Unproven, TakesABitAPiece)
{
    EXPECT_EQ(keptUnproven({true, false, true}), std::string{"\xb0"});
    EXPECT_EQ(keptUnproven(PieceSet(8, true)), (std::string{"\xff\x80"}));
}

TEST(Unproven, IsNothingWhereEveryPieceWasHashed)
{
    EXPECT_EQ(keptUnproven(PieceSet(100, false)), std::nullopt);
    EXPECT_EQ(keptUnproven({}), std::nullopt);
    EXPECT_EQ(unprovenBytes(std::nullopt, 1000), 0U);
}

TEST(Unproven, IsNotReadAsOfAnotherNumberOfPieces)
{
    const auto kept = *keptUnproven({true, false, true});
    EXPECT_FALSE(unprovenPieces(kept, 2));
    EXPECT_FALSE(unprovenPieces(kept, 4));
    EXPECT_FALSE(unprovenPieces("", 0));
    EXPECT_FALSE(unprovenPieces(std::string(1, '\0'), 7));
}

TEST(Unproven, SaysHowMuchItIsWithoutTheTorrent)
{
    EXPECT_EQ(unprovenBytes(believedUnseen, 1000), 1000U) << "nobody has looked yet";
    EXPECT_EQ(unprovenBytes(keptUnproven(PieceSet(3, true)), 1000), 1000U);
    EXPECT_EQ(unprovenBytes(keptUnproven({true, false, false, true}), 1000), 500U);
    constexpr Bytes huge = Bytes{100} << 40;
    EXPECT_EQ(unprovenBytes(keptUnproven(PieceSet(4'000'000, true)), huge), huge);
}

} // namespace
} // namespace shoal
