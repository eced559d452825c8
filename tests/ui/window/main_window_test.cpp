#include "tests/ui/desk_of_tests.h"
#include "ui/details/details_panel.h"
#include "ui/list/share_list_view.h"
#include "ui/sheets/receive_sheet.h"
#include "ui/sheets/share_sheet.h"
#include "ui/sidebar/sidebar.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStatusBar>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::ui {
namespace {
using testing::ElementsAre;

class MainWindowOfTests : public testing::Test {
protected:
    void open()
    {
        window_ = std::make_unique<MainWindow>(on_.desk, kept_);
        window_->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(window_.get()));
    }
    /// With three shares in the list.
    void openWithShares()
    {
        on_.put(1, "album", ShareState::Seeding);
        on_.put(2, "film", ShareState::Downloading);
        on_.put(3, "photos", ShareState::Paused);
        open();
        ASSERT_TRUE(comes([this] { return list().isVisible() && list().model()->rowCount() == 3; }));
    }
    template <class T>
    T& part(const char* name = nullptr)
    {
        auto* found = name == nullptr ? window_->findChild<T*>() : window_->findChild<T*>(name);
        EXPECT_NE(found, nullptr) << name;
        return *found;
    }
    ShareListView& list() { return part<ShareListView>(); }
    void press(const char* keys) { QTest::keySequence(window_.get(), QKeySequence{keys}); }
    void choose(int row) { list().choose(ShareId{row + 1}); }
    std::vector<std::string> queriedTexts() const
    {
        std::vector<std::string> texts;
        for (const auto& query : on_.script.record.queries)
            texts.push_back(query.filter.text);
        return texts;
    }

    const QString link_ = QStringLiteral("magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567");
    DeskOfTests on_;
    QSettings kept_{QString::fromStdString((on_.folder / "window.ini").string()), QSettings::IniFormat};
    std::unique_ptr<MainWindow> window_;
};

TEST_F(MainWindowOfTests, SaysWhatToDoWhileThereIsNothing)
{
    open();

    EXPECT_FALSE(list().isVisible());
    on_.add(1, "album");
    EXPECT_TRUE(comes([this] { return list().isVisible(); }));
}

TEST_F(MainWindowOfTests, FiltersAsOneTypes)
{
    openWithShares();

    press("Ctrl+F");
    QTest::keyClicks(&part<QLineEdit>("search"), "fil");

    EXPECT_TRUE(comes([this] { return list().model()->rowCount() == 1; }));
    EXPECT_EQ(list().model()->index(0, 0).data().toString(), "film");
    EXPECT_THAT(queriedTexts(), testing::Contains("fil"));
}

TEST_F(MainWindowOfTests, SaysThatNothingFitsAFilter)
{
    openWithShares();

    QTest::keyClicks(&part<QLineEdit>("search"), "nowhere");

    EXPECT_TRUE(comes([this] { return part<QLabel>("nothingFits").isVisible(); }));
}

TEST_F(MainWindowOfTests, AFilterOfTheSidebarAsksTheEngine)
{
    openWithShares();
    auto& sidebar = part<Sidebar>();

    for (int row = 0; row < sidebar.model()->rowCount(); ++row)
        if (sidebar.model()->index(row, 0).data().toString() == "Paused")
            QTest::mouseClick(sidebar.viewport(), Qt::LeftButton, {},
                              sidebar.visualRect(sidebar.model()->index(row, 0)).center());

    EXPECT_TRUE(comes([this] { return list().model()->rowCount() == 1; }));
    EXPECT_EQ(on_.script.record.queries.back().filter.state, ShareState::Paused);
}

TEST_F(MainWindowOfTests, KeysActOnTheChosenShares)
{
    openWithShares();
    choose(0);
    press("Ctrl+P");
    EXPECT_TRUE(comes([this] { return !on_.script.record.paused.empty(); }));
    EXPECT_THAT(on_.script.record.paused, ElementsAre(ShareId{1}));

    press("Ctrl+A");
    press("Ctrl+S");

    EXPECT_TRUE(comes([this] { return on_.script.record.resumed.size() == 3; }));
}

TEST_F(MainWindowOfTests, OffersOnlyWhatCanBeDone)
{
    openWithShares();
    EXPECT_FALSE(window_->actions()[Act::Pause].isEnabled());

    choose(0);
    EXPECT_TRUE(window_->actions()[Act::Pause].isEnabled());
    EXPECT_TRUE(window_->actions()[Act::ShowLink].isEnabled());

    list().selectAll();
    EXPECT_FALSE(window_->actions()[Act::ShowLink].isEnabled());
}

TEST_F(MainWindowOfTests, RenamesInPlace)
{
    openWithShares();
    choose(1);

    press("F2");
    ASSERT_TRUE(comes([this] { return list().findChild<QLineEdit*>() != nullptr; }));
    auto* editor = list().findChild<QLineEdit*>();
    editor->selectAll();
    QTest::keyClicks(editor, "The film");
    QTest::keyClick(editor, Qt::Key_Return);

    EXPECT_TRUE(comes([this] { return on_.script.record.edited.size() == 1; }));
    EXPECT_EQ(on_.script.record.edited[0].first, ShareId{2});
    EXPECT_EQ(on_.script.record.edited[0].second.name, "The film");
}

TEST_F(MainWindowOfTests, SaysThatTheEngineIsGoneAndKeepsItsListGreyed)
{
    openWithShares();

    on_.engine.emit(EngineLost{});
    ASSERT_TRUE(comes([this] { return !part<MessageBar>().message().isEmpty(); }));
    EXPECT_FALSE(list().isEnabled());
    EXPECT_EQ(list().model()->rowCount(), 3);
    EXPECT_FALSE(window_->actions()[Act::ShareFiles].isEnabled());
    EXPECT_TRUE(window_->actions()[Act::Quit].isEnabled());

    on_.engine.emit(EngineBack{});
    EXPECT_TRUE(comes([this] { return list().isEnabled(); }));
    EXPECT_TRUE(part<MessageBar>().message().isEmpty());
}

