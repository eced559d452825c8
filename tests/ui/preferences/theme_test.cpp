#include "ui/preferences/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QStyle>

#include <gtest/gtest.h>

#include <cmath>

namespace shoal::ui {
namespace {

/// WCAG 2.1: 1 to 21.
double contrast(const QColor& one, const QColor& other)
{
    const auto luminance = [](const QColor& colour) {
        const auto part = [](double value) {
            return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
    };
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

class ATheme : public testing::TestWithParam<Theme> {
protected:
    QPalette palette_ = paletteOf(GetParam());

    double contrastOf(QPalette::ColorRole text, QPalette::ColorRole ground,
                      QPalette::ColorGroup group = QPalette::Active) const
    {
        return contrast(palette_.color(group, text), palette_.color(group, ground));
    }
};

TEST_P(ATheme, HasTextThatStandsOutFromItsGround)
{
    EXPECT_GE(contrastOf(QPalette::WindowText, QPalette::Window), 7.0);
    EXPECT_GE(contrastOf(QPalette::Text, QPalette::Base), 7.0);
    EXPECT_GE(contrastOf(QPalette::Text, QPalette::AlternateBase), 7.0);
    EXPECT_GE(contrastOf(QPalette::ButtonText, QPalette::Button), 7.0);
    EXPECT_GE(contrastOf(QPalette::HighlightedText, QPalette::Highlight), 7.0);
    EXPECT_GE(contrastOf(QPalette::ToolTipText, QPalette::ToolTipBase), 7.0);
    EXPECT_GE(contrastOf(QPalette::Link, QPalette::Window), 7.0);
}

TEST_P(ATheme, HasFadedTextThatCanStillBeRead)
{
    EXPECT_GE(contrastOf(QPalette::PlaceholderText, QPalette::Base), 4.5);
    EXPECT_GE(contrastOf(QPalette::WindowText, QPalette::Window, QPalette::Disabled), 3.0);
    EXPECT_GE(contrastOf(QPalette::ButtonText, QPalette::Button, QPalette::Disabled), 3.0);
}

TEST_P(ATheme, HasBarsThatStandOutFromTheWindow) { EXPECT_GE(contrastOf(QPalette::Highlight, QPalette::Window), 3.0); }

TEST_P(ATheme, HasBoxesWhoseEdgesAreSeen)
{
    wear(GetParam());
    QCheckBox box;
    const auto image = box.grab().toImage();
    double best = 0.0;
    for (int x = 0; x < image.width(); ++x)
        best = std::max(best, contrast(image.pixelColor(x, image.height() / 2), palette_.color(QPalette::Window)));
    EXPECT_GE(best, 3.0);
    wear(Theme::System);
}

INSTANTIATE_TEST_SUITE_P(, ATheme, testing::Values(Theme::Light, Theme::Dark),
                         [](const auto& theme) { return theme.param == Theme::Dark ? "Dark" : "Light"; });

TEST(Themes, AreWornByTheWholeApplicationAndTakenOffAgain)
{
    const auto before = QApplication::palette().color(QPalette::Window);
    const auto style = QApplication::style()->name();
    wear(Theme::Dark);
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), paletteOf(Theme::Dark).color(QPalette::Window));
    wear(Theme::Light);
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), paletteOf(Theme::Light).color(QPalette::Window));
    wear(Theme::System);
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), before);
    EXPECT_EQ(QApplication::style()->name(), style);
}

} // namespace
} // namespace shoal::ui
