#include "core/settings/settings.h"

#include "core/settings/by_key.h"
#include "core/settings/places.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

TEST(SettingsInEffect, AreWhatTheUserSaysInAnOpenNetwork) { EXPECT_EQ(effective({}), Settings{}); }

TEST(SettingsInEffect, ReachNobodyOutsideAClosedNetwork)
{
    const auto settings = effective({.dhtClosedNetwork = true});

    EXPECT_THAT(settings.dhtBootstrap, IsEmpty());
    EXPECT_FALSE(settings.lanDiscovery);
    EXPECT_FALSE(settings.portMapping);
    EXPECT_TRUE(settings.dhtEnabled);
}

TEST(SettingsInEffect, KeepBootstrapNodesThatTheUserNamed)
{
    const auto settings = effective({.dhtBootstrap = {"10.0.0.1:6881"}, .dhtClosedNetwork = true});

    EXPECT_THAT(settings.dhtBootstrap, ElementsAre("10.0.0.1:6881"));
}

BytesPerSecond rate(const std::string& text)
{
    Settings settings;
    const auto assigned = assign(settings, "limits.upload", text);
    EXPECT_TRUE(assigned) << text;
    return settings.uploadLimit;
}

TEST(SettingByKey, ReadsRatesWithOrWithoutAUnit)
{
    EXPECT_EQ(rate("0").value, 0u);
    EXPECT_EQ(rate("1234").value, 1234u);
    EXPECT_EQ(rate("10B").value, 10u);
    EXPECT_EQ(rate("500KiB").value, 512'000u);
    EXPECT_EQ(rate(" 2 MiB/s ").value, 2u << 20);
    EXPECT_EQ(rate("1GiB").value, 1u << 30);
    EXPECT_EQ(rate("3kB").value, 3000u);
    EXPECT_EQ(rate("3MB").value, 3'000'000u);
}

TEST(SettingByKey, RefusesRatesThatAreNoneOrTooLarge)
{
    for (const auto* text : {"", "MiB", "-1", "1.5MiB", "1TiB", "2GiB", "2147483648", "18446744073709551616",
                             "18014398509481984KiB", "1 2", "0x10", "+1"}) {
        Settings settings;
        EXPECT_FALSE(assign(settings, "limits.upload", text)) << text;
    }
}

TEST(SettingByKey, KeepsNumbersInTheirRange)
{
    Settings settings;
    EXPECT_TRUE(assign(settings, "network.max_connections", "2"));
    EXPECT_TRUE(assign(settings, "network.max_connections", "65000"));
    for (const auto* text : {"1", "65001", "-2", "99999999999", "2x", ""})
        EXPECT_FALSE(assign(settings, "network.max_connections", text)) << text;
}

TEST(SettingByKey, ListensOnAddressesOnly)
{
    Settings settings;
    ASSERT_TRUE(assign(settings, "network.listen", "127.0.0.1:0, [::1]:6881"));
    EXPECT_THAT(settings.listen, ElementsAre("127.0.0.1:0", "[::1]:6881"));
    for (const auto* text : {"", "localhost:1", "127.0.0.1", "::1:6881", "127.0.0.1:65536", "127.0.0.1:1,",
                             ",127.0.0.1:1", "127.0.0.1:1,,127.0.0.1:2"})
        EXPECT_FALSE(assign(settings, "network.listen", text)) << text;
}

TEST(SettingByKey, BootstrapsFromNamesAddressesOrNobody)
{
    Settings settings;
    ASSERT_TRUE(assign(settings, "dht.bootstrap", "a.example:1,127.0.0.1:2"));
    EXPECT_THAT(settings.dhtBootstrap, ElementsAre("a.example:1", "127.0.0.1:2"));
    ASSERT_TRUE(assign(settings, "dht.bootstrap", ""));
    EXPECT_THAT(settings.dhtBootstrap, IsEmpty());
    EXPECT_FALSE(assign(settings, "dht.bootstrap", "a.example:0"));
    EXPECT_FALSE(assign(settings, "dht.bootstrap", "a.example"));
}

TEST(SettingByKey, SuggestsTheKeyThatWasProbablyMeant)
{
    Settings settings;
    const auto meant = [&](const char* key) { return assign(settings, key, "1").error().reason; };

    EXPECT_EQ(meant("network.listn"), "unknown setting; did you mean network.listen?");
    EXPECT_EQ(meant("closed_network"), "unknown setting; did you mean dht.closed_network?");
    EXPECT_EQ(meant("limit.upload"), "unknown setting; did you mean limits.upload?");
    EXPECT_EQ(meant("colour"), "unknown setting");
    EXPECT_EQ(meant(""), "unknown setting");
    EXPECT_EQ(assign(settings, "network.listn", "1").error().about, "network.listn");
}

TEST(SettingByKey, KnowsNoOtherKeys)
{
    EXPECT_EQ(text({}, "nothing").error().kind, ErrorKind::BadSetting);
    EXPECT_EQ(isDefault({}, "nothing").error().kind, ErrorKind::BadSetting);
}

TEST(UserPlaces, FollowXdg)
{
    const UserFolders xdg{.home = "/home/u", .state = "/s", .config = "/c"};
    const UserFolders plain{.home = "/home/u"};

    EXPECT_EQ(defaultProfile(xdg).value(), "/s/shoal");
    EXPECT_EQ(defaultProfile(plain).value(), "/home/u/.local/state/shoal");
    EXPECT_EQ(settingsFile({}, xdg).value(), "/c/shoal/shoal.toml");
    EXPECT_EQ(settingsFile({}, plain).value(), "/home/u/.config/shoal/shoal.toml");
}

TEST(UserPlaces, AProfileGivenByNameHasItsOwnSettings)
{
    EXPECT_EQ(settingsFile("/p", {.home = "/home/u", .config = "/c"}).value(), "/p/shoal.toml");
}

TEST(UserPlaces, AreNowhereWithoutAHome)
{
    EXPECT_EQ(defaultProfile(UserFolders{}).error().about, "HOME");
    EXPECT_EQ(settingsFile({}, UserFolders{}).error().kind, ErrorKind::NotFound);
}

} // namespace
} // namespace shoal
