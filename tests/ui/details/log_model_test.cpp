#include "ui/details/log_model.h"
#include "ui/details/log_words.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace shoal::ui {
namespace {
LogEntry entry(std::int64_t number, LogKind kind = LogKind::Paused, std::string text = {})
{
    return {.number = number, .kind = kind, .text = std::move(text)};
}

class LogOfShare : public testing::Test {
protected:
    LogModel model_;
    QAbstractItemModelTester tester_{&model_, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(LogOfShare, TheNewestComesLast)
{
    model_.grow({entry(3, LogKind::Moved, "/srv"), entry(2), entry(1, LogKind::Added)});

    EXPECT_EQ(model_.index(0, LogModel::KindColumn).data().toString(), "Added");
    EXPECT_EQ(model_.index(2, LogModel::KindColumn).data().toString(), "Moved");
    EXPECT_EQ(model_.index(2, LogModel::TextColumn).data().toString(), "/srv");
    EXPECT_EQ(model_.newest(), 3);
}

TEST_F(LogOfShare, GrowsByWhatIsNew)
{
    model_.grow({entry(2), entry(1)});
    QSignalSpy resets{&model_, &QAbstractItemModel::modelReset};
    QSignalSpy inserted{&model_, &QAbstractItemModel::rowsInserted};

    model_.grow({entry(4), entry(3), entry(2)});

    EXPECT_EQ(model_.rowCount(), 4);
    ASSERT_EQ(inserted.count(), 1);
    EXPECT_EQ(inserted[0][1].toInt(), 2);
    EXPECT_EQ(resets.count(), 0);
}

TEST_F(LogOfShare, ForgetsTheOldestWhenItHasGrownLong)
{
    for (std::int64_t number = 1; number <= 7000; number += 1000) {
        std::vector<LogEntry> entries;
        for (std::int64_t i = 999; i >= 0; --i)
            entries.push_back(entry(number + i));
        model_.grow(entries);
    }

    EXPECT_EQ(model_.rowCount(), static_cast<int>(LogModel::longest));
    EXPECT_EQ(model_.entryAt(0).number, 2001);
    EXPECT_EQ(model_.newest(), 7000);
}

TEST(LogWords, AreThereForEveryKind)
{
    for (int kind = 0; kind <= static_cast<int>(LogKind::Warning); ++kind)
        EXPECT_FALSE(logKindText(static_cast<LogKind>(kind)).isEmpty()) << kind;
}

} // namespace
} // namespace shoal::ui
