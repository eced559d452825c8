#include "ui/statistics/transfer_graph.h"
#include "ui/words/format.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace shoal::ui {
namespace {

std::vector<TransferBar> threeBars()
{
    return {{"a", "Alpha", {1024, 0}}, {"b", "Beta", {0, 0}}, {"c", "Gamma", {4096, 2048}}};
}

class AGraph : public testing::Test {
protected:
    AGraph()
    {
        graph_.resize(600, 300);
        graph_.setBars(threeBars());
    }
    QString said() { return QAccessible::queryAccessibleInterface(&graph_)->text(QAccessible::Description); }
    /// Pixels that the background hasn't, in a column.
    int inkAt(int x)
    {
        const auto image = graph_.grab().toImage();
        int ink = 0;
        for (int y = image.height() / 4; y < image.height() * 3 / 4; ++y)
            ink += image.pixelColor(x, y) == image.pixelColor(1, image.height() - 1) ? 0 : 1;
        return ink;
    }

    TransferGraph graph_;
};

TEST_F(AGraph, BeginsWithTheNewestBar)
{
    EXPECT_EQ(graph_.chosenBar(), 2);
    EXPECT_EQ(said(), QStringLiteral("Gamma: received %1, sent %2").arg(bytesText(4096), bytesText(2048)));
}

TEST_F(AGraph, ArrowKeysGoFromBarToBarAndStopAtTheEnds)
{
    QSignalSpy words{&graph_, &TransferGraph::chosen};
    QTest::keyClick(&graph_, Qt::Key_Left);
    EXPECT_EQ(words.last()[0].toString(), "Beta: received 0 byte(s), sent 0 byte(s)");
    QTest::keyClick(&graph_, Qt::Key_Home);
    QTest::keyClick(&graph_, Qt::Key_Left);
    EXPECT_EQ(graph_.chosenBar(), 0);
    EXPECT_EQ(said(), QStringLiteral("Alpha: received %1, sent 0 byte(s)").arg(bytesText(1024)));
    QTest::keyClick(&graph_, Qt::Key_End);
    QTest::keyClick(&graph_, Qt::Key_Right);
    EXPECT_EQ(graph_.chosenBar(), 2);
}

TEST_F(AGraph, IsMirroredWhereTextRunsFromTheRight)
{
    graph_.setLayoutDirection(Qt::RightToLeft);
    QTest::keyClick(&graph_, Qt::Key_Right);
    EXPECT_EQ(graph_.chosenBar(), 1);
    QTest::mouseClick(&graph_, Qt::LeftButton, {}, {20, 150});
    EXPECT_EQ(graph_.chosenBar(), 2) << "the newest stands at the left";
}

TEST_F(AGraph, AClickChoosesABar)
{
    QTest::mouseClick(&graph_, Qt::LeftButton, {}, {590, 150});
    EXPECT_EQ(graph_.chosenBar(), 2);
    QTest::mouseClick(&graph_, Qt::LeftButton, {}, {150, 150});
    EXPECT_EQ(graph_.chosenBar(), 0);
}

TEST_F(AGraph, NewFiguresKeepTheChoice)
{
    QTest::keyClick(&graph_, Qt::Key_Left);
    auto bars = threeBars();
    bars[1].bytes.up = 1;
    graph_.setBars(bars);
    EXPECT_EQ(graph_.chosenBar(), 1);
    EXPECT_EQ(said(), "Beta: received 0 byte(s), sent 1 byte(s)");
    graph_.setBars({bars[0]});
    EXPECT_EQ(graph_.chosenBar(), 0);
}

TEST_F(AGraph, WithoutBarsItIsEmptyAndHarmless)
{
    graph_.setBars({});
    QTest::keyClick(&graph_, Qt::Key_Left);
    QTest::keyClick(&graph_, Qt::Key_Home);
    QTest::mouseClick(&graph_, Qt::LeftButton, {}, {300, 150});
    EXPECT_FALSE(graph_.grab().isNull());
    EXPECT_EQ(graph_.chosenBar(), -1);
    EXPECT_EQ(said(), "");
}

TEST_F(AGraph, TheHighestBarHasTheMostInk)
{
    QTest::keyClick(&graph_, Qt::Key_Left);
    int highest = 0;
    int lowest = 1000;
    for (int x = 430; x < 590; ++x)
        highest = std::max(highest, inkAt(x));
    for (int x = 90; x < 240; ++x)
        lowest = std::min(lowest, inkAt(x));
    EXPECT_GT(highest, 100);
    EXPECT_LT(lowest, 10);
}

} // namespace
} // namespace shoal::ui
