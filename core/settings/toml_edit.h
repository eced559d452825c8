// Changes one value in the text of a TOML file. For the .cpp files of core/settings/ alone.
#pragma once

#include "core/settings/toml_names.h"

#include <optional>
#include <string>
#include <string_view>

namespace shoal {

/// Where `document` was parsed from `text` and `key` is "section.name". What comes out must be parsed again and
/// compared: TOML has more ways to write a value than these know. Empty: no line of its own could be found or made.
std::optional<std::string> withTomlValue(std::string_view text, const toml::table& document, std::string_view key,
                                         std::string_view value);
/// A key that is not there leaves the text as it is.
std::optional<std::string> withoutTomlValue(std::string_view text, const toml::table& document, std::string_view key);

} // namespace shoal
