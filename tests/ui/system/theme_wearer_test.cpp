#include "ui/system/theme_wearer.h"

#include "tests/support/temporary_folder.h"
#include "ui/system/outlined_style.h"

#include <QApplication>
#include <QSettings>
#include <QStyle>

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace shoal::ui {
namespace {

class ThemeWorn : public testing::Test {
protected:
    ~ThemeWorn() override
    {
        QApplication::setStyle(style_);
        QApplication::setPalette(QPalette{});
    }

    static bool isDark() { return QApplication::palette().color(QPalette::Window).lightness() < 128; }

    const test::TemporaryFolder folder;
    QSettings kept{QString::fromStdString((folder / "desktop.ini").string()), QSettings::IniFormat};
    DesktopChoices choices{kept};

private:
    const QString style_ = QApplication::style()->name();
};

/// Of WCAG 2: from 1 to 21.
double contrast(const QColor& one, const QColor& other)
{
    const auto luminance = [](const QColor& colour) {
        const auto part = [](double value) {
            return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
    };
    const auto [dark, light] =
        std::minmax({luminance(one), luminance(other)}); // values, not references to what is gone
    return (light + 0.05) / (dark + 0.05);
}

TEST_F(ThemeWorn, IsWhatTheUserChoseAndFollowsTheChoice)
{
    ASSERT_TRUE(choices.set("desktop.theme", "dark"));
    const ThemeWearer wearer{choices};
    EXPECT_TRUE(isDark());
    ASSERT_TRUE(choices.set("desktop.theme", "light"));
    EXPECT_FALSE(isDark());
}

TEST_F(ThemeWorn, GoesBackToTheSystems)
{
    const auto before = QApplication::palette();
    QApplication::setStyle(QStringLiteral("windows"));
    const ThemeWearer wearer{choices};
    EXPECT_EQ(QApplication::palette(), before) << "nothing was chosen";
    ASSERT_TRUE(choices.set("desktop.theme", "dark"));
    ASSERT_TRUE(choices.set("desktop.theme", "system"));
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), before.color(QPalette::Window));
    EXPECT_EQ(QApplication::style()->name(), QStringLiteral("windows"));
}

TEST_F(ThemeWorn, OutlinesTheSystemsFusionToo)
{
    QApplication::setStyle(QStringLiteral("fusion"));
    const ThemeWearer wearer{choices};
    EXPECT_NE(dynamic_cast<OutlinedStyle*>(QApplication::style()), nullptr);
}

TEST_F(ThemeWorn, CanBeRead)
{
    for (const auto theme : {Theme::Light, Theme::Dark}) {
        const auto palette = ThemeWearer::paletteOf(theme);
        const auto on = [&](QPalette::ColorGroup group, QPalette::ColorRole text, QPalette::ColorRole ground) {
            return contrast(palette.color(group, text), palette.color(QPalette::Active, ground));
        };
        const auto name = theme == Theme::Light ? "light" : "dark";
        EXPECT_GE(on(QPalette::Active, QPalette::WindowText, QPalette::Window), 7.0) << name;
        EXPECT_GE(on(QPalette::Active, QPalette::Text, QPalette::Base), 7.0) << name;
        EXPECT_GE(on(QPalette::Active, QPalette::HighlightedText, QPalette::Highlight), 4.5) << name;
        EXPECT_GE(on(QPalette::Active, QPalette::Link, QPalette::Base), 4.5) << name;
        EXPECT_GE(on(QPalette::Active, QPalette::PlaceholderText, QPalette::Base), 4.5) << name;
        EXPECT_GE(on(QPalette::Active, QPalette::PlaceholderText, QPalette::Window), 4.5) << name;
        EXPECT_GE(on(QPalette::Disabled, QPalette::WindowText, QPalette::Window), 3.0) << name;
    }
}

} // namespace
} // namespace shoal::ui
