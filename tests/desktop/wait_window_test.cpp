#include "app/desktop/wait_window.h"

#include "tests/support/temporary_folder.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace shoal::app {
namespace {

QString wordsOf(const WaitWindow& window) { return window.findChild<QLabel*>(QStringLiteral("words"))->text(); }
QPushButton* buttonOf(const WaitWindow& window, const char* name)
{
    return window.findChild<QPushButton*>(QLatin1String{name});
}

TEST(WaitWindow, SaysWhatGoesOn)
{
    WaitWindow window;
    window.showBusy(QStringLiteral("Saving…"));
    EXPECT_TRUE(window.isVisible());
    EXPECT_EQ(wordsOf(window), QStringLiteral("Saving…"));
    EXPECT_FALSE(buttonOf(window, "retry")->isVisible());
    EXPECT_EQ(window.accessibleName(), QStringLiteral("Saving…"));
}

TEST(WaitWindow, SaysWhatWentWrongAndWhatToDo)
{
    WaitWindow window;
    window.showError({ErrorKind::ProfileInUse, "/srv/profile", "process 12 (shoal get)"}, {});
    EXPECT_EQ(wordsOf(window), QStringLiteral("/srv/profile is in use (process 12 (shoal get))."));
    EXPECT_EQ(window.findChild<QLabel*>(QStringLiteral("advice"))->text(),
              QStringLiteral("Stop the program that uses it, and try again."));
    QSignalSpy retry{&window, &WaitWindow::retryWanted};
    QSignalSpy quit{&window, &WaitWindow::quitWanted};
    QTest::mouseClick(buttonOf(window, "retry"), Qt::LeftButton);
    QTest::mouseClick(buttonOf(window, "quit"), Qt::LeftButton);
    EXPECT_EQ(retry.count(), 1);
    EXPECT_EQ(quit.count(), 1);
}

TEST(WaitWindow, SendsNobodyToPreferencesThatAreNotThereYet)
{
    const test::TemporaryFolder folder;
    const auto file = folder.write("shoal.toml", "[");
    WaitWindow window;
    const auto advice = [&] { return window.findChild<QLabel*>(QStringLiteral("advice"))->text(); };
    for (const auto kind : {ErrorKind::BadSetting, ErrorKind::PortInUse}) {
        window.showError({kind, "x", "y"}, file);
        EXPECT_FALSE(advice().contains(QLatin1String{"Preferences"}));
        EXPECT_TRUE(advice().contains(QString::fromStdString(file.string()))) << advice().toStdString();
        EXPECT_TRUE(buttonOf(window, "settings")->isVisible());
    }
    QSignalSpy wanted{&window, &WaitWindow::settingsFileWanted};
    QTest::mouseClick(buttonOf(window, "settings"), Qt::LeftButton);
    EXPECT_EQ(wanted.count(), 1);

    window.showError({ErrorKind::PortInUse, "x", "y"}, folder / "none.toml");
    EXPECT_FALSE(buttonOf(window, "settings")->isVisible()) << "there is none to open";
    window.showError({ErrorKind::DiskFull, "x", "y"}, file);
    EXPECT_FALSE(buttonOf(window, "settings")->isVisible()) << "it wouldn't help";
}

TEST(WaitWindow, HasKeysForItsButtons)
{
    const WaitWindow window;
    for (const auto* name : {"retry", "quit", "settings"})
        EXPECT_FALSE(buttonOf(window, name)->shortcut().isEmpty()) << name;
}

TEST(WaitWindow, ClosedAsksToQuit)
{
    WaitWindow window;
    window.showBusy(QStringLiteral("Opening…"));
    QSignalSpy quit{&window, &WaitWindow::quitWanted};
    window.close();
    EXPECT_EQ(quit.count(), 1);
}

} // namespace
} // namespace shoal::app
