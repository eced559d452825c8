#include "ui/system/outlined_style.h"

#include "ui/system/theme_wearer.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QStyleOptionButton>

#include <gtest/gtest.h>

namespace shoal::ui {
namespace {

/// A line from edge to edge meets the colour that text of the theme stands out by.
bool hasEdge(QWidget& widget, Theme theme, int size)
{
    OutlinedStyle style;
    widget.setStyle(&style);
    widget.setPalette(ThemeWearer::paletteOf(theme));
    widget.resize(size, 20);
    const auto image = widget.grab().toImage();
    for (int x = 0; x < image.width(); ++x)
        if (image.pixelColor(x, image.height() / 2) == widget.palette().color(QPalette::PlaceholderText))
            return true;
    return false;
}

class AnOutline : public testing::TestWithParam<Theme> {};

TEST_P(AnOutline, IsSeenAroundABox)
{
    QCheckBox box;
    EXPECT_TRUE(hasEdge(box, GetParam(), 20));
}

TEST_P(AnOutline, IsSeenAroundAField)
{
    QLineEdit field;
    EXPECT_TRUE(hasEdge(field, GetParam(), 100));
}

TEST_P(AnOutline, TellsWhetherTheDefaultButtonHasTheFocus)
{
    OutlinedStyle style;
    const auto painted = [&style](QStyle::State focus) {
        QPushButton button;
        QStyleOptionButton option;
        option.initFrom(&button);
        option.palette = ThemeWearer::paletteOf(GetParam());
        option.rect = QRect{0, 0, 80, 30};
        option.features = QStyleOptionButton::DefaultButton;
        option.state |= QStyle::State_Enabled | focus;
        QImage image{80, 30, QImage::Format_RGB32};
        image.fill(Qt::gray);
        QPainter painter{&image};
        style.drawControl(QStyle::CE_PushButton, &option, &painter, &button);
        return image;
    };
    EXPECT_NE(painted(QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange), painted(QStyle::State_None));
}

TEST(AnOutlineOnDarkGround, IsSeenAroundWhateverIsDragged)
{
    QSlider slider{Qt::Horizontal};
    EXPECT_TRUE(hasEdge(slider, Theme::Dark, 100));
    QScrollBar bar{Qt::Horizontal};
    EXPECT_TRUE(hasEdge(bar, Theme::Dark, 100));
}

TEST(AnOutlineOnDarkGround, IsSeenAroundListsAndOtherFields)
{
    QListWidget list;
    list.setFrameShape(QFrame::StyledPanel);
    EXPECT_TRUE(hasEdge(list, Theme::Dark, 100));
    QSpinBox number;
    EXPECT_TRUE(hasEdge(number, Theme::Dark, 100));
    QComboBox choice;
    EXPECT_TRUE(hasEdge(choice, Theme::Dark, 100));
    QPushButton button;
    EXPECT_TRUE(hasEdge(button, Theme::Dark, 100));
}

TEST(OutlinedCells, HaveMoreAirThanFusions)
{
    const OutlinedStyle style;
    for (const auto metric : {QStyle::PM_HeaderMargin, QStyle::PM_FocusFrameHMargin})
        EXPECT_GT(style.pixelMetric(metric, nullptr, nullptr), style.baseStyle()->pixelMetric(metric));
}

INSTANTIATE_TEST_SUITE_P(, AnOutline, testing::Values(Theme::Light, Theme::Dark),
                         [](const auto& theme) { return theme.param == Theme::Dark ? "Dark" : "Light"; });

} // namespace
} // namespace shoal::ui
