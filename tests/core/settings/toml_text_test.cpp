#include "core/settings/toml_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {
using testing::ElementsAre;
using testing::HasSubstr;

Settings read(const std::string& text)
{
    const auto settings = settingsFromToml(text, "shoal.toml");
    EXPECT_TRUE(settings) << settings.error().about << ": " << settings.error().reason;
    return settings.value_or(Settings{});
}

Error refusal(const std::string& text)
{
    const auto settings = settingsFromToml(text, "shoal.toml");
    EXPECT_FALSE(settings) << text;
    return settings ? Error{} : settings.error();
}

std::string set(const std::string& text, const std::string& key, const std::string& value)
{
    const auto edited = withSettingInToml(text, key, value, "shoal.toml");
    EXPECT_TRUE(edited) << edited.error().about << ": " << edited.error().reason;
    return edited.value_or("");
}

std::string unset(const std::string& text, const std::string& key)
{
    return withoutSettingInToml(text, key, "shoal.toml").value_or("refused");
}

TEST(SettingsText, SaysWhatDiffersFromTheDefaults)
{
    const auto settings = read("[network]\nlan = false\nlisten = ['127.0.0.1:1', '[::1]:2']\n"
                               "[limits]\ndownload = \"2MiB\"\nupload = 1000\n[upload]\nslots = 3\n");
    Settings expected{.listen = {"127.0.0.1:1", "[::1]:2"}, .uploadSlots = 3, .lanDiscovery = false};
    expected.downloadLimit = {2u << 20};
    expected.uploadLimit = {1000};

    EXPECT_EQ(settings, expected);
    EXPECT_EQ(read(""), Settings{});
}

TEST(SettingsText, TakesListsAsOneTextToo)
{
    EXPECT_THAT(read("dht.bootstrap = \"a:1, b:2\"").dhtBootstrap, ElementsAre("a:1", "b:2"));
}

TEST(SettingsText, NamesThePlaceOfAnUnknownKeyAndTheRightOne)
{
    EXPECT_EQ(refusal("# comment\n[network]\n  lsten = 1\n"),
              (Error{ErrorKind::BadSetting, "shoal.toml:3:11 network.lsten",
                     "unknown setting; did you mean network.listen?"}));
    EXPECT_THAT(refusal("listen = 1").reason, HasSubstr("network.listen"));
    EXPECT_THAT(refusal("[nonsense]\nx = 1\n").about, HasSubstr("shoal.toml:2:5 nonsense.x"));
    EXPECT_THAT(refusal("[network.listen]\nx = 1\n").about, HasSubstr("network.listen"));
}

TEST(SettingsText, NamesThePlaceOfAWrongTypeOrRange)
{
    EXPECT_EQ(refusal("[upload]\nslots = \"8\"\n"),
              (Error{ErrorKind::BadSetting, "shoal.toml:2:9 upload.slots", "expected a number from 0 to 10000"}));
    for (const auto* text :
         {"upload.slots = -1", "upload.slots = 9999999999999", "network.lan = 1", "network.lan = \"true\"",
          "network.listen = []", "network.listen = [1]", "network.listen = ['x']", "limits.upload = -1",
          "limits.upload = 1.5", "limits.upload = \"fast\"", "storage.folder = 1", "storage.folder = 'relative'"})
        EXPECT_THAT(refusal(text).reason, HasSubstr("expected ")) << text;
}

TEST(SettingsText, NamesThePlaceWhereItIsNoToml)
{
    const auto error = refusal("[network]\nlan = \n");

    EXPECT_EQ(error.kind, ErrorKind::BadSetting);
    EXPECT_THAT(error.about, HasSubstr("shoal.toml:2:"));
    EXPECT_FALSE(error.reason.empty());
}