TEST_F(MainWindowOfTests, TellsWhatFailedInItsOwnPlace)
{
    openWithShares();

    on_.engine.emit(ShareFailed{{1}, {ErrorKind::DiskFull, "/srv/album/1.flac"}});

    EXPECT_TRUE(comes([this] { return part<MessageBar>().message().contains("/srv/album/1.flac can't be written"); }));
}

TEST_F(MainWindowOfTests, ChoosesWhatIsReceivedAsSoonAsItIsInTheList)
{
    openWithShares();
    window_->open({link_});
    auto& sheet = part<ReceiveSheet>();

    on_.put(4, "new");
    Q_EMIT sheet.received(ShareId{4});
    EXPECT_FALSE(list().current()) << "it isn't there yet";
    on_.engine.emit(SharesAdded{{ShareId{4}}});

    EXPECT_TRUE(comes([this] { return list().current() == ShareId{4}; }));
}

TEST_F(MainWindowOfTests, DoesNotTakeTheChoiceAwayFromWhoMadeAnotherMeanwhile)
{
    openWithShares();
    window_->open({link_});
    Q_EMIT part<ReceiveSheet>().received(ShareId{4});

    choose(1);
    on_.add(4, "new");

    ASSERT_TRUE(comes([this] { return list().model()->rowCount() == 4; }));
    EXPECT_EQ(list().current(), ShareId{2});
}

TEST_F(MainWindowOfTests, ShowsAShareThatAFilterHides)
{
    openWithShares();
    QTest::keyClicks(&part<QLineEdit>("search"), "film");
    ASSERT_TRUE(comes([this] { return list().model()->rowCount() == 1; }));
    window_->open({link_});

    Q_EMIT part<ReceiveSheet>().showWanted(ShareId{3});

    EXPECT_TRUE(comes([this] { return list().current() == ShareId{3}; }));
    EXPECT_EQ(part<QLineEdit>("search").text(), "");
}

TEST_F(MainWindowOfTests, OffersALinkNoLongerThanUntilOneIsReceived)
{
    openWithShares();
    part<MessageBar>().offer(QStringLiteral("There is a link."), QStringLiteral("Receive"), [] {});
    window_->open({link_});
    EXPECT_EQ(part<MessageBar>().message(), "");
}

TEST_F(MainWindowOfTests, ReceivesTheLinkThatWasCopied)
{
    openWithShares();
    on_.surroundings.clipboard = QStringLiteral("Look at this: ") + link_;
    press("Ctrl+L");
    EXPECT_TRUE(comes([this] { return !on_.script.record.added.empty(); }));
}

TEST_F(MainWindowOfTests, AsksForALinkWhereSomethingElseWasCopied)
{
    openWithShares();
    on_.surroundings.clipboard = QStringLiteral("bread, milk");

    press("Ctrl+L");

    auto& sheet = part<ReceiveSheet>();
    EXPECT_TRUE(sheet.findChild<QLineEdit*>(QStringLiteral("text"))->isVisible());
    EXPECT_EQ(sheet.findChild<QLineEdit*>(QStringLiteral("text"))->text(), "");
    EXPECT_EQ(sheet.trouble(), "") << "nothing went wrong yet";
}

TEST_F(MainWindowOfTests, SaysThatFilesAreReadOnBehindAClosedSheet)
{
    on_.folder.write("album/1.flac", "x");
    openWithShares();
    window_->open({QString::fromStdString((on_.folder / "album").string())});
    auto& sheet = part<ShareSheet>();
    QTest::mouseClick(sheet.findChild<QPushButton*>(QStringLiteral("start")), Qt::LeftButton);
    EXPECT_TRUE(window_->isHashing());

    QTest::keyClick(&sheet, Qt::Key_Escape);
    EXPECT_EQ(window_->statusBar()->currentMessage(), "Reading “album”");
    on_.engine.finishCreating(fail(ErrorKind::Cancelled));

    EXPECT_TRUE(comes([this] { return window_->statusBar()->currentMessage().isEmpty(); }));
    EXPECT_FALSE(window_->isHashing());
}

TEST_F(MainWindowOfTests, LooksAsItDidWhenItWasClosed)
{
    openWithShares();
    list().setColumnHidden(3, true);
    list().header()->moveSection(1, 4);
    press("F9");
    QSignalSpy closing{window_.get(), &MainWindow::closeWanted};
    window_->close();
    EXPECT_EQ(closing.count(), 1);

    openWithShares();

    EXPECT_TRUE(list().isColumnHidden(3));
    EXPECT_EQ(list().header()->visualIndex(1), 4);
    EXPECT_FALSE(part<Sidebar>().isVisible());
}

TEST_F(MainWindowOfTests, F6GoesRoundItsParts)
{
    openWithShares();
    list().choose({1});
    list().setFocus();

    press("F6");
    EXPECT_TRUE(part<DetailsPanel>().isAncestorOf(QApplication::focusWidget()));
    press("F6");
    EXPECT_TRUE(part<Sidebar>().hasFocus());
    press("F6");
    EXPECT_TRUE(list().hasFocus());
}

TEST_F(MainWindowOfTests, F6PassesOverDetailsOfNothing)
{
    openWithShares();
    list().setFocus();

    press("F6");
    EXPECT_TRUE(part<Sidebar>().hasFocus());
    press("F6");
    EXPECT_TRUE(list().hasFocus());
}

} // namespace
} // namespace shoal::ui
