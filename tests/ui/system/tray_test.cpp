#include "ui/system/tray.h"

#include <QAction>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace shoal::ui {
namespace {

QAction* entryOf(const Tray& tray, const char* name)
{
    for (auto* action : tray.menu().actions())
        if (action->objectName() == QLatin1String{name})
            return action;
    return nullptr;
}

TEST(Tray, MenuAsksForWhatItSays)
{
    const std::vector<std::pair<const char*, void (Tray::*)()>> entries{{"toggle", &Tray::toggleWanted},
                                                                        {"pauseAll", &Tray::pauseAllWanted},
                                                                        {"resumeAll", &Tray::resumeAllWanted},
                                                                        {"quit", &Tray::quitWanted}};
    const Tray tray;
    for (const auto& [name, wanted] : entries) {
        QSignalSpy spy{&tray, wanted};
        auto* entry = entryOf(tray, name);
        ASSERT_NE(entry, nullptr) << name;
        EXPECT_TRUE(entry->text().contains(QLatin1Char{'&'})) << name << " has a mnemonic";
        entry->trigger();
        EXPECT_EQ(spy.count(), 1) << name;
    }
}

TEST(Tray, TellsTheSpeeds)
{
    Tray tray;
    EXPECT_EQ(entryOf(tray, "rates")->text(), QStringLiteral("Receiving 0 byte(s), sending 0 byte(s)"));
    EngineStatus status;
    status.downRate = {2 * 1024 * 1024};
    status.upRate = {512 * 1024};
    tray.setStatus(status);
    EXPECT_EQ(entryOf(tray, "rates")->text(), QStringLiteral("Receiving 2.00 MiB/s, sending 512.00 KiB/s"));
    EXPECT_EQ(tray.toolTip(), QStringLiteral("Shoal: receiving 2.00 MiB/s, sending 512.00 KiB/s"));
    EXPECT_FALSE(entryOf(tray, "rates")->isEnabled()) << "it is read, not chosen";
}

TEST(Tray, OffersToHideAWindowThatIsShownAndTheOtherWayRound)
{
    Tray tray;
    EXPECT_EQ(entryOf(tray, "toggle")->text(), QStringLiteral("&Hide Shoal"));
    tray.setWindowShown(false);
    EXPECT_EQ(entryOf(tray, "toggle")->text(), QStringLiteral("&Show Shoal"));
}

TEST(Tray, IsNotThereOnADesktopWithoutAPlaceForIt)
{
    Tray tray;
    tray.setOn(true);
    EXPECT_FALSE(tray.isThere());
}

} // namespace
} // namespace shoal::ui
