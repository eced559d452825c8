#include "tests/support/temporary_folder.h"
#include "ui/preferences/desktop_choices.h"

#include <QSettings>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace shoal::ui {
namespace {

class ChoicesOfDesktop : public testing::Test {
protected:
    QString file() const { return QString::fromStdString((folder_ / "desktop.ini").string()); }

    test::TemporaryFolder folder_;
    QSettings store_{file(), QSettings::IniFormat};
    DesktopChoices choices_{store_};
};

TEST_F(ChoicesOfDesktop, BeginWithTheDefaults)
{
    EXPECT_TRUE(choices_.showsTrayIcon());
    EXPECT_FALSE(choices_.closesToTray());
    EXPECT_TRUE(choices_.tellsDone());
    EXPECT_TRUE(choices_.tellsTrouble());
    EXPECT_TRUE(choices_.offersClipboard());
    EXPECT_TRUE(choices_.confirmsQuit());
    EXPECT_EQ(choices_.theme(), Theme::System);
}

TEST_F(ChoicesOfDesktop, AreKeptForTheNextStart)
{
    ASSERT_TRUE(choices_.set("desktop.tell_done", "false"));
    ASSERT_TRUE(choices_.set("desktop.theme", "dark"));

    QSettings nextStore{file(), QSettings::IniFormat};
    const DesktopChoices next{nextStore};
    EXPECT_FALSE(next.tellsDone());
    EXPECT_EQ(next.theme(), Theme::Dark);
}

TEST_F(ChoicesOfDesktop, TellThatTheyChanged)
{
    QSignalSpy changes{&choices_, &DesktopChoices::changed};
    ASSERT_TRUE(choices_.set("desktop.tray_icon", "false"));
    EXPECT_EQ(changes.count(), 1);
}

TEST_F(ChoicesOfDesktop, RefuseWhatMayNotBeChosen)
{
    EXPECT_EQ(choices_.set("desktop.theme", "pink").error().kind, ErrorKind::BadSetting);
    EXPECT_EQ(choices_.set("desktop.tell_done", "perhaps").error().kind, ErrorKind::BadSetting);
    EXPECT_EQ(choices_.set("desktop.weather", "true").error().kind, ErrorKind::BadSetting);
    EXPECT_EQ(choices_.theme(), Theme::System);
}

TEST_F(ChoicesOfDesktop, GoByTheDefaultWhereTheStoreHoldsNonsense)
{
    store_.setValue("desktop.confirm_quit", "perhaps");
    EXPECT_TRUE(choices_.confirmsQuit());
}

TEST_F(ChoicesOfDesktop, WithoutAnIconNothingIsClosedToIt)
{
    ASSERT_TRUE(choices_.set("desktop.close_to_tray", "true"));
    EXPECT_TRUE(choices_.closesToTray());
    ASSERT_TRUE(choices_.set("desktop.tray_icon", "false"));
    EXPECT_FALSE(choices_.closesToTray());
}

TEST_F(ChoicesOfDesktop, DefaultsMayThemselvesBeChosen)
{
    for (const auto& choice : desktopChoices())
        EXPECT_TRUE(DesktopChoices::check(choice.key, choice.standard)) << choice.key;
}

} // namespace
} // namespace shoal::ui
