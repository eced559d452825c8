// Moments as parts of file names, and as people read them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace shoal {

/// "2026-11-23T081932Z": UTC, so that names sort by time.
std::string nameOf(std::chrono::sys_seconds time);
/// Nothing: it is no such name.
std::optional<std::chrono::sys_seconds> timeNamed(std::string_view name);

/// "2026-11-23 08:19 UTC".
std::string dateText(std::chrono::sys_seconds time);

} // namespace shoal
