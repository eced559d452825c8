// What shoal.toml says: read as a whole, changed a line at a time.
#pragma once

#include "core/result.h"
#include "core/settings/settings.h"

#include <string>
#include <string_view>

namespace shoal {

/// The settings that a file's text says; the rest are defaults. `name` stands in errors. Lists are arrays of strings or
/// "a,b"; rates are numbers or text like "2MiB". Errors: BadSetting (about = "name:line:column", and the key if it is
/// about one; reason = what is expected).
Result<Settings> settingsFromToml(std::string_view text, const std::string& name);

/// The text with one setting changed to a value as typed on a command line. Everything else stays byte for byte:
/// comments, order, blanks. Errors: BadSetting, also for a way of writing TOML in which a line can't be changed alone.
Result<std::string> withSettingInToml(std::string_view text, std::string_view key, std::string_view value,
                                      const std::string& name);
/// The text without a setting, which so becomes the default. Errors: the same.
Result<std::string> withoutSettingInToml(std::string_view text, std::string_view key, const std::string& name);

} // namespace shoal
