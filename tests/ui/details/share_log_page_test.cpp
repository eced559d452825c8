#include "ui/details/share_log_page.h"

#include "tests/ui/details/page_of_tests.h"

#include <QTreeView>

namespace shoal::ui {
namespace {

class LogPageOfShare : public PageOfShare<ShareLogPage> {
protected:
    void happens(std::int64_t number, LogKind kind, std::string text = {})
    {
        desk_.script.log.insert(desk_.script.log.begin(),
                                LogEntry{.number = number, .kind = kind, .share = ShareId{1}, .text = std::move(text)});
    }
};

TEST_F(LogPageOfShare, AsksOnlyForWhatIsNew)
{
    happens(1, LogKind::Added);
    happens(2, LogKind::Paused);
    page();
    refresh();
    refresh();
    ASSERT_EQ(record_.logsAsked.size(), 1U);

    happens(3, LogKind::Moved, "/srv");
    desk_.engine.emit(LogGrew{});
    settle();

    ASSERT_EQ(record_.logsAsked.size(), 2U);
    EXPECT_EQ(record_.logsAsked[1].share, ShareId{1});
    EXPECT_EQ(record_.logsAsked[1].after, 2);
    EXPECT_EQ(page().table().model()->rowCount(), 3);
}

TEST_F(LogPageOfShare, WaitsWithItsQuestionsUntilItIsSeen)
{
    page();
    page().hide();

    desk_.engine.emit(LogGrew{});
    settle();

    EXPECT_EQ(record_.logsAsked.size(), 1U);
}

TEST_F(LogPageOfShare, CopiesAllOrWhatIsChosen)
{
    happens(1, LogKind::Added);
    happens(2, LogKind::Moved, "/srv");
    page();

    click("copyLog");
    EXPECT_EQ(desk_.surroundings.clipboard.split('\n').size(), 2);
    EXPECT_TRUE(desk_.surroundings.clipboard.endsWith("Moved\t/srv"));

    page().table().setCurrentIndex(page().table().model()->index(0, 0));
    click("copyLog");
    EXPECT_TRUE(desk_.surroundings.clipboard.endsWith("\tAdded"));
}

TEST_F(LogPageOfShare, WithNothingToTellNothingIsCopied)
{
    page();

    EXPECT_FALSE(part<QAbstractButton>("copyLog").isEnabled());
}

} // namespace
} // namespace shoal::ui
