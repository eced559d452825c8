#include "tests/ui/desk_of_tests.h"
#include "ui/details/details_panel.h"
#include "ui/details/file_tree_view.h"

#include <QAccessible>
#include <QHeaderView>
#include <QLabel>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::ui {
namespace {
using testing::Each;
using testing::IsEmpty;

class DetailsOfShare : public testing::Test {
protected:
    DetailsOfShare()
    {
        desk_.put(1, "first");
        desk_.put(2, "second");
        panel_.resize(900, 400);
        static_cast<QWidget&>(panel_).show();
    }
    QString nameShown() { return panel_.findChild<QLabel*>("name")->text(); }
    QTabWidget& tabs() { return *panel_.findChild<QTabWidget*>("detailPages"); }
    bool isTicking() { return panel_.findChild<QTimer*>("everySecond")->isActive(); }
    void tick() { QMetaObject::invokeMethod(panel_.findChild<QTimer*>("everySecond"), "timeout"); }
    /// All that was asked is answered, and the answers taken.
    static void settle()
    {
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
    }

    DeskOfTests desk_;
    test::FakeEngine::Record& record_ = desk_.script.record;
    DetailsPanel panel_{desk_.desk};
};

TEST_F(DetailsOfShare, SayThatAShareIsToBeChosen)
{
    EXPECT_EQ(panel_.findChild<QStackedWidget*>()->currentIndex(), 0);
    EXPECT_EQ(panel_.findChild<QLabel*>("noDetails")->text(), "Choose a share to see its details");
    EXPECT_FALSE(isTicking());
}

TEST_F(DetailsOfShare, ShowTheChosenOne)
{
    panel_.show(ShareId{2});

    EXPECT_TRUE(comes([&] { return nameShown() == "second"; }));
    EXPECT_TRUE(isTicking());
}

TEST_F(DetailsOfShare, OnlyTheOpenPageAsks)
{
    panel_.show(ShareId{1});
    settle();
    EXPECT_THAT(record_.filesAsked, IsEmpty());
    EXPECT_THAT(record_.peersAsked, IsEmpty());
    const auto before = record_.detailsAsked.size();

    tabs().setCurrentIndex(2);
    settle();

    EXPECT_EQ(record_.peersAsked.size(), 1U);
    EXPECT_EQ(record_.detailsAsked.size(), before);
    EXPECT_THAT(record_.sourcesAsked, IsEmpty());
}

TEST_F(DetailsOfShare, AskAgainWithEachTick)
{
    panel_.show(ShareId{1});
    settle();
    const auto before = record_.detailsAsked.size();

    tick();
    settle();
    tick();
    settle();

    EXPECT_EQ(record_.detailsAsked.size(), before + 2);
}

TEST_F(DetailsOfShare, DoNotAskWhileAnAnswerIsWaitedFor)
{
    panel_.show(ShareId{1});
    tick();
    tick();

    EXPECT_EQ(record_.detailsAsked.size(), 1U);
}

TEST_F(DetailsOfShare, AskNothingWhileNobodySeesThem)
{
    panel_.show(ShareId{1});
    settle();
    panel_.hide();
    const auto before = record_.detailsAsked.size();

    panel_.show(ShareId{2});
    desk_.engine.change(desk_.script.rows[ShareId{2}]);
    settle();

    EXPECT_FALSE(isTicking());
    EXPECT_EQ(record_.detailsAsked.size(), before);
    static_cast<QWidget&>(panel_).show();
    EXPECT_TRUE(isTicking());
    EXPECT_TRUE(comes([&] { return nameShown() == "second"; }));
}

TEST_F(DetailsOfShare, AnswersAboutTheOneBeforeAreDropped)
{
    panel_.show(ShareId{1});
    panel_.show(ShareId{2});
    QStringList names;
    for (int i = 0; i < 10; ++i) {
        QCoreApplication::processEvents();
        names.append(nameShown());
    }

    EXPECT_FALSE(names.contains("first"));
    EXPECT_EQ(nameShown(), "second");
}

/// What was asked of an engine that died is never answered.
TEST_F(DetailsOfShare, AskAnewWhenTheEngineIsBack)
{
    panel_.show(ShareId{1});
    desk_.script.rows[ShareId{1}].name = "renamed";
    Q_EMIT desk_.core.engineBack();
    EXPECT_EQ(record_.detailsAsked.size(), 2U);
    settle();

    EXPECT_EQ(nameShown(), "renamed");
}

TEST_F(DetailsOfShare, ManyChangesAreOneQuestion)
{
    panel_.show(ShareId{1});
    settle();
    const auto before = record_.detailsAsked.size();

    for (int i = 0; i < 100; ++i) {
        desk_.engine.change(desk_.script.rows[ShareId{1}]);
        QCoreApplication::processEvents();
    }
    panel_.findChild<QTimer*>("everySecond")->stop();
    ASSERT_TRUE(comes([&] { return record_.detailsAsked.size() > before; }));

    EXPECT_EQ(record_.detailsAsked.size(), before + 1);
    EXPECT_THAT(record_.detailsAsked, Each(ShareId{1}));
}

TEST_F(DetailsOfShare, OtherSharesChangesAreNotTheirs)
{
    panel_.show(ShareId{1});
    settle();
    panel_.findChild<QTimer*>("everySecond")->stop();
    const auto before = record_.detailsAsked.size();

    desk_.engine.change(desk_.script.rows[ShareId{2}]);
    settle();

    EXPECT_FALSE(panel_.findChild<QTimer*>("soon")->isActive());
    EXPECT_EQ(record_.detailsAsked.size(), before);
}

TEST_F(DetailsOfShare, ARemovedShareIsNoLongerShown)
{
    panel_.show(ShareId{1});
    settle();

    desk_.script.rows.erase(ShareId{1});
    desk_.engine.emit(SharesRemoved{{ShareId{1}}});

    EXPECT_TRUE(comes([&] { return !panel_.share(); }));
    EXPECT_EQ(panel_.findChild<QStackedWidget*>()->currentIndex(), 0);
    EXPECT_FALSE(isTicking());
}

TEST_F(DetailsOfShare, RememberThePageAndTheColumns)
{
    tabs().setCurrentIndex(1);
    panel_.findChild<FileTreeView*>()->setColumnWidth(0, 321);
    const auto state = panel_.layoutState();

    DetailsPanel other{desk_.desk};
    other.restoreLayoutState(state);

    EXPECT_EQ(other.findChild<QTabWidget*>("detailPages")->currentIndex(), 1);
    EXPECT_EQ(other.findChild<FileTreeView*>()->columnWidth(0), 321);
    other.restoreLayoutState("no state at all");
    EXPECT_EQ(other.findChild<QTabWidget*>("detailPages")->currentIndex(), 1);
}

TEST_F(DetailsOfShare, EveryPlaceThatTakesTheFocusHasAName)
{
    panel_.show(ShareId{1});
    settle();
    int count = 0;
    for (auto* widget : panel_.findChildren<QWidget*>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->objectName().startsWith("qt_"))
            continue;
        ++count;
        auto* accessible = QAccessible::queryAccessibleInterface(widget);
        ASSERT_NE(accessible, nullptr);
        EXPECT_FALSE(accessible->text(QAccessible::Name).isEmpty())
            << widget->metaObject()->className() << " " << widget->objectName().toStdString();
    }
    EXPECT_GT(count, 15);
}

} // namespace
} // namespace shoal::ui
