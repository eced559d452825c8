#include "ui/details/piece_columns.h"
#include "ui/details/piece_map_widget.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::ui {
namespace {
using testing::ElementsAre;

constexpr auto H = PieceState::Have;
constexpr auto F = PieceState::InFlight;
constexpr auto M = PieceState::Missing;
constexpr auto U = PieceState::Unwanted;

TEST(PieceColumns, BlendThePiecesThatShareAColumn)
{
    const auto columns =
        pieceColumns({.states = {H, H, H, F, U, M, M, M}, .availability = {1, 1, 1, 3, 0, 0, 2, 0}}, 2);

    EXPECT_THAT(columns,
                ElementsAre(PieceColumn{.have = 0.75, .inFlight = 0.25, .availability = 1.5},
                            PieceColumn{.unwanted = 0.25, .availability = 0.5}));
}

TEST(PieceColumns, ShowAPieceInSeveralColumnsWhereThereIsRoom)
{
    const auto columns = pieceColumns({.states = {H, M}, .availability = {}}, 4);

    EXPECT_THAT(columns, ElementsAre(PieceColumn{.have = 1.0}, PieceColumn{.have = 1.0}, PieceColumn{}, PieceColumn{}));
}

TEST(PieceColumns, LeaveNoPieceOut)
{
    for (std::size_t count = 1; count < 40; ++count)
        for (std::size_t width = 1; width < 40; ++width)
            for (std::size_t piece = 0; piece < count; ++piece) {
                PieceMap pieces{.states = std::vector<PieceState>(count, M), .availability = {}};
                pieces.states[piece] = H;
                double shown = 0.0;
                for (const auto& column : pieceColumns(pieces, width))
                    shown += column.have;
                ASSERT_GT(shown, 0.0) << count << " pieces in " << width << " columns, piece " << piece;
            }
}

TEST(PieceColumns, AreNoneWithoutPieces) { EXPECT_TRUE(pieceColumns({}, 100).empty()); }

TEST(PieceWords, SayHowManyAreHereOnTheirWayAndNowhere)
{
    const PieceMap pieces{.states = {H, H, F, M, M, U}, .availability = {0, 1, 2, 0, 1, 0}};

    EXPECT_EQ(countPieces(pieces),
              (PieceCounts{.all = 6, .have = 2, .inFlight = 1, .missing = 2, .unwanted = 1, .nobodyHas = 1}));
    EXPECT_EQ(pieceWords(pieces).toStdString(),
              "2 of 6 piece(s) here, 1 on their way, 1 not wanted, and 1 held by nobody connected");
}

TEST(PieceWords, SayNothingAboutPeersThatNobodyKnows)
{
    EXPECT_EQ(pieceWords({.states = {H, M}, .availability = {}}).toStdString(), "1 of 2 piece(s) here");
}

TEST(PieceMapWidget, TellsWhatItShows)
{
    PieceMapWidget map{PieceMapWidget::Of::Us};
    EXPECT_EQ(map.accessibleDescription().toStdString(), "The pieces are not known yet");

    map.setPieces({.states = {H, M}, .availability = {}});
    EXPECT_EQ(map.accessibleDescription().toStdString(), "1 of 2 piece(s) here");

    PieceMapWidget ofPeer{PieceMapWidget::Of::Peer};
    ofPeer.setPieces({.states = {H, H, M}, .availability = {}});
    EXPECT_EQ(ofPeer.accessibleDescription().toStdString(), "It has 2 of 3 piece(s)");
}

/// The legend wraps: nothing of it is cut off.
TEST(PieceMapWidget, IsHigherWhereItIsNarrow)
{
    const PieceMapWidget map{PieceMapWidget::Of::Us};

    EXPECT_GT(map.heightForWidth(120), map.heightForWidth(2000));
}

/// What is here fills its column, what is on its way is hatched, what is missing is empty.
TEST(PieceMapWidget, TellsStatesApartWithoutColour)
{
    PieceMapWidget map{PieceMapWidget::Of::Us};
    auto palette = map.palette();
    for (const auto role : {QPalette::Highlight, QPalette::Text})
        palette.setColor(role, Qt::black);
    palette.setColor(QPalette::Base, Qt::white);
    map.setPalette(palette);
    map.resize(302, map.heightForWidth(302));
    const auto inkOf = [&](PieceState state) {
        map.setPieces({.states = {state}, .availability = {}});
        const auto image = map.grab().toImage();
        std::string ink;
        for (int y = 4; y < 20; ++y)
            for (int x = 100; x < 200; ++x)
                ink += image.pixelColor(x, y).lightness() < 160 ? '#' : ' ';
        return ink;
    };

    EXPECT_EQ(inkOf(H), std::string(1600, '#'));
    EXPECT_EQ(inkOf(M), std::string(1600, ' '));
    EXPECT_NE(inkOf(F), inkOf(M));
    EXPECT_NE(inkOf(U), inkOf(M));
    EXPECT_NE(inkOf(F), inkOf(U));
    EXPECT_THAT(inkOf(F), testing::HasSubstr(" "));
}

} // namespace
} // namespace shoal::ui
