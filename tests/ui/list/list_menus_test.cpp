#include "ui/list/list_menus.h"

#include "tests/ui/desk_of_tests.h"
#include "ui/list/share_list_view.h"

#include <QHeaderView>
#include <QMenu>

#include <gtest/gtest.h>

namespace shoal::ui {
namespace {

class MenusOfTheList : public testing::Test {
protected:
    MenusOfTheList() { offerLayout(menu_, list_); }

    /// Opens one of the menus and chooses from it.
    void choose(int which, const QString& words)
    {
        auto* chosen = entry(which, words);
        ASSERT_NE(chosen, nullptr) << words.toStdString();
        chosen->trigger();
    }
    QAction* entry(int which, const QString& words)
    {
        auto* menu = menu_.actions()[which]->menu();
        Q_EMIT menu->aboutToShow();
        for (auto* action : menu->actions())
            if (action->text() == words)
                return action;
        return nullptr;
    }
    int sortedBy() const { return list_.header()->sortIndicatorSection(); }

    enum { Columns, Orders };
    DeskOfTests on_;
    ShareListModel model_{on_.core};
    ShareListView list_{model_};
    QMenu menu_;
};

TEST_F(MenusOfTheList, ShowAndHideColumns)
{
    EXPECT_TRUE(entry(Columns, "State")->isChecked());
    choose(Columns, "State");
    EXPECT_TRUE(list_.isColumnHidden(1));
    EXPECT_FALSE(entry(Columns, "State")->isChecked());
    EXPECT_FALSE(entry(Columns, "Name")->isEnabled()) << "a list without names says nothing";
}

TEST_F(MenusOfTheList, SortBothWaysAndGoBackToHowTheyWereAdded)
{
    EXPECT_TRUE(entry(Orders, "As they were added")->isChecked());
    EXPECT_FALSE(entry(Orders, "&Backwards")->isEnabled());
    choose(Orders, "State");
    EXPECT_EQ(sortedBy(), 1);
    EXPECT_TRUE(entry(Orders, "State")->isChecked());
    choose(Orders, "&Backwards");
    EXPECT_EQ(sortedBy(), 1);
    EXPECT_EQ(list_.header()->sortIndicatorOrder(), Qt::DescendingOrder);
    choose(Orders, "As they were added");
    EXPECT_EQ(sortedBy(), -1);
}

TEST_F(MenusOfTheList, SortByWhatIsShown)
{
    choose(Columns, "State");
    EXPECT_EQ(entry(Orders, "State"), nullptr);
}

} // namespace
} // namespace shoal::ui
