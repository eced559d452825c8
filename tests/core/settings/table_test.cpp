#include "core/settings/by_key.h"
#include "core/settings/manual.h"
#include "core/settings/toml_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <sstream>

namespace shoal {
namespace {
using testing::HasSubstr;

/// Another value than the default, as typed; every row needs one here.
std::string otherText(const SettingRow& row)
{
    if (row.standard == "true" || row.standard == "false")
        return row.standard == "true" ? "false" : "true";
    if (row.key == "storage.folder")
        return "/data/\"odd\" \\ \xc3\xa4, b";
    if (row.key == "network.listen")
        return "127.0.0.2:0,[::1]:6881";
    if (row.key == "dht.bootstrap")
        return "";
    if (row.key.starts_with("limits."))
        return "2MiB";
    return "7";
}

std::vector<SettingRow> defaults() { return settingRows({}); }

TEST(SettingsTable, HasDistinctKeysOfASectionAndAName)
{
    std::set<std::string> keys;
    for (const auto& row : defaults()) {
        EXPECT_TRUE(keys.insert(row.key).second) << row.key;
        EXPECT_EQ(std::count(row.key.begin(), row.key.end(), '.'), 1) << row.key;
        EXPECT_EQ(row.key.find_first_not_of("abcdefghijklmnopqrstuvwxyz_."), std::string::npos) << row.key;
    }
}

TEST(SettingsTable, ReachesEveryMember)
{
    // A member without a row would still be at its default when every row has left it.
    Settings settings;
    for (const auto& row : defaults())
        ASSERT_TRUE(assign(settings, row.key, otherText(row))) << row.key;
    const Settings standard;

    EXPECT_NE(settings.listen, standard.listen);
    EXPECT_NE(settings.downloadFolder, standard.downloadFolder);
    EXPECT_NE(settings.downloadLimit, standard.downloadLimit);
    EXPECT_NE(settings.uploadLimit, standard.uploadLimit);
    EXPECT_NE(settings.uploadSlots, standard.uploadSlots);
    EXPECT_NE(settings.maxConnections, standard.maxConnections);
    EXPECT_NE(settings.lanDiscovery, standard.lanDiscovery);
    EXPECT_NE(settings.portMapping, standard.portMapping);
    EXPECT_NE(settings.utp, standard.utp);
    EXPECT_NE(settings.dhtEnabled, standard.dhtEnabled);
    EXPECT_NE(settings.dhtBootstrap, standard.dhtBootstrap);
    EXPECT_NE(settings.dhtClosedNetwork, standard.dhtClosedNetwork);
    EXPECT_NE(settings.hashingThreads, standard.hashingThreads);
}

TEST(SettingsTable, SaysWhatEachIsForAndWhatItMustBe)
{
    for (const auto& row : defaults()) {
        EXPECT_THAT(row.doc, testing::EndsWith(".")) << row.key;
        EXPECT_FALSE(row.expected.empty()) << row.key;
    }
}

TEST(SettingsTable, EveryDefaultPassesItsOwnCheck)
{
    const Settings standard;
    forEachSetting([&](const auto& row) { EXPECT_TRUE(row.check.accepts(standard.*row.member)) << row.key; });
}

TEST(SettingsTable, EveryValueIsReadBackAsTyped)
{
    for (const auto& row : defaults())
        for (const auto& typed : {row.standard, otherText(row)}) {
            Settings settings;
            ASSERT_TRUE(assign(settings, row.key, typed)) << row.key;

            EXPECT_EQ(text(settings, row.key).value(), typed);
            EXPECT_EQ(isDefault(settings, row.key).value(), typed == row.standard) << row.key;
        }
}

TEST(SettingsTable, EveryValueGoesThroughTheFile)
{
    for (const auto& row : defaults()) {
        Settings settings;
        ASSERT_TRUE(assign(settings, row.key, otherText(row))) << row.key;

        const auto file = withSettingInToml("", row.key, otherText(row), "file");

        ASSERT_TRUE(file) << row.key << file.error().reason;
        EXPECT_EQ(settingsFromToml(*file, "file").value(), settings) << *file;
        EXPECT_EQ(settingsFromToml(withoutSettingInToml(*file, row.key, "file").value(), "file").value(), Settings{});
    }
}

TEST(SettingsTable, EveryRowRefusesNonsenseAndSaysWhatItExpects)
{
    for (const auto& row : defaults()) {
        Settings settings;
        const auto assigned = assign(settings, row.key, "non\nsense");

        ASSERT_FALSE(assigned) << row.key;
        EXPECT_EQ(assigned.error(), (Error{ErrorKind::BadSetting, row.key, "expected " + row.expected}));
        EXPECT_EQ(settings, Settings{});
    }
}

TEST(SettingsTable, TheExampleFileSaysNothingUntilALineIsUncommented)
{
    const auto example = exampleToml();
    EXPECT_EQ(settingsFromToml(example, "example").value(), Settings{});

    for (const auto& row : defaults()) {
        const auto edited = withSettingInToml(example, row.key, otherText(row), "example");
        ASSERT_TRUE(edited) << row.key << edited.error().reason;
        Settings settings;
        ASSERT_TRUE(assign(settings, row.key, otherText(row)));
        EXPECT_EQ(settingsFromToml(*edited, "example").value(), settings);
    }
}

TEST(SettingsTable, TheExampleFileHoldsTheDefaultsBehindItsCommentSigns)
{
    std::string uncommented;
    std::istringstream lines{exampleToml()};
    for (std::string line; std::getline(lines, line);)
        uncommented += (line.starts_with('#') && !line.starts_with("# ") ? line.substr(1) : line) + '\n';

    EXPECT_NE(uncommented, exampleToml());
    EXPECT_EQ(settingsFromToml(uncommented, "example").value(), Settings{});
    for (const auto& row : defaults())
        EXPECT_THAT(uncommented, HasSubstr('\n' + row.key.substr(row.key.find('.') + 1) + " = ")) << row.key;
}

} // namespace
} // namespace shoal
