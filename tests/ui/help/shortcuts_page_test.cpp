#include "ui/help/shortcuts_page.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QTreeView>

#include <gtest/gtest.h>

namespace shoal::ui {
namespace {

class ShortcutsOnScreen : public testing::Test {
protected:
    ShortcutsOnScreen() { page_.show(); }

    QStringList column(int column) const
    {
        QStringList texts;
        for (int row = 0; row < list_->model()->rowCount(); ++row)
            texts.append(list_->model()->index(row, column).data().toString());
        return texts;
    }

    ShortcutsPage page_{{
        {"&File", "Share &files…", QKeySequence{"Ctrl+N"}, "Makes a link for files of yours."},
        {"&Edit", "&Find", QKeySequence{"Ctrl+F"}, "Goes to the field that filters the list."},
        {"帮助(&H)", "Save && &quit", {}, {}},
    }};
    QTreeView* list_ = page_.findChild<QTreeView*>("shortcuts");
    QAbstractItemModelTester tester_{list_->model(), QAbstractItemModelTester::FailureReportingMode::Fatal};
    QLineEdit* search_ = page_.findChild<QLineEdit*>("search");
    QLabel* found_ = page_.findChild<QLabel*>("found");
};

TEST_F(ShortcutsOnScreen, ListsEveryActionWithoutSignsOfMnemonics)
{
    EXPECT_EQ(column(0), (QStringList{"Share files…", "Find", "Save & quit"}));
    EXPECT_EQ(column(1), (QStringList{"Ctrl+N", "Ctrl+F", ""}));
    EXPECT_EQ(column(2)[0], "Makes a link for files of yours.");
    EXPECT_EQ(column(3), (QStringList{"File", "Edit", "帮助"}));
    EXPECT_EQ(found_->text(), "3 action(s)");
}

TEST_F(ShortcutsOnScreen, AreFoundByAnyOfTheirTexts)
{
    QTest::keyClicks(search_, "link MAKES");
    EXPECT_EQ(column(0), QStringList{"Share files…"});
    search_->clear();
    QTest::keyClicks(search_, "ctrl+f");
    EXPECT_EQ(column(0), QStringList{"Find"});
}

TEST_F(ShortcutsOnScreen, SayWhenNothingIsFound)
{
    QTest::keyClicks(search_, "weather");
    EXPECT_EQ(list_->model()->rowCount(), 0);
    EXPECT_EQ(found_->text(), "No action has these words. Try fewer, or others.");
}

TEST_F(ShortcutsOnScreen, DownGoesFromTheSearchIntoTheList)
{
    ASSERT_TRUE(QTest::qWaitForWindowActive(&page_));
    search_->setFocus();
    QTest::keyClick(search_, Qt::Key_Down);
    EXPECT_TRUE(list_->hasFocus());
    EXPECT_EQ(list_->currentIndex().row(), 0);
}

} // namespace
} // namespace shoal::ui
