// Values of settings as people type them on a command line.
#pragma once

#include "core/units.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shoal {

/// Puts what the text says into `value`; false leaves it alone. A list is "a,b", a truth "true" or "false", a rate
/// plain bytes or a number with one of B, KiB, MiB, GiB, kB, MB, GB, with or without "/s".
bool readText(std::string_view text, bool& value);
bool readText(std::string_view text, int& value);
bool readText(std::string_view text, BytesPerSecond& value);
bool readText(std::string_view text, std::string& value);
bool readText(std::string_view text, std::vector<std::string>& value);

/// What `readText` reads back.
std::string writeText(bool value);
std::string writeText(int value);
std::string writeText(const BytesPerSecond& value);
std::string writeText(const std::string& value);
std::string writeText(const std::vector<std::string>& value);

} // namespace shoal
