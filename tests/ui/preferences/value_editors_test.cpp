#include "ui/preferences/folder_editor.h"
#include "ui/preferences/plain_editors.h"
#include "ui/preferences/rate_editor.h"
#include "ui/preferences/text_list_editor.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include <gtest/gtest.h>

namespace shoal::ui {
namespace {

constexpr std::uint64_t kibInSecond = 1024;
constexpr std::uint64_t mibInSecond = 1024 * kibInSecond;

void typeNumberInto(ValueEditor& editor, const QString& text)
{
    auto* box = qobject_cast<QAbstractSpinBox*>(editor.field());
    box->selectAll();
    QTest::keyClicks(box, text);
    QTest::keyClick(box, Qt::Key_Return);
}

TEST(ARateEditor, ShowsALimitInTheUnitThatFits)
{
    RateEditor editor{nullptr};
    const auto* number = editor.findChild<QDoubleSpinBox*>();
    const auto* unit = editor.findChild<QComboBox*>("unit");

    editor.setRate({500 * kibInSecond});
    EXPECT_EQ(number->text(), "500");
    EXPECT_EQ(unit->currentText(), "KiB/s");
    editor.setRate({mibInSecond + mibInSecond / 2});
    EXPECT_EQ(number->text(), "1.5");
    EXPECT_EQ(unit->currentText(), "MiB/s");
    editor.setRate({0});
    EXPECT_EQ(number->text(), "No limit");
}

TEST(ARateEditor, TakesWhatIsTypedInItsUnit)
{
    RateEditor editor{nullptr};
    editor.setRate({mibInSecond});
    QSignalSpy commits{&editor, &ValueEditor::committed};

    typeNumberInto(editor, "2.5");

    EXPECT_EQ(editor.rate(), BytesPerSecond{5 * mibInSecond / 2});
    EXPECT_EQ(commits.count(), 1);
}

TEST(ARateEditor, KeepsALimitThatItsDigitsCantSay)
{
    RateEditor editor{nullptr};
    editor.setRate({500'001});
    EXPECT_EQ(editor.rate(), BytesPerSecond{500'001});
    EXPECT_EQ(editor.value(), "500001");
}

TEST(ARateEditor, AnotherUnitIsAnotherLimit)
{
    RateEditor editor{nullptr};
    editor.setRate({5 * kibInSecond});
    auto* unit = editor.findChild<QComboBox*>("unit");
    QTest::keyClick(unit, Qt::Key_Down);
    EXPECT_EQ(editor.rate(), BytesPerSecond{5 * mibInSecond});
}

TEST(ARateEditor, TheLargestLimitIsOneThatCanBeSet)
{
    RateEditor editor{nullptr};
    for (const std::uint64_t small : {kibInSecond, mibInSecond}) {
        editor.setRate({small});
        auto* number = editor.findChild<QDoubleSpinBox*>();
        number->setValue(number->maximum());
        EXPECT_LE(editor.rate().value, std::uint64_t{2147483647});
        EXPECT_GT(editor.rate().value, std::uint64_t{2146000000});
    }
}

TEST(ANumberEditor, StaysWithinItsRange)
{
    WholeNumberEditor editor{{2, 65000, {}}, nullptr};
    editor.setValue("500");
    typeNumberInto(editor, "99999");
    EXPECT_LE(std::stoi(editor.value()), 65000);
}

TEST(ANumberEditor, SaysWhatZeroMeans)
{
    WholeNumberEditor editor{{0, 10, "Nobody"}, nullptr};
    editor.setValue("0");
    EXPECT_EQ(qobject_cast<QSpinBox*>(editor.field())->text(), "Nobody");
}

class AListEditor : public testing::Test {
protected:
    AListEditor()
    {
        editor_.setValue("a:1,b:2");
        editor_.show();
    }
    TextListEditor editor_{nullptr};
    QListWidget* lines_ = editor_.findChild<QListWidget*>();
    QLineEdit* next_ = editor_.findChild<QLineEdit*>("next");
};

TEST_F(AListEditor, ShowsALineForEachText)
{
    ASSERT_EQ(lines_->count(), 2);
    EXPECT_EQ(lines_->item(1)->text(), "b:2");
    EXPECT_EQ(editor_.value(), "a:1,b:2");
}

TEST_F(AListEditor, EnterAddsALine)
{
    QSignalSpy commits{&editor_, &ValueEditor::committed};
    QTest::keyClicks(next_, " c:3 ");
    QTest::keyClick(next_, Qt::Key_Return);
    EXPECT_EQ(editor_.value(), "a:1,b:2,c:3");
    EXPECT_TRUE(next_->text().isEmpty());
    EXPECT_EQ(commits.count(), 1);
}

TEST_F(AListEditor, DelTakesTheChosenLineAway)
{
    QSignalSpy commits{&editor_, &ValueEditor::committed};
    lines_->setCurrentRow(0);
    QTest::keyClick(lines_, Qt::Key_Delete);
    EXPECT_EQ(editor_.value(), "b:2");
    EXPECT_EQ(commits.count(), 1);
}

TEST_F(AListEditor, ALineThatIsEmptiedIsGone)
{
    lines_->item(0)->setText(" ");
    EXPECT_EQ(editor_.value(), "b:2");
    EXPECT_TRUE(QTest::qWaitFor([&] { return lines_->count() == 1; }));
}

TEST_F(AListEditor, WhatWasTypedAndNotAddedCountsWhenItIsFinished)
{
    QTest::keyClicks(next_, "c:3");
    EXPECT_EQ(editor_.value(), "a:1,b:2");
    editor_.finish();
    EXPECT_EQ(editor_.value(), "a:1,b:2,c:3");
}

TEST_F(AListEditor, ButtonsWorkOnlyWhereThereIsSomethingToDo)
{
    const auto* add = editor_.findChild<QPushButton*>("add");
    const auto* remove = editor_.findChild<QPushButton*>("remove");
    EXPECT_FALSE(add->isEnabled());
    EXPECT_FALSE(remove->isEnabled());
    lines_->setCurrentRow(0);
    QTest::keyClicks(next_, "c");
    EXPECT_TRUE(add->isEnabled());
    EXPECT_TRUE(remove->isEnabled());
}

TEST(AFolderEditor, TakesWhatWasBrowsedFor)
{
    FolderEditor editor{nullptr};
    QSignalSpy commits{&editor, &ValueEditor::committed};
    editor.show();
    QTest::mouseClick(editor.findChild<QPushButton*>("browse"), Qt::LeftButton);
    auto* dialog = editor.findChild<QFileDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->fileMode(), QFileDialog::Directory);

    Q_EMIT dialog->fileSelected("/srv");

    EXPECT_EQ(editor.value(), "/srv");
    EXPECT_EQ(commits.count(), 1);
}

TEST(ValueEditors, KeepAnyValueThatNobodyChanges)
{
    YesOrNoEditor box{"Box", nullptr};
    OneOfEditor choice{{{{"system", "As the system"}, {"dark", "Dark"}}}, nullptr};
    FolderEditor folder{nullptr};
    FreeTextEditor line{nullptr};
    const std::vector<std::pair<ValueEditor*, std::string>> values{
        {&box, "true"}, {&choice, "dark"}, {&folder, "/srv/ä"}, {&line, "words"}};
    for (const auto& [editor, value] : values) {
        editor->setValue(value);
        EXPECT_EQ(editor->value(), value);
    }
}

} // namespace
} // namespace shoal::ui
