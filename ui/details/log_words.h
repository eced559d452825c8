// What the log tells, in words.
#pragma once

#include "core/log_entry.h"

#include <QString>

namespace shoal::ui {

QString logKindText(LogKind kind);
/// "26.11.26 02:04  Moved  /srv/films": as it is copied.
QString logLine(const LogEntry& entry);

} // namespace shoal::ui
