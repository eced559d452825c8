// Numbers as people read them.
#pragma once

#include "core/units.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shoal::app {

/// Three digits and a binary unit: "0 B", "1023 B", "1.50 KiB", "12.3 MiB", "234 GiB".
std::string bytesText(Bytes bytes);
/// "12.3 MiB/s".
std::string rateText(BytesPerSecond rate);
/// "12.3 MiB/s"; "no limit" for 0.
std::string limitText(BytesPerSecond limit);
/// The two largest units: "0 s", "59 s", "1 min 5 s", "2 h 0 min", "3 d 4 h".
std::string durationText(std::chrono::seconds duration);
/// One digit, cut and not rounded, so that only the end is "100 %": "99.9 %". Of nothing: "100 %".
std::string percentText(Bytes done, Bytes total);
/// "1 peer", "2 peers", "0 peers".
std::string countText(std::int64_t count, const char* noun);
/// A size as people give it: "262144", "256K", "256KiB", "1M", "4 MiB"; binary units. Nothing if it isn't one.
std::optional<Bytes> parseSize(std::string_view text);
/// UTC: "2026-01-31 23:59:59 UTC"; for machines "2026-01-31T23:59:59Z".
std::string timeText(std::chrono::sys_seconds time);
std::string timeIso(std::chrono::sys_seconds time);
/// Where the computer is, without a zone: "2026-01-31 23:59:59".
std::string localTimeText(std::chrono::sys_seconds time);
/// "[#####.....]" of `columns` cells in all, at least 3.
std::string barText(Bytes done, Bytes total, std::size_t columns);

} // namespace shoal::app
