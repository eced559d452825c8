// Something that can be preferred, as the preferences show it: a setting of the profile, or a choice of the desktop.
#pragma once

#include "core/result.h"
#include "core/units.h"

#include <QString>

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace shoal {
struct Settings;
}

namespace shoal::ui {

class DesktopChoices;
class SettingsHome;

struct YesOrNo {};
struct WholeNumber {
    int least = 0;
    int most = 0;
    QString zero; ///< what 0 means; empty: 0
};
struct Rate {}; ///< 0 is no limit
struct TextList {};
struct FolderPath {};
struct FreeText {};
struct OneOf {
    struct Value {
        std::string name;
        QString words;
    };
    std::vector<Value> values;
};
using PreferenceType = std::variant<YesOrNo, WholeNumber, Rate, TextList, FolderPath, FreeText, OneOf>;

/// Values are texts as a command line takes them.
struct Preference {
    std::string key;
    QString title; ///< with a mnemonic
    QString help;
    QString expected; ///< a sentence for a value that can't be taken
    PreferenceType type;
    std::string standard;
    bool isForNextStart = false;
    std::function<std::string()> value;
    /// Errors: BadSetting.
    std::function<Result<void>(const std::string&)> check;
    /// Errors: BadSetting, and what the disk says; then nothing is changed.
    std::function<Result<void>(const std::string&)> set;
};
/// In the tables' order. They hold on to what they were made from.
std::vector<Preference> preferencesOf(SettingsHome& settings);
std::vector<Preference> preferencesOf(DesktopChoices& choices);

/// A value as people read it: "on", "500 KiB/s", "No limit".
QString valueInWords(const PreferenceType& type, const std::string& value);
QString limitInWords(BytesPerSecond rate);
/// What is wrong with a value, and what to do.
QString errorInWords(const Preference& preference, const Error& error);

/// The key of a limit in the table of settings.
std::string keyOfRate(BytesPerSecond Settings::*member);

} // namespace shoal::ui
