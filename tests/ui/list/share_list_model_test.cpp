#include "tests/support/fake_engine.h"
#include "ui/list/share_list_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::ui {
namespace {

class ShareList : public testing::Test {
protected:
    void addShares(int count)
    {
        ShareIds ids;
        for (int i = 0; i < count; ++i) {
            const ShareId id{++last_};
            script_.rows[id] =
                ShareRow{.id = id, .name = "share " + std::to_string(id.value), .state = ShareState::Seeding};
            ids.push_back(id);
        }
        engine_.emit(SharesAdded{ids});
    }
    void removeShares(const ShareIds& ids)
    {
        for (const auto id : ids)
            script_.rows.erase(id);
        engine_.emit(SharesRemoved{ids});
    }
    bool settles() { return QSignalSpy{&model_, &ShareListModel::settled}.wait(5000); }

    test::FakeEngine::Script script_;
    test::FakeEngine engine_{script_};
    CoreBridge core_{engine_};
    ShareListModel model_{core_};
    QAbstractItemModelTester tester_{&model_, QAbstractItemModelTester::FailureReportingMode::Fatal};
    std::int64_t last_ = 0;
};

TEST_F(ShareList, FetchesWhatIsLookedAtAndNoMore)
{
    model_.setVisible(0, 20);
    addShares(100'000);
    ASSERT_TRUE(settles());

    EXPECT_EQ(model_.rowCount(), 100'000);
    for (const auto& query : script_.record.queries)
        EXPECT_LE(query.range.count, 200U);
    EXPECT_EQ(model_.index(3, 0).data().toString(), "share 4");
}

TEST_F(ShareList, IsNeverReset)
{
    QSignalSpy resets{&model_, &QAbstractItemModel::modelReset};
    addShares(50);
    ASSERT_TRUE(settles());
    removeShares({{7}, {30}});
    ASSERT_TRUE(settles());
    model_.setFilter({.text = "share 1"});
    ASSERT_TRUE(settles());

    EXPECT_EQ(model_.rowCount(), 11);
    EXPECT_EQ(resets.count(), 0);
}

TEST_F(ShareList, ARemovedShareTakesItsOwnRowAway)
{
    addShares(50);
    ASSERT_TRUE(settles());
    const QPersistentModelIndex before{model_.index(10, 0)};
    const QPersistentModelIndex behind{model_.index(20, 0)};
    QSignalSpy removals{&model_, &QAbstractItemModel::rowsRemoved};

    removeShares({{16}});
    ASSERT_TRUE(settles());

    ASSERT_EQ(removals.count(), 1);
    EXPECT_EQ(removals[0][1].toInt(), 15);
    EXPECT_EQ(before.data().toString(), "share 11");
    EXPECT_EQ(behind.row(), 19);
    EXPECT_EQ(behind.data().toString(), "share 21");
}

TEST_F(ShareList, OneChangeIsOneSignalOfOneRow)
{
    addShares(50);
    ASSERT_TRUE(settles());
    QSignalSpy changes{&model_, &QAbstractItemModel::dataChanged};

    auto row = script_.rows[{5}];
    row.peers = 3;
    engine_.change(row);
    ASSERT_TRUE(settles());

    ASSERT_EQ(changes.count(), 1);
    EXPECT_EQ(changes[0][0].toModelIndex().row(), 4);
    EXPECT_EQ(changes[0][1].toModelIndex().row(), 4);
}

TEST_F(ShareList, AThousandChangesAreOneQuestion)
{
    addShares(2000);
    ASSERT_TRUE(settles());
    const auto asked = script_.record.queries.size();

    for (int i = 1; i <= 1000; ++i) {
        auto row = script_.rows[{i}];
        row.peers = 3;
        engine_.change(row);
    }
    ASSERT_TRUE(settles());

    EXPECT_EQ(script_.record.queries.size(), asked + 1);
}

TEST_F(ShareList, KnowsTheSharesOfRowsThatWereNeverFetched)
{
    model_.setVisible(0, 10);
    addShares(5000);
    ASSERT_TRUE(settles());

    ShareIds found;
    model_.idsOf({0, 2500, 4999}, [&](ShareIds ids) { found = std::move(ids); });
    ASSERT_TRUE(QTest::qWaitFor([&] { return !found.empty(); }));

    EXPECT_THAT(found, testing::UnorderedElementsAre(ShareId{1}, ShareId{2501}, ShareId{5000}));
}

TEST_F(ShareList, ANewNameIsAskedOfTheEngine)
{
    addShares(1);
    ASSERT_TRUE(settles());

    model_.setData(model_.index(0, 0), "Holiday", Qt::EditRole);

    ASSERT_EQ(script_.record.edited.size(), 1U);
    EXPECT_EQ(script_.record.edited[0].second.name, "Holiday");
}

} // namespace
} // namespace shoal::ui
