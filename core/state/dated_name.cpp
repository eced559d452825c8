#include "core/state/dated_name.h"

#include <ctime>
#include <fmt/chrono.h>

namespace shoal {
namespace {
constexpr auto nameFormat = "%Y-%m-%dT%H%M%SZ";

std::tm utc(std::chrono::sys_seconds time) { return fmt::gmtime(std::chrono::system_clock::to_time_t(time)); }
} // namespace

std::string nameOf(std::chrono::sys_seconds time) { return fmt::format("{:%Y-%m-%dT%H%M%SZ}", utc(time)); }

std::optional<std::chrono::sys_seconds> timeNamed(std::string_view name)
{
    const std::string text{name};
    std::tm parts{};
    const char* end = ::strptime(text.c_str(), nameFormat, &parts);
    if (end != text.c_str() + text.size())
        return std::nullopt;
    return std::chrono::sys_seconds{std::chrono::seconds{::timegm(&parts)}};
}

std::string dateText(std::chrono::sys_seconds time) { return fmt::format("{:%Y-%m-%d %H:%M} UTC", utc(time)); }

} // namespace shoal
