#include "ui/system/icons.h"

#include "ui/words/state_words.h"

#include <QDir>
#include <QGuiApplication>
#include <QPalette>

#include <gtest/gtest.h>
#include <set>

namespace shoal::ui {
namespace {

QImage drawn(const QIcon& icon, QIcon::Mode mode = QIcon::Normal)
{
    return icon.pixmap(QSize{24, 24}, 1.0, mode).toImage().convertToFormat(QImage::Format_ARGB32);
}

/// Of the pixels that are fully covered.
std::set<QRgb> coloursOf(const QImage& image)
{
    std::set<QRgb> colours;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (qAlpha(image.pixel(x, y)) == 255)
                colours.insert(image.pixel(x, y));
    return colours;
}

/// What is covered, whatever the colour.
QByteArray shapeOf(const QImage& image)
{
    QByteArray shape;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            shape.append(static_cast<char>(qAlpha(image.pixel(x, y))));
    return shape;
}

class Icons : public testing::Test {
protected:
    ~Icons() override { QGuiApplication::setPalette(before_); }

    static void setTextColour(QPalette::ColorRole role, QPalette::ColorGroup group, const QColor& colour)
    {
        auto palette = QGuiApplication::palette();
        palette.setColor(group, role, colour);
        QGuiApplication::setPalette(palette);
    }

private:
    const QPalette before_ = QGuiApplication::palette();
};

TEST_F(Icons, AreAllThatLieInTheFolder)
{
    const QDir folder{QStringLiteral(SHOAL_SOURCE_ROOT "/resources/icons")};
    QStringList files;
    for (const auto& file : folder.entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name))
        if (!file.startsWith(QLatin1String{"shoal"}))
            files.append(file.chopped(4));
    EXPECT_GT(files.size(), 25);
    EXPECT_EQ(iconNames(), files);
}

TEST_F(Icons, EachDrawsSomething)
{
    for (const auto& name : iconNames())
        EXPECT_FALSE(coloursOf(drawn(icon(name))).empty()) << name.toStdString();
    EXPECT_FALSE(coloursOf(drawn(applicationIcon())).empty());
}

TEST_F(Icons, OfAnUnknownNameAreNull) { EXPECT_TRUE(icon(QStringLiteral("no-such-drawing")).isNull()); }

TEST_F(Icons, HaveTheColourOfTextAndFollowIt)
{
    const auto pause = icon(QStringLiteral("pause"));
    setTextColour(QPalette::WindowText, QPalette::Active, QColor{0x10, 0x20, 0x30});
    EXPECT_EQ(coloursOf(drawn(pause)), std::set<QRgb>{qRgb(0x10, 0x20, 0x30)});
    setTextColour(QPalette::WindowText, QPalette::Active, QColor{0xf0, 0xf1, 0xf2});
    EXPECT_EQ(coloursOf(drawn(pause)), std::set<QRgb>{qRgb(0xf0, 0xf1, 0xf2)});
}

TEST_F(Icons, AreDrawnAsDisabledAndSelectedTextIs)
{
    const auto pause = icon(QStringLiteral("pause"));
    setTextColour(QPalette::WindowText, QPalette::Disabled, QColor{0x70, 0x71, 0x72});
    setTextColour(QPalette::HighlightedText, QPalette::Active, QColor{0xe0, 0xe1, 0xe2});
    EXPECT_EQ(coloursOf(drawn(pause, QIcon::Disabled)), std::set<QRgb>{qRgb(0x70, 0x71, 0x72)});
    EXPECT_EQ(coloursOf(drawn(pause, QIcon::Selected)), std::set<QRgb>{qRgb(0xe0, 0xe1, 0xe2)});
}

TEST_F(Icons, AreSharpOnAScreenOfTwiceAsManyDots)
{
    const auto pixmap = icon(QStringLiteral("pause")).pixmap(QSize{16, 16}, 2.0);
    EXPECT_EQ(pixmap.size(), (QSize{32, 32}));
    EXPECT_EQ(pixmap.devicePixelRatio(), 2.0);
}

TEST_F(Icons, OfStatesAreToldApartByTheirShapes)
{
    std::set<QByteArray> shapes;
    constexpr int states = static_cast<int>(ShareState::Failed) + 1;
    for (int state = 0; state < states; ++state) {
        const auto icon = stateIcon(static_cast<ShareState>(state));
        ASSERT_FALSE(icon.isNull()) << shareStateName(static_cast<ShareState>(state));
        shapes.insert(shapeOf(drawn(icon)));
    }
    EXPECT_EQ(shapes.size(), states);
}

} // namespace
} // namespace shoal::ui
