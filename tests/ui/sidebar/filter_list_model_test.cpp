#include "ui/sidebar/filter_list_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::ui {
namespace {

class Filters : public testing::Test {
protected:
    int rowOf(const QString& title) const
    {
        for (int row = 0; row < model_.rowCount(); ++row)
            if (model_.index(row).data().toString() == title)
                return row;
        return -1;
    }

    FilterListModel model_;
    QAbstractItemModelTester tester_{&model_, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(Filters, EachShowsHowManySharesItHas)
{
    model_.setCounts({.shares = 12, .active = 2, .states = {{ShareState::Seeding, 9}, {ShareState::Failed, 3}}});

    EXPECT_EQ(model_.index(rowOf("All")).data(FilterListModel::CountRole).toInt(), 12);
    EXPECT_EQ(model_.index(rowOf("Seeding")).data(FilterListModel::CountRole).toInt(), 9);
    EXPECT_EQ(model_.index(rowOf("Paused")).data(FilterListModel::CountRole).toInt(), 0);
    EXPECT_EQ(model_.index(rowOf("Seeding")).data(Qt::AccessibleTextRole).toString(), "Seeding: 9 share(s)");
}

TEST_F(Filters, ANewCountIsOneChangedRow)
{
    model_.setCounts({.shares = 12});
    QSignalSpy changes{&model_, &QAbstractItemModel::dataChanged};
    QSignalSpy insertions{&model_, &QAbstractItemModel::rowsInserted};

    model_.setCounts({.shares = 13});

    EXPECT_EQ(changes.count(), 1);
    EXPECT_EQ(insertions.count(), 0);
}

TEST_F(Filters, LabelsAndTrackersComeAndGoWithTheirShares)
{
    model_.setCounts(
        {.shares = 3, .withoutLabel = 1, .labels = {{"film", 1}, {"music", 1}}, .trackers = {{"t.example", 2}}});
    EXPECT_EQ(model_.filterAt(rowOf("music")).label, "music");
    EXPECT_TRUE(model_.filterAt(rowOf("No label")).hasNoLabel);
    EXPECT_EQ(model_.filterAt(rowOf("t.example")).tracker, "t.example");

    QSignalSpy removals{&model_, &QAbstractItemModel::rowsRemoved};
    model_.setCounts({.shares = 2, .labels = {{"music", 1}}});

    EXPECT_EQ(rowOf("film"), -1);
    EXPECT_EQ(rowOf("Trackers"), -1);
    EXPECT_NE(rowOf("music"), -1);
    EXPECT_EQ(removals.count(), 3);
}

TEST_F(Filters, AHeadingCantBeChosen)
{
    EXPECT_FALSE(model_.flags(model_.index(rowOf("Shares"))).testFlag(Qt::ItemIsSelectable));
    EXPECT_TRUE(model_.flags(model_.index(rowOf("All"))).testFlag(Qt::ItemIsSelectable));
}

} // namespace
} // namespace shoal::ui
