#include "app/desktop/desktop.h"

#include "tests/ui/desk_of_tests.h"

#include <QApplication>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <latch>
#include <unistd.h>

namespace shoal::app {
namespace {
using test::FakeEngine;
using ui::comes;

class DesktopProgram : public testing::Test {
protected:
    Result<std::unique_ptr<Engine>> openEngine()
    {
        if (gate)
            gate->wait();
        ++opens;
        if (cannotOpen)
            return fail(*cannotOpen);
        return std::make_unique<FakeEngine>(script);
    }

    DesktopWindow makeWindow(const WindowHooks& itsHooks)
    {
        hooks = itsHooks;
        auto widget = std::make_unique<QWidget>();
        window = widget.get();
        return {.widget = std::move(widget),
                .open = [this](const QStringList& what) { openedInWindow += what; },
                .act = [this](const QString& action) { acted.append(action); },
                .isHashing = [this] { return isHashing; },
                .comeToFront =
                    [this] {
                        ++fronts;
                        window->showNormal();
                    }};
    }

    void start(const Wish& wish = {})
    {
        desktop.start(wish);
        ASSERT_TRUE(comes([&] { return !window.isNull(); }));
    }
    bool isEnded()
    {
        return comes([&] { return ended.count() == 1; });
    }
    QString waitsFor() const
    {
        const auto& waiting = desktop.waiting();
        return waiting.isVisible() ? waiting.findChild<QLabel*>(QStringLiteral("words"))->text() : QString{};
    }
    void press(const char* button)
    {
        QTest::mouseClick(desktop.waiting().findChild<QPushButton*>(QLatin1String{button}), Qt::LeftButton);
    }
    QMessageBox* question() const { return window.isNull() ? nullptr : window->findChild<QMessageBox*>(); }
    EngineStatus busyStatus(std::int64_t pid = ::getpid()) const
    {
        EngineStatus status;
        status.pid = pid;
        status.states = {{ShareState::Downloading, 1}};
        return status;
    }

