// Values of settings as TOML has them. For the .cpp files of core/settings/ alone: toml++ is slow to compile.
#pragma once

#include "core/settings/toml_names.h"
#include "core/settings/value_text.h"

namespace shoal {

/// Puts what the node says into `value`; false when it is of another type, or says nothing that fits.
bool readToml(const toml::node& node, bool& value);
bool readToml(const toml::node& node, int& value);
bool readToml(const toml::node& node, BytesPerSecond& value);
bool readToml(const toml::node& node, std::string& value);
bool readToml(const toml::node& node, std::vector<std::string>& value);

/// How a file says it: `true`, `8`, `"2MiB"`, `["a:1", "b:2"]`.
std::string writeToml(bool value);
std::string writeToml(int value);
std::string writeToml(const BytesPerSecond& value);
std::string writeToml(const std::string& value);
std::string writeToml(const std::vector<std::string>& value);

} // namespace shoal
