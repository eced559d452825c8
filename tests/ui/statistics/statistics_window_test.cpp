#include "tests/ui/desk_of_tests.h"
#include "ui/statistics/statistics_window.h"
#include "ui/statistics/transfer_graph.h"
#include "ui/statistics/transfer_table.h"
#include "ui/words/format.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <gtest/gtest.h>

namespace shoal::ui {
namespace {

using namespace std::chrono_literals;

class StatisticsOnScreen : public testing::Test {
protected:
    StatisticsOnScreen()
    {
        desk_.script.statistics = {.since = std::chrono::sys_days{2026y / 3 / 9},
                                   .allTime = {4096, 1024},
                                   .days = {{std::chrono::sys_days{2026y / 6 / 1}, {100, 300}},
                                            {std::chrono::sys_days{2026y / 6 / 12}, {200, 500}}}};
        desk_.script.status.runningFor = 2h + 5min;
        desk_.script.status.shares = 12;
        desk_.script.status.peers = 34;
    }
    QString label(const char* name) { return window_.findChild<QLabel*>(QString::fromLatin1(name))->text(); }
    bool opens()
    {
        window_.show();
        return comes([this] { return !label("since").isEmpty(); });
    }
    int asked() const { return desk_.script.record.statisticsAsked; }

    DeskOfTests desk_;
    std::chrono::sys_days today_{2026y / 6 / 12};
    StatisticsWindow window_{desk_.desk, nullptr, [this] { return today_; }, 1ms};
};

TEST_F(StatisticsOnScreen, TellsTodayThisMonthAndAllTime)
{
    ASSERT_TRUE(opens());
    EXPECT_EQ(label("today-received"), "200 byte(s)");
    EXPECT_EQ(label("today-sent"), "500 byte(s)");
    EXPECT_EQ(label("today-ratio"), "2.50");
    EXPECT_EQ(label("month-received"), "300 byte(s)");
    EXPECT_EQ(label("month-sent"), "800 byte(s)");
    EXPECT_EQ(label("ever-received"), bytesText(4096));
    EXPECT_EQ(label("ever-ratio"), "0.25");
    EXPECT_EQ(label("since"), "Counted since 9 March 2026. Days are those of UTC.");
}

TEST_F(StatisticsOnScreen, TellsHowShoalDoes)
{
    ASSERT_TRUE(opens());
    ASSERT_TRUE(comes([this] { return label("shares") == "12"; }));
    EXPECT_EQ(label("running-for"), "2 h 5 min");
    EXPECT_EQ(label("peers"), "34 connected");
}

TEST_F(StatisticsOnScreen, FiguresHaveNamesForScreenReaders)
{
    ASSERT_TRUE(opens());
    EXPECT_EQ(window_.findChild<QLabel*>("today-sent")->accessibleName(), "Today, Sent: 500 byte(s)");
}

TEST_F(StatisticsOnScreen, AProfileWithoutTransfersHasDashesAndNoDate)
{
    desk_.script.statistics = {};
    ASSERT_TRUE(opens());
    EXPECT_EQ(label("ever-ratio"), "–");
    EXPECT_EQ(label("since"), "Nothing was counted yet. Days are those of UTC.");
}

TEST_F(StatisticsOnScreen, AsksOnlyWhileItIsSeen)
{
    QCoreApplication::processEvents();
    EXPECT_EQ(asked(), 0);
    ASSERT_TRUE(opens());
    EXPECT_TRUE(comes([this] { return asked() >= 3; }));

    window_.hide();
    const int before = asked();
    desk_.engine.emit(EngineBack{});
    QCoreApplication::processEvents();
    EXPECT_EQ(asked(), before);
}

TEST_F(StatisticsOnScreen, ShowsWhatCameMeanwhile)
{
    ASSERT_TRUE(opens());
    desk_.script.statistics.days.back().bytes.down = 777;
    EXPECT_TRUE(comes([this] { return label("today-received") == "777 byte(s)"; }));
}

TEST_F(StatisticsOnScreen, ADayBeginsWhileItIsOpen)
{
    ASSERT_TRUE(opens());
    today_ += std::chrono::days{1};
    EXPECT_TRUE(comes([this] { return label("today-received") == "0 byte(s)"; }));
    EXPECT_EQ(label("month-received"), "300 byte(s)");
}

TEST_F(StatisticsOnScreen, TheGraphIsOfDaysOrMonths)
{
    ASSERT_TRUE(opens());
    auto* span = window_.findChild<QComboBox*>("span");
    const auto* graph = window_.findChild<TransferGraph*>();
    EXPECT_EQ(graph->bars().size(), 30U);
    EXPECT_EQ(label("chosen"), "12 June 2026: received 200 byte(s), sent 500 byte(s)");
    QTest::keyClick(span, Qt::Key_Down);
    EXPECT_EQ(graph->bars().size(), 12U);
    EXPECT_EQ(label("chosen"), "June 2026: received 300 byte(s), sent 800 byte(s)");
}

TEST_F(StatisticsOnScreen, TheGraphIsATableToo)
{
    ASSERT_TRUE(opens());
    auto* table = window_.findChild<TransferTable*>();
    EXPECT_FALSE(table->isVisible());
    QTest::mouseClick(window_.findChild<QPushButton*>("as-table"), Qt::LeftButton);
    ASSERT_TRUE(table->isVisible());
    ASSERT_EQ(table->rowCount(), 30);
    const QStringList first{table->item(0, 0)->text(), table->item(0, 1)->text(), table->item(0, 2)->text(),
                            table->item(0, 3)->text()};
    EXPECT_EQ(first, (QStringList{"12 June 2026", "200 byte(s)", "500 byte(s)", "2.50"}));
    EXPECT_EQ(table->item(11, 0)->text(), "1 June 2026");
    EXPECT_EQ(table->item(11, 1)->text(), "100 byte(s)");
}

TEST_F(StatisticsOnScreen, AnEngineThatFailsIsQuoted)
{
    desk_.script.statisticsFail = Error{ErrorKind::EngineGone, "", ""};
    window_.show();
    auto* failure = window_.findChild<QLabel*>("failure");
    ASSERT_TRUE(comes([&] { return failure->isVisible(); }));
    EXPECT_TRUE(failure->text().startsWith("The Shoal that runs the transfers does not answer."));

    desk_.script.statisticsFail.reset();
    EXPECT_TRUE(comes([&] { return !failure->isVisible(); }));
}

} // namespace
} // namespace shoal::ui
