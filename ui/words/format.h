// Sizes, speeds, times and counts as people read them, in the user's language.
#pragma once

#include "core/units.h"

#include <QString>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace shoal::ui {

QString text(const std::string& utf8);
QString text(const std::filesystem::path& path);
std::string plain(const QString& text);
std::filesystem::path pathOf(const QString& text);

QString bytesText(Bytes bytes);                  ///< "3.34 MiB", "812 bytes"
QString rateText(BytesPerSecond rate);           ///< "1.20 MiB/s"; nothing for 0
QString percentText(double share);               ///< 0 to 1; 100 % only when it is whole
QString ratioText(Bytes sent, Bytes size);       ///< "1.25"; a dash for an empty share
QString durationText(std::chrono::seconds time); ///< two units at most: "2 h 5 min"
QString dateText(std::chrono::sys_seconds at);   ///< in local time
/// How long ago, or (for what is longer ago than a day) when.
QString agoText(std::chrono::sys_seconds at, std::chrono::sys_seconds now);

} // namespace shoal::ui
