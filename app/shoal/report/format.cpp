#include "app/shoal/report/format.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <ctime>
#include <fmt/format.h>

namespace shoal::app {
namespace {
constexpr std::array units{"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

/// `done / total` in thousandths, without overflow, 1000 only when all is done.
unsigned thousandths(Bytes done, Bytes total)
{
    if (done >= total)
        return 1000;
    const auto share =
        static_cast<unsigned>(static_cast<long double>(done) / static_cast<long double>(total) * 1000.0L);
    return std::min(share, 999U);
}

std::optional<unsigned> shiftOf(std::string_view unit)
{
    std::string upper;
    for (const char c : unit)
        if (c != ' ')
            upper += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (upper.empty() || upper == "B")
        return 0;
    constexpr std::string_view letters = "KMGT";
    const auto place = letters.find(upper.front());
    const auto rest = std::string_view{upper}.substr(1);
    if (place == std::string_view::npos || !(rest.empty() || rest == "B" || rest == "IB"))
        return std::nullopt;
    return static_cast<unsigned>(place + 1) * 10;
}
} // namespace

std::string bytesText(Bytes bytes)
{
    if (bytes < 1024)
        return fmt::format("{} B", bytes);
    std::size_t unit = 0;
    auto value = static_cast<double>(bytes);
    // 1023.5 would be shown as "1024": it is one of the next unit.
    while (value >= 1023.5 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    const int digits = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return fmt::format("{:.{}f} {}", value, digits, units[unit]);
}

std::string rateText(BytesPerSecond rate) { return bytesText(rate.value) + "/s"; }

std::string limitText(BytesPerSecond limit) { return limit.value > 0 ? rateText(limit) : "no limit"; }

std::string durationText(std::chrono::seconds duration)
{
    const auto seconds = std::max<std::int64_t>(0, duration.count());
    if (seconds < 60)
        return fmt::format("{} s", seconds);
    if (seconds < 3600)
        return fmt::format("{} min {} s", seconds / 60, seconds % 60);
    if (seconds < 86400)
        return fmt::format("{} h {} min", seconds / 3600, seconds % 3600 / 60);
    return fmt::format("{} d {} h", seconds / 86400, seconds % 86400 / 3600);
}

std::string percentText(Bytes done, Bytes total)
{
    const auto share = thousandths(done, total);
    return share == 1000 ? "100 %" : fmt::format("{}.{} %", share / 10, share % 10);
}

std::string countText(std::int64_t count, const char* noun)
{
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::optional<Bytes> parseSize(std::string_view text)
{
    Bytes number = 0;
    const auto* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{})
        return std::nullopt;
    const auto shift = shiftOf({rest, static_cast<std::size_t>(end - rest)});
    if (!shift || number > (~Bytes{0} >> *shift))
        return std::nullopt;
    return number << *shift;
}

namespace {
std::string timeAs(std::chrono::sys_seconds time, const char* separator, const char* zone)
{
    const auto days = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{days};
    const std::chrono::hh_mm_ss clock{time - days};
    return fmt::format("{:04}-{:02}-{:02}{}{:02}:{:02}:{:02}{}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), separator,
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count(), zone);
}
} // namespace

std::string timeText(std::chrono::sys_seconds time) { return timeAs(time, " ", " UTC"); }
std::string timeIso(std::chrono::sys_seconds time) { return timeAs(time, "T", "Z"); }

std::string localTimeText(std::chrono::sys_seconds time)
{
    const auto seconds = static_cast<std::time_t>(time.time_since_epoch().count());
    std::tm local{};
    if (::localtime_r(&seconds, &local) == nullptr)
        return timeText(time); // a year that no calendar has
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday,
                       local.tm_hour, local.tm_min, local.tm_sec);
}

std::string barText(Bytes done, Bytes total, std::size_t columns)
{
    const auto cells = std::max<std::size_t>(columns, 3) - 2;
    const auto filled = cells * thousandths(done, total) / 1000;
    return "[" + std::string(filled, '#') + std::string(cells - filled, '.') + "]";
}

} // namespace shoal::app
