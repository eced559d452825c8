#include "tests/ui/sheets/sheet_of_tests.h"
#include "ui/sheets/welcome_page.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QUrl>

namespace shoal::ui {
namespace {
using Path = std::filesystem::path;

class Welcome : public testing::Test {
protected:
    void SetUp() override
    {
        page_.resize(800, 600);
        page_.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&page_));
    }

    DeskOfTests on_;
    WelcomePage page_{on_.desk};
    QSignalSpy shares_{&page_, &WelcomePage::shareRequested};
    QSignalSpy links_{&page_, &WelcomePage::receiveRequested};
    QSignalSpy files_{&page_, &WelcomePage::torrentFileRequested};
};

TEST_F(Welcome, ReceivesALinkThatIsTyped)
{
    typeInto(page_, "link", "magnet:?xt=1");
    QTest::keyClick(&partOf(page_, "link"), Qt::Key_Return);

    ASSERT_EQ(links_.count(), 1);
    EXPECT_EQ(links_[0][0].toString(), "magnet:?xt=1");
}

TEST_F(Welcome, PastesAndReceivesAtOnce)
{
    on_.surroundings.clipboard = " magnet:?xt=2 ";

    clickOn(page_, "paste");

    EXPECT_EQ(partOf<QLineEdit>(page_, "link").text(), "magnet:?xt=2");
    ASSERT_EQ(links_.count(), 1);
}

TEST_F(Welcome, SaysThatTheClipboardIsEmpty)
{
    clickOn(page_, "paste");

    EXPECT_EQ(links_.count(), 0);
    EXPECT_TRUE(partOf(page_, "hint").isVisible());
    EXPECT_TRUE(partOf(page_, "link").hasFocus());
}

TEST_F(Welcome, TakesDropsAnywhereAndShowsWhatTheyWouldDo)
{
    QMimeData data;
    data.setUrls({QUrl{"file:///srv/album"}});
    QDragEnterEvent enter{{5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {}};
    QCoreApplication::sendEvent(&page_, &enter);
    EXPECT_EQ(wordsOf(page_, "dropWords"), "Share “album”");

    QDropEvent drop{{5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {}};
    QCoreApplication::sendEvent(&page_, &drop);

    EXPECT_EQ(wordsOf(page_, "dropWords"), "Drop files or folders to share them");
    ASSERT_EQ(shares_.count(), 1);
    EXPECT_THAT(shares_[0][0].value<std::vector<Path>>(), testing::ElementsAre(Path{"/srv/album"}));
}

TEST_F(Welcome, SharesAndReceivesWhatIsChosen)
{
    const auto file = on_.folder.write("a.txt", "a");
    const auto choose = [&](const char* button) {
        clickOn(page_, button);
        auto* dialog = page_.findChild<QFileDialog*>();
        ASSERT_NE(dialog, nullptr);
        dialog->setDirectory(QString::fromStdString(on_.folder.path().string()));
        dialog->selectFile(QString::fromStdString(file.string()));
        QMetaObject::invokeMethod(dialog, "accept");
        delete dialog;
    };

    choose("chooseFiles");
    choose("openTorrent");

    ASSERT_EQ(shares_.count(), 1);
    EXPECT_THAT(shares_[0][0].value<std::vector<Path>>(), testing::ElementsAre(file));
    ASSERT_EQ(files_.count(), 1);
    EXPECT_EQ(files_[0][0].value<Path>(), file);
}

TEST_F(Welcome, EveryButtonHasAMnemonic)
{
    for (const auto* button : page_.findChildren<QPushButton*>())
        EXPECT_TRUE(button->text().contains('&')) << button->objectName().toStdString();
}

} // namespace
} // namespace shoal::ui
