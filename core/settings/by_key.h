// Settings reached by key: what the command line and control interfaces do. Other code reads the struct's members.
#pragma once

#include "core/result.h"
#include "core/settings/settings.h"
#include "core/settings/table.h"

#include <string>
#include <string_view>
#include <vector>

namespace shoal {

/// Reads a value as typed. Errors: BadSetting (about = key; reason = what is expected, or for an unknown key the one
/// that was probably meant), and then nothing is changed.
Result<void> assign(Settings& settings, std::string_view key, std::string_view text);

/// The value as `assign` takes it. Error: BadSetting (unknown key).
Result<std::string> text(const Settings& settings, std::string_view key);
/// Error: BadSetting (unknown key).
Result<bool> isDefault(const Settings& settings, std::string_view key);

/// A row with its value, for listings.
struct SettingRow {
    std::string key;
    std::string value;    ///< as `assign` takes it
    std::string standard; ///< the default, likewise
    bool isDefault = true;
    Takes takes = Takes::AtRestart;
    std::string expected; ///< what values must be
    std::string doc;
};
/// Every setting, in the table's order.
std::vector<SettingRow> settingRows(const Settings& settings);

/// The error for a key that is not in the table; `about` names it, or where it stands.
tl::unexpected<Error> unknownSetting(std::string_view key, std::string about);

} // namespace shoal
