#include "app/desktop/wait_window.h"

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
    window.showError({ErrorKind::ProfileInUse, "/srv/profile", "process 12 (shoal get)"});
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

TEST(WaitWindow, HasKeysForItsButtons)
{
    const WaitWindow window;
    for (const auto* name : {"retry", "quit"})
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
