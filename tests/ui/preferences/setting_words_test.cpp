#include "core/settings/by_key.h"
#include "tests/ui/desk_of_tests.h"
#include "ui/preferences/desktop_choices.h"
#include "ui/preferences/preference.h"
#include "ui/preferences/setting_words.h"
#include "ui/words/format.h"

#include <QSettings>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace shoal::ui {
namespace {

TEST(SettingWords, EverySettingHasATitleAndHelpOfItsOwn)
{
    std::set<QString> titles;
    for (const auto& row : settingRows({})) {
        const auto words = wordsForSetting(row.key);
        ASSERT_TRUE(words) << row.key << ": add it to ui/preferences/setting_words.cpp";
        EXPECT_TRUE(titles.insert(words->title + QString::fromStdString(sectionOfKey(row.key))).second) << row.key;
        EXPECT_TRUE(words->help.endsWith(QLatin1Char{'.'})) << row.key;
        EXPECT_TRUE(words->expected.endsWith(QLatin1Char{'.'})) << row.key;
    }
}

TEST(SettingWords, EverySectionHasAName)
{
    for (const auto& row : settingRows({}))
        EXPECT_TRUE(wordsForSection(sectionOfKey(row.key))) << row.key;
    for (const auto& choice : desktopChoices())
        EXPECT_TRUE(wordsForSection(sectionOfKey(choice.key))) << choice.key;
}

TEST(SettingWords, AnUnknownKeyHasNone)
{
    EXPECT_FALSE(wordsForSetting("network.weather"));
    EXPECT_FALSE(wordsForSection("weather"));
}

TEST(SettingWords, WithinASectionNoMnemonicIsTakenTwice)
{
    DeskOfTests desk;
    QSettings store{QString::fromStdString((desk.folder / "desktop.ini").string()), QSettings::IniFormat};
    DesktopChoices choices{store};
    auto all = preferencesOf(desk.settings);
    for (auto& choice : preferencesOf(choices))
        all.push_back(std::move(choice));

    // The dialog's own: &Browse, A&dd, Remo&ve, R&eset, &Close.
    const QString taken = QStringLiteral("bvec");
    std::set<std::pair<std::string, QChar>> seen;
    for (const auto& preference : all) {
        const auto at = preference.title.indexOf(QLatin1Char{'&'});
        ASSERT_GE(at, 0) << preference.key;
        const auto letter = preference.title[at + 1].toLower();
        EXPECT_FALSE(taken.contains(letter)) << preference.key;
        EXPECT_TRUE(seen.insert({sectionOfKey(preference.key), letter}).second) << preference.key;
    }
}

TEST(Preference, ANumberKnowsTheRangeOfItsSetting)
{
    DeskOfTests desk;
    int numbers = 0;
    for (const auto& preference : preferencesOf(desk.settings))
        if (const auto* number = std::get_if<WholeNumber>(&preference.type)) {
            ++numbers;
            EXPECT_TRUE(preference.check(std::to_string(number->least))) << preference.key;
            EXPECT_TRUE(preference.check(std::to_string(number->most))) << preference.key;
            EXPECT_FALSE(preference.check(std::to_string(number->least - 1))) << preference.key;
            EXPECT_FALSE(preference.check(std::to_string(number->most + 1))) << preference.key;
        }
    EXPECT_EQ(numbers, 4);
}

TEST(Preference, AValueIsSaidInWords)
{
    EXPECT_EQ(valueInWords(YesOrNo{}, "true"), "on");
    EXPECT_EQ(valueInWords(Rate{}, "0"), "No limit");
    EXPECT_EQ(valueInWords(Rate{}, "500KiB"), rateText({500 * 1024}));
    EXPECT_EQ(valueInWords(WholeNumber{0, 9, "One for each core"}, "0"), "One for each core");
    EXPECT_EQ(valueInWords(WholeNumber{0, 9, {}}, "0"), "0");
    EXPECT_EQ(valueInWords(TextList{}, "a:1,b:2"), "a:1, b:2");
    EXPECT_EQ(valueInWords(FolderPath{}, ""), "empty");
}

TEST(Preference, TheKeysOfLimitsAreThoseOfTheTable)
{
    EXPECT_EQ(keyOfRate(&Settings::downloadLimit), "limits.download");
    EXPECT_EQ(keyOfRate(&Settings::uploadLimit), "limits.upload");
}

} // namespace
} // namespace shoal::ui
