// An entry of the log in one line.
#pragma once

#include "core/log_entry.h"

#include <string>

namespace shoal::app {

/// "2026-01-31 23:59:59  finished      album", in local time. Names in it are as they came.
std::string logLine(const LogEntry& entry);

} // namespace shoal::app