    test::TemporaryFolder folder;
    FakeEngine::Script script;
    std::unique_ptr<std::latch> gate;
    std::atomic<int> opens = 0;
    std::optional<Error> cannotOpen;
    WindowHooks hooks;
    QPointer<QWidget> window;
    QStringList openedInWindow;
    QStringList acted;
    int fronts = 0;
    bool isHashing = false;
    QSettings kept{QString::fromStdString((folder / "desktop.ini").string()), QSettings::IniFormat};
    ui::DesktopChoices choices{kept};
    ui::FakeSurroundings surroundings;
    ui::Tray tray;
    Desktop desktop{{.openEngine = [this] { return openEngine(); },
                     .makeWindow = [this](ui::Desk&, const WindowHooks& itsHooks) { return makeWindow(itsHooks); },
                     .settingsFile = folder / "shoal.toml",
                     .savingIsShownAfter = std::chrono::milliseconds{0}},
                    choices,
                    surroundings,
                    tray};
    QSignalSpy ended{&desktop, &Desktop::ended};
};

TEST_F(DesktopProgram, ShowsAWindowBeforeTheEngineIsOpen)
{
    gate = std::make_unique<std::latch>(1);
    desktop.start({});
    EXPECT_EQ(waitsFor(), QStringLiteral("Opening your shares…"));
    gate->count_down();
    ASSERT_TRUE(comes([&] { return !window.isNull(); }));
    EXPECT_TRUE(window->isVisible());
    EXPECT_EQ(waitsFor(), QString{});
}

TEST_F(DesktopProgram, SaysWhyItCannotOpenAndTriesAgain)
{
    cannotOpen = Error{ErrorKind::DatabaseTooNew, "/srv/profile", {}};
    desktop.start({});
    ASSERT_TRUE(comes([&] { return waitsFor() == QStringLiteral("/srv/profile was written by a newer Shoal."); }));
    cannotOpen.reset();
    press("retry");
    ASSERT_TRUE(comes([&] { return !window.isNull(); }));
    EXPECT_EQ(opens, 2);
}

TEST_F(DesktopProgram, OpensTheFileInWhichASettingIsWrong)
{
    const auto file = folder.write("shoal.toml", "[");
    cannotOpen = Error{ErrorKind::BadSetting, file.string() + ":1", "it can't be read"};
    desktop.start({});
    ASSERT_TRUE(
        comes([&] { return desktop.waiting().findChild<QPushButton*>(QStringLiteral("settings"))->isVisible(); }));
    press("settings");
    EXPECT_THAT(surroundings.opened, testing::ElementsAre(file));
}

TEST_F(DesktopProgram, EndsWhenItCannotOpenAndTheUserGivesUp)
{
    cannotOpen = Error{ErrorKind::DiskFull, "/srv/profile", {}};
    desktop.start({.isMinimised = true});
    ASSERT_TRUE(comes([&] { return !waitsFor().isEmpty(); })) << "what went wrong is shown even by a start as an icon";
    press("quit");
    EXPECT_TRUE(isEnded());
}

TEST_F(DesktopProgram, HandsTheWindowWhatItWasStartedWith)
{
    start({.open = {QStringLiteral("/srv/a")}, .action = QStringLiteral("receive")});
    EXPECT_EQ(openedInWindow, QStringList{QStringLiteral("/srv/a")});
    EXPECT_EQ(acted, QStringList{QStringLiteral("receive")});
}

TEST_F(DesktopProgram, TakesWhatAnotherStartAsksFor)
{
    start();
    desktop.ask({.open = {QStringLiteral("/srv/b")}});
    EXPECT_EQ(openedInWindow, QStringList{QStringLiteral("/srv/b")});
    EXPECT_EQ(fronts, 1);
    desktop.ask({});
    EXPECT_EQ(fronts, 2) << "nothing to open: it is the window that is wanted";
    desktop.ask({.isMinimised = true});
    EXPECT_EQ(fronts, 2);
}

TEST_F(DesktopProgram, KeepsWhatIsAskedForUntilThereIsAWindow)
{
    gate = std::make_unique<std::latch>(1);
    desktop.start({.isMinimised = true});
    EXPECT_EQ(waitsFor(), QString{});
    desktop.ask({.open = {QStringLiteral("/srv/b")}});
    EXPECT_EQ(waitsFor(), QStringLiteral("Opening your shares…")) << "somebody waits for it now";
    gate->count_down();
    ASSERT_TRUE(comes([&] { return !openedInWindow.isEmpty(); }));
    EXPECT_TRUE(window->isVisible());
    EXPECT_FALSE(window->isMinimized());
}

TEST_F(DesktopProgram, StartsAsASmallWindowWhereThereIsNoPlaceForAnIcon)
{
    start({.isMinimised = true});
    EXPECT_TRUE(window->isMinimized());
}

TEST_F(DesktopProgram, ClosesTheEngineAndEnds)
{
    start();
    hooks.quitWanted();
    EXPECT_TRUE(isEnded());
    EXPECT_TRUE(script.record.isClosed);
    EXPECT_TRUE(window.isNull());
    EXPECT_EQ(waitsFor(), QString{});
}

TEST_F(DesktopProgram, SaysThatItSavesWhenThatTakesItsTime)
{
    script.closes = false;
    start();
    desktop.quit();
    ASSERT_TRUE(comes([&] { return waitsFor() == QStringLiteral("Saving…"); }));
    EXPECT_TRUE(window.isNull());
    EXPECT_EQ(ended.count(), 0);
}

TEST_F(DesktopProgram, EndsOnceHoweverOftenItIsTold)
{
    start();
    desktop.quit();
    desktop.quit();
    desktop.ask({.open = {QStringLiteral("/srv/late")}});
    EXPECT_TRUE(isEnded());
    EXPECT_TRUE(openedInWindow.isEmpty());
}

TEST_F(DesktopProgram, LetsAnotherStartOpenTheProfileBeforeItIsDone)
{
    QSignalSpy ending{&desktop, &Desktop::ending};
    start();
    desktop.quit();
    EXPECT_EQ(ending.count(), 1);
    EXPECT_EQ(ended.count(), 0);
    EXPECT_TRUE(isEnded());
}

TEST_F(DesktopProgram, ClosesAnEngineThatOpensAfterTheUserQuit)
{
    gate = std::make_unique<std::latch>(1);
    desktop.start({});
    desktop.quit();
    gate->count_down();
    EXPECT_TRUE(isEnded());
    EXPECT_TRUE(script.record.isClosed);
    EXPECT_TRUE(window.isNull());
}

TEST_F(DesktopProgram, QuitsWhenItsWindowIsClosedAndNoIconWouldBringItBack)
{
    ASSERT_TRUE(choices.set("desktop.close_to_tray", "true"));
    start();
    ASSERT_FALSE(tray.isThere()) << "there is no panel here";
    hooks.closeWanted();
    EXPECT_TRUE(isEnded());
}

TEST_F(DesktopProgram, AsksBeforeItEndsTransfers)
{
    start();
    hooks.told(busyStatus());
    hooks.quitWanted();
    ASSERT_NE(question(), nullptr);
    hooks.quitWanted();
    EXPECT_EQ(window->findChildren<QMessageBox*>().size(), 1) << "it asks once";
    EXPECT_EQ(question()->buttons().size(), 2);
    QTest::mouseClick(question()->escapeButton(), Qt::LeftButton);
    EXPECT_TRUE(comes([&] { return question() == nullptr; }));
    EXPECT_EQ(ended.count(), 0);

    hooks.quitWanted();
    ASSERT_NE(question(), nullptr);
    QTest::mouseClick(question()->defaultButton(), Qt::LeftButton);
    EXPECT_TRUE(isEnded());
}

TEST_F(DesktopProgram, AsksBeforeItEndsTheMakingOfAShare)
{
    start();
    isHashing = true;
    hooks.told(busyStatus(::getpid() + 1)); // even where another process runs the transfers
    hooks.closeWanted();

    ASSERT_NE(question(), nullptr);
    EXPECT_TRUE(question()->text().contains(QLatin1String{"read for a new share"}));
    EXPECT_FALSE(question()->informativeText().isEmpty());
    QTest::mouseClick(question()->defaultButton(), Qt::LeftButton);
    EXPECT_TRUE(isEnded());
}

TEST_F(DesktopProgram, AsksNothingWhereNothingEnds)
{
    start();
    hooks.told(busyStatus(::getpid() + 1)); // another process runs them, and goes on
    hooks.quitWanted();
    EXPECT_EQ(question(), nullptr);
    EXPECT_TRUE(isEnded());
}

TEST_F(DesktopProgram, AsksNothingOfWhoDoesNotWantIt)
{
    ASSERT_TRUE(choices.set("desktop.confirm_quit", "false"));
    start();
    hooks.told(busyStatus());
    hooks.quitWanted();
    EXPECT_TRUE(isEnded());
}

TEST_F(DesktopProgram, KeepsTheComputerAwakeWhileFilesAreOnTheirWay)
{
    start();
    hooks.told(busyStatus());
    EXPECT_EQ(surroundings.keptAwake, std::vector<bool>{true});
    EngineStatus idle;
    idle.states = {{ShareState::Seeding, 5}, {ShareState::Paused, 1}};
    hooks.told(idle);
    EXPECT_EQ(surroundings.keptAwake, (std::vector<bool>{true, false}));
    idle.upRate = {1};
    hooks.told(idle);
    EXPECT_TRUE(surroundings.keptAwake.back()) << "somebody fetches from here";
    desktop.quit();
    EXPECT_TRUE(isEnded());
    EXPECT_FALSE(surroundings.keptAwake.back());
}

TEST_F(DesktopProgram, DoesWhatTheIconsMenuSays)
{
    start();
    Q_EMIT tray.pauseAllWanted();
    Q_EMIT tray.resumeAllWanted();
    EXPECT_EQ(acted, (QStringList{QStringLiteral("pauseAll"), QStringLiteral("resumeAll")}));
    EXPECT_EQ(fronts, 0);
    Q_EMIT tray.toggleWanted();
    EXPECT_TRUE(window->isHidden());
    Q_EMIT tray.toggleWanted();
    EXPECT_TRUE(window->isVisible());
    Q_EMIT tray.quitWanted();
    EXPECT_TRUE(isEnded());
}

TEST_F(DesktopProgram, BringsTheWindowBackWhenTheIconVanishes)
{
    start();
    Q_EMIT tray.toggleWanted();
    ASSERT_TRUE(window->isHidden());
    Q_EMIT tray.vanished();
    EXPECT_TRUE(window->isVisible());
}

TEST_F(DesktopProgram, TellsWhatHappensWhileTheWindowIsNotLookedAt)
{
    FakeEngine* engine = nullptr;
    script.onSubscribe = [&](FakeEngine& opened) { engine = &opened; };
    start();
    ASSERT_NE(engine, nullptr);
    Q_EMIT tray.toggleWanted();
    engine->emit(EngineWarning{{ErrorKind::DiskFull, "/srv", {}}});
    EXPECT_TRUE(comes([&] { return surroundings.notices.size() == 1; }));
}

} // namespace
} // namespace shoal::app
