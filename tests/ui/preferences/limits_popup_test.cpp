#include "tests/ui/desk_of_tests.h"
#include "ui/preferences/limits_popup.h"
#include "ui/words/format.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

namespace shoal::ui {
namespace {

constexpr std::uint64_t kibibytes = 1024;
constexpr std::uint64_t mebibytes = 1024 * kibibytes;

class LimitsOnScreen : public testing::Test {
protected:
    LimitsOnScreen()
    {
        anchor_.show();
        popup_.popUpOver(anchor_);
    }
    template <class Widget>
    Widget* find(const char* name)
    {
        auto* widget = popup_.findChild<Widget*>(QString::fromLatin1(name));
        EXPECT_NE(widget, nullptr) << name;
        return widget;
    }
    BytesPerSecond down() const { return desk_.settings.now().downloadLimit; }
    BytesPerSecond up() const { return desk_.settings.now().uploadLimit; }

    DeskOfTests desk_;
    QToolButton anchor_;
    LimitsPopup popup_{desk_.desk};
};

TEST_F(LimitsOnScreen, BeginsWithTheLimitsThatHold)
{
    EXPECT_EQ(find<QDoubleSpinBox>("download")->text(), "No limit");
    EXPECT_TRUE(find<QPushButton>("download:0")->isChecked());
    EXPECT_EQ(find<QSlider>("download-slider")->value(), find<QSlider>("download-slider")->maximum());
}

TEST_F(LimitsOnScreen, APresetIsOneClick)
{
    QTest::mouseClick(find<QPushButton>("upload:512000"), Qt::LeftButton);
    EXPECT_EQ(up(), BytesPerSecond{500 * kibibytes});
    EXPECT_EQ(down(), BytesPerSecond{0});
    EXPECT_TRUE(find<QPushButton>("upload:512000")->isChecked());
    EXPECT_FALSE(find<QPushButton>("upload:0")->isChecked());
    EXPECT_EQ(find<QDoubleSpinBox>("upload")->value(), 500.0);
    EXPECT_EQ(desk_.script.record.reloads, 1);
}

TEST_F(LimitsOnScreen, ThePresetThatHoldsStaysPressed)
{
    QTest::mouseClick(find<QPushButton>("upload:0"), Qt::LeftButton);
    EXPECT_TRUE(find<QPushButton>("upload:0")->isChecked());
    EXPECT_EQ(desk_.script.record.reloads, 0);
}

TEST_F(LimitsOnScreen, ANumberIsTakenWithEnter)
{
    auto* number = find<QDoubleSpinBox>("download");
    number->selectAll();
    QTest::keyClicks(number, "123");
    EXPECT_EQ(down(), BytesPerSecond{0});
    QTest::keyClick(number, Qt::Key_Return);
    EXPECT_EQ(down(), BytesPerSecond{123 * kibibytes});
    EXPECT_FALSE(find<QPushButton>("download:0")->isChecked());
}

TEST_F(LimitsOnScreen, ANumberThatWasTypedHoldsWhenThePopupIsClosed)
{
    auto* number = find<QDoubleSpinBox>("upload");
    number->selectAll();
    QTest::keyClicks(number, "77");
    QTest::keyClick(number, Qt::Key_Escape);
    EXPECT_FALSE(popup_.isVisible());
    EXPECT_EQ(up(), BytesPerSecond{77 * kibibytes});
    EXPECT_EQ(desk_.script.record.reloads, 1);
}

TEST_F(LimitsOnScreen, ThePresetThatHoldsIsMarkedByASign)
{
    EXPECT_TRUE(find<QPushButton>("upload:0")->text().startsWith(QStringLiteral("✓")));
    EXPECT_FALSE(find<QPushButton>("upload:512000")->text().startsWith(QStringLiteral("✓")));
}

TEST_F(LimitsOnScreen, TheSliderGoesByStepsThatPeopleWant)
{
    auto* slider = find<QSlider>("download-slider");
    QTest::keyClick(slider, Qt::Key_Left);
    EXPECT_EQ(down(), BytesPerSecond{100 * mebibytes});
    QTest::keyClick(slider, Qt::Key_Home);
    EXPECT_EQ(down(), BytesPerSecond{10 * kibibytes});
    EXPECT_EQ(slider->accessibleDescription(), rateText({10 * kibibytes}));
    QTest::keyClick(slider, Qt::Key_End);
    EXPECT_EQ(down(), BytesPerSecond{0});
}

TEST_F(LimitsOnScreen, ADraggedSliderChangesNothingBeforeItIsLetGo)
{
    auto* slider = find<QSlider>("upload-slider");
    slider->setSliderDown(true);
    slider->setSliderPosition(0);
    EXPECT_EQ(find<QDoubleSpinBox>("upload")->value(), 10.0);
    EXPECT_EQ(up(), BytesPerSecond{0});
    slider->setSliderDown(false);
    EXPECT_EQ(up(), BytesPerSecond{10 * kibibytes});
    EXPECT_EQ(desk_.script.record.reloads, 1);
}

TEST_F(LimitsOnScreen, AnErrorIsSaidAndTheOldLimitShown)
{
    std::filesystem::create_directories(desk_.settings.file());
    QTest::mouseClick(find<QPushButton>("upload:512000"), Qt::LeftButton);
    EXPECT_TRUE(find<QLabel>("error")->isVisible());
    EXPECT_EQ(find<QDoubleSpinBox>("upload")->text(), "No limit");
    EXPECT_TRUE(find<QPushButton>("upload:0")->isChecked());
}

} // namespace
} // namespace shoal::ui
