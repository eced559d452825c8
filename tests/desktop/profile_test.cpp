#include "app/desktop/profile.h"

#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

namespace shoal::app {
namespace {

TEST(DesktopProfile, KeepsSettingsAndLooksInAFolderThatWasNamed)
{
    const auto profile = DesktopProfile::of({.profile = "/srv/profile"});
    ASSERT_TRUE(profile);
    EXPECT_EQ(profile->folder, "/srv/profile");
    EXPECT_EQ(profile->settingsFile, "/srv/profile/shoal.toml");
    EXPECT_EQ(profile->looksFile(), "/srv/profile/desktop.ini");
}

TEST(DesktopProfile, TakesOverridesOverItsFile)
{
    const test::TemporaryFolder folder;
    folder.write("shoal.toml", "[dht]\nenabled = false\n[network]\nutp = false\n");
    const auto profile = DesktopProfile::of({.profile = folder.path(), .settings = {"network.utp=true"}});
    ASSERT_TRUE(profile);
    const auto settings = profile->settings();
    ASSERT_TRUE(settings);
    EXPECT_FALSE(settings->dhtEnabled);
    EXPECT_TRUE(settings->utp);
}

TEST(DesktopProfile, RefusesWrongOverrides)
{
    const test::TemporaryFolder folder;
    for (const auto* wrong : {"network.utp", "no.such=1", "network.utp=perhaps"}) {
        const auto profile = DesktopProfile::of({.profile = folder.path(), .settings = {wrong}});
        ASSERT_TRUE(profile);
        const auto settings = profile->settings();
        ASSERT_FALSE(settings) << wrong;
        EXPECT_EQ(settings.error().kind, ErrorKind::BadSetting) << wrong;
    }
}

TEST(DesktopProfile, HasASocketOfItsOwnBesideTheEngines)
{
    const test::TemporaryFolder folder;
    const auto one = DesktopProfile::of({.profile = folder / "one"});
    const auto other = DesktopProfile::of({.profile = folder / "other"});
    ASSERT_TRUE(one->instanceSocket());
    EXPECT_NE(*one->instanceSocket(), *other->instanceSocket());
    EXPECT_EQ(one->instanceSocket()->extension(), ".window");
}

TEST(DesktopProfile, HasNoSocketWhereItsPathWouldBeTooLong)
{
    const auto profile = DesktopProfile::of({.profile = "/" + std::string(200, 'x')});
    if (const auto socket = profile->instanceSocket())
        EXPECT_LT(socket->native().size(), 108U) << "there is a runtime folder";
    else
        EXPECT_EQ(socket.error().kind, ErrorKind::NameTooLong);
}

} // namespace
} // namespace shoal::app
