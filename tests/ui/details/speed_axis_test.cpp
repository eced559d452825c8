#include "ui/details/speed_axis.h"
#include "ui/details/speed_graph_widget.h"

#include <gtest/gtest.h>

namespace shoal::ui {
namespace {
constexpr std::uint64_t KiB = 1024;
constexpr std::uint64_t MiB = 1024 * KiB;

TEST(SpeedScale, HasFewStepsOfRoundRates)
{
    EXPECT_EQ(speedScale({0}), (SpeedScale{{1 * KiB}, 1}));
    EXPECT_EQ(speedScale({1 * KiB}), (SpeedScale{{1 * KiB}, 1}));
    EXPECT_EQ(speedScale({3 * KiB + 1}), (SpeedScale{{1 * KiB}, 4}));
    EXPECT_EQ(speedScale({700 * KiB}), (SpeedScale{{200 * KiB}, 4}));
    EXPECT_EQ(speedScale({1000 * KiB}), (SpeedScale{{256 * KiB}, 4}));
    EXPECT_EQ(speedScale({7 * MiB}), (SpeedScale{{2 * MiB}, 4}));
    EXPECT_EQ(speedScale({120 * MiB}), (SpeedScale{{50 * MiB}, 3}));
}

TEST(SpeedScale, HoldsWhateverSpeed)
{
    for (std::uint64_t speed = 1; speed < (std::uint64_t{1} << 50U); speed = speed * 3 / 2 + 1) {
        const auto scale = speedScale({speed});
        EXPECT_GE(scale.top().value, speed);
        EXPECT_LE(scale.steps, 4);
        EXPECT_TRUE(scale.steps == 1 || scale.top().value - scale.step.value < speed) << speed;
    }
}

TEST(SpeedScale, IsReadWithoutDecimals)
{
    EXPECT_EQ(scaleText({200 * KiB}).toStdString(), "200 KiB/s");
    EXPECT_EQ(scaleText({4 * 256 * KiB}).toStdString(), "1 MiB/s");
}

TEST(SpeedGraph, TellsNowMeanAndPeak)
{
    SpeedGraphWidget graph;
    EXPECT_EQ(graph.accessibleDescription().toStdString(), "Nothing was received or sent yet");

    graph.setHistory(SpeedSpan::Minutes, {.samples = {{{4 * KiB}, {0}}, {{8 * KiB}, {0}}, {{3 * KiB}, {0}}}});

    EXPECT_EQ(graph.accessibleDescription().toStdString(),
              "Receiving: 3.00 KiB/s now, 5.00 KiB/s on average, 8.00 KiB/s at most. "
              "Sending: nothing now, nothing on average, nothing at most.");
}

TEST(SpeedGraph, TellsTheDirectionsApartWithoutColour)
{
    SpeedGraphWidget graph;
    auto palette = graph.palette();
    for (const auto role : {QPalette::Highlight, QPalette::Text, QPalette::WindowText})
        palette.setColor(role, Qt::black);
    palette.setColor(QPalette::Base, Qt::white);
    graph.setPalette(palette);
    graph.resize(400, 200);
    const auto darkIn = [&](bool isDown) {
        SpeedHistory history;
        const SpeedSample sample{{isDown ? 512 * KiB : 0}, {isDown ? 0 : 512 * KiB}};
        history.samples.assign(300, sample);
        graph.setHistory(SpeedSpan::Minutes, history);
        const auto image = graph.grab().toImage();
        int most = 0;
        for (int y = 40; y < 150; ++y) {
            int dark = 0;
            for (int x = 150; x < 390; ++x)
                dark += image.pixelColor(x, y).lightness() < 60;
            most = std::max(most, dark);
        }
        return most;
    };

    EXPECT_EQ(darkIn(true), 240);
    EXPECT_LT(darkIn(false), 200);
    EXPECT_GT(darkIn(false), 80);
}

} // namespace
} // namespace shoal::ui
