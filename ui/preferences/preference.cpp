#include "ui/preferences/preference.h"

#include "core/settings/value_text.h"
#include "ui/preferences/desktop_choices.h"
#include "ui/preferences/setting_words.h"
#include "ui/system/settings_home.h"
#include "ui/words/error_words.h"
#include "ui/words/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace shoal::ui {
namespace {
struct PreferenceTexts {
    Q_DECLARE_TR_FUNCTIONS(PreferenceTexts)
};

PreferenceType typeFor(const Check<bool>&, const QString&) { return YesOrNo{}; }
PreferenceType typeFor(const Check<BytesPerSecond>&, const QString&) { return Rate{}; }
PreferenceType typeFor(const Check<std::vector<std::string>>&, const QString&) { return TextList{}; }
PreferenceType typeFor(const Check<std::string>& check, const QString&)
{
    if (check.isGood == isFolderOrEmpty)
        return FolderPath{};
    return FreeText{};
}
PreferenceType typeFor(const Check<int>& check, const QString& zero)
{
    const auto range =
        check.range.value_or(std::pair{std::numeric_limits<int>::min(), std::numeric_limits<int>::max()});
    return WholeNumber{range.first, range.second, zero};
}

/// What the table itself says, where no translator has seen the key yet.
SettingWords wordsFromTable(const SettingRow& row)
{
    return {text(row.key), text(row.doc), PreferenceTexts::tr("It must be %1.").arg(text(row.expected)), {}};
}

QString namedValue(const OneOf& choices, const std::string& value)
{
    const auto found = std::ranges::find(choices.values, value, &OneOf::Value::name);
    return found == choices.values.end() ? text(value) : found->words;
}

struct ValueWords {
    const std::string& value;
    QString operator()(const YesOrNo&) const
    {
        return value == "true" ? PreferenceTexts::tr("on") : PreferenceTexts::tr("off");
    }
    QString operator()(const WholeNumber& number) const
    {
        return value == "0" && !number.zero.isEmpty() ? number.zero : text(value);
    }
    QString operator()(const Rate&) const
    {
        BytesPerSecond rate;
        return readText(value, rate) ? limitInWords(rate) : text(value);
    }
    QString operator()(const TextList&) const
    {
        return value.empty() ? PreferenceTexts::tr("none")
                             : text(value).replace(QLatin1Char{','}, QStringLiteral(", "));
    }
    QString operator()(const FolderPath&) const { return (*this)(FreeText{}); }
    QString operator()(const FreeText&) const { return value.empty() ? PreferenceTexts::tr("empty") : text(value); }
    QString operator()(const OneOf& choices) const { return namedValue(choices, value); }
};
} // namespace

std::vector<Preference> preferencesOf(SettingsHome& settings)
{
    std::vector<Preference> all;
    const auto rows = settingRows(settings.now());
    forEachSetting([&](const auto& setting) {
        const auto& row = rows[all.size()];
        const auto words = wordsForSetting(row.key).value_or(wordsFromTable(row));
        const std::string key{setting.key};
        all.push_back({.key = key,
                       .title = words.title,
                       .help = words.help,
                       .expected = words.expected,
                       .type = typeFor(setting.check, words.zero),
                       .standard = row.standard,
                       .isForNextStart = setting.takes == Takes::AtRestart,
                       .value = [&settings, member = setting.member] { return writeText(settings.now().*member); },
                       .check =
                           [&settings, key](const std::string& value) {
                               auto tried = settings.now();
                               return assign(tried, key, value);
                           },
                       .set = [&settings, key](const std::string& value) { return settings.set(key, value); }});
    });
    return all;
}

std::vector<Preference> preferencesOf(DesktopChoices& choices)
{
    const auto words = [](const char* english) { return QCoreApplication::translate("DesktopChoices", english); };
    std::vector<Preference> all;
    for (const auto& choice : desktopChoices()) {
        OneOf values;
        for (const auto& value : choice.values)
            values.values.push_back({value.name, words(value.words)});
        const std::string key{choice.key};
        all.push_back({.key = key,
                       .title = words(choice.title),
                       .help = words(choice.help),
                       .expected = PreferenceTexts::tr("Choose one of those that are offered."),
                       .type = choice.values.empty() ? PreferenceType{YesOrNo{}} : PreferenceType{std::move(values)},
                       .standard = choice.standard,
                       .isForNextStart = false,
                       .value = [&choices, key] { return choices.value(key); },
                       .check = [key](const std::string& value) { return DesktopChoices::check(key, value); },
                       .set = [&choices, key](const std::string& value) { return choices.set(key, value); }});
    }
    return all;
}

QString limitInWords(BytesPerSecond rate) { return rate.value == 0 ? PreferenceTexts::tr("No limit") : rateText(rate); }

QString valueInWords(const PreferenceType& type, const std::string& value)
{
    return std::visit(ValueWords{value}, type);
}

QString errorInWords(const Preference& preference, const Error& error)
{
    if (error.kind == ErrorKind::BadSetting && error.about == preference.key)
        return preference.expected;
    const auto words = wordsFor(error);
    return PreferenceTexts::tr("%1 %2", "what went wrong, what to do").arg(words.what, words.advice);
}

std::string keyOfRate(BytesPerSecond Settings::*member)
{
    std::string key;
    forEachSetting([&](const auto& row) {
        if constexpr (std::is_same_v<std::remove_cv_t<decltype(row.member)>, BytesPerSecond Settings::*>)
            if (row.member == member)
                key = row.key;
    });
    return key;
}

} // namespace shoal::ui