TEST(SettingsText, ChangesOneLineAndKeepsTheRest)
{
    const std::string before =
        "# mine\r\n\r\n[network]\r\nlan = true # ä why\r\n  listen  =  [ \"127.0.0.1:1\" ]  # here\r\n";

    EXPECT_EQ(set(before, "network.lan", "false"),
              "# mine\r\n\r\n[network]\r\nlan = false # ä why\r\n  listen  =  [ \"127.0.0.1:1\" ]  # here\r\n");
    EXPECT_EQ(set(before, "network.listen", "[::1]:2"),
              "# mine\r\n\r\n[network]\r\nlan = true # ä why\r\n  listen  =  [\"[::1]:2\"]  # here\r\n");
}

TEST(SettingsText, ReplacesAValueOfSeveralLines)
{
    EXPECT_EQ(
        set("[dht]\nbootstrap = [\n  \"a:1\", # one\n  \"b:2\",\n] # end\nenabled = true\n", "dht.bootstrap", "c:3"),
        "[dht]\nbootstrap = [\"c:3\"] # end\nenabled = true\n");
}

TEST(SettingsText, CountsColumnsInLettersNotBytes)
{
    EXPECT_EQ(set("storage = { folder = \"/ä/ö\" } # ü\n", "storage.folder", "/é"),
              "storage = { folder = \"/é\" } # ü\n");
}

TEST(SettingsText, AddsALineToItsSection)
{
    EXPECT_EQ(set("[network]\nlan = true\n\n[dht]\n", "network.utp", "false"),
              "[network]\nutp = false\nlan = true\n\n[dht]\n");
    EXPECT_EQ(set("[dht] # no line end", "dht.enabled", "false"), "[dht] # no line end\nenabled = false\n");
}

TEST(SettingsText, AddsALineBehindTheOneThatIsCommentedOut)
{
    EXPECT_EQ(set("[network]\n# about\n#lan = true\n\n# more\n#utp = true\n[dht]\n#utp = 1\n", "network.lan", "false"),
              "[network]\n# about\n#lan = true\nlan = false\n\n# more\n#utp = true\n[dht]\n#utp = 1\n");
}

TEST(SettingsText, AddsASectionAtTheEnd)
{
    EXPECT_EQ(set("", "network.lan", "false"), "[network]\nlan = false\n");
    EXPECT_EQ(set("[dht]\nenabled = true", "network.lan", "false"),
              "[dht]\nenabled = true\n\n[network]\nlan = false\n");
}

TEST(SettingsText, AddsADottedLineBesideDottedOnes)
{
    EXPECT_EQ(set("network.lan = true\n[dht]\n", "network.utp", "false"),
              "network.utp = false\nnetwork.lan = true\n[dht]\n");
}

TEST(SettingsText, RefusesToEditWhatHasNoLineOfItsOwn)
{
    const std::string inlined = "network = { lan = true }\n";

    const auto added = withSettingInToml(inlined, "network.utp", "false", "shoal.toml");
    ASSERT_FALSE(added);
    EXPECT_THAT(added.error().reason, HasSubstr("edit the file"));
    EXPECT_FALSE(withoutSettingInToml("network = { lan = false, utp = false }\n", "network.lan", "shoal.toml"));
}

TEST(SettingsText, RefusesToEditWhatItCannotRead)
{
    EXPECT_FALSE(withSettingInToml("[network\n", "network.lan", "true", "shoal.toml"));
    EXPECT_FALSE(withSettingInToml("[network]\nlan = 7\n", "network.utp", "true", "shoal.toml"));
    EXPECT_FALSE(withSettingInToml("", "network.lan", "perhaps", "shoal.toml"));
    EXPECT_FALSE(withSettingInToml("", "storage.folder", "/\xff", "shoal.toml"));
}

TEST(SettingsText, TakesOutOneSettingWithItsLines)
{
    EXPECT_EQ(unset("# a\n[network]\nlan = false # x\nutp = false\n", "network.lan"), "# a\n[network]\nutp = false\n");
    EXPECT_EQ(unset("dht.bootstrap = [\n'a:1',\n]\ndht.enabled = false\n", "dht.bootstrap"), "dht.enabled = false\n");
    EXPECT_EQ(unset("[network]\nlan = false\n", "network.utp"), "[network]\nlan = false\n");
}

} // namespace
} // namespace shoal
