// What each setting is called and does, in the user's language.
#pragma once

#include <QString>

#include <optional>
#include <string>

namespace shoal::ui {

struct SettingWords {
    QString title;    ///< with a mnemonic, unique in its section
    QString help;     ///< sentences
    QString expected; ///< a sentence for a value that can't be taken
    QString zero;     ///< what 0 means, where it isn't a number like others
};
/// None for a key that this version of the windows has no words for.
std::optional<SettingWords> wordsForSetting(const std::string& key);

/// "network" of "network.listen".
std::string sectionOfKey(const std::string& key);
/// None as above.
std::optional<QString> wordsForSection(const std::string& section);

} // namespace shoal::ui
