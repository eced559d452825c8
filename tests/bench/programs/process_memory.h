// How much memory a process holds, its own and mapped apart.
#pragma once

#include "core/units.h"

#include <string>
#include <sys/types.h>

namespace shoal::bench {

struct Memory {
    Bytes own = 0;    ///< anonymous
    Bytes mapped = 0; ///< of files, those on tmpfs included
    Bytes whole = 0;  ///< resident at once
};

/// From the text of /proc/PID/status; a process that has ended holds nothing.
Memory memoryOf(const std::string& status);
Memory memoryOf(pid_t pid);

/// The larger of each, for peaks.
Memory peakOf(const Memory& one, const Memory& other);

/// CPU seconds of all threads so far, from the text of /proc/PID/stat.
double cpuSecondsOf(const std::string& stat);
double cpuSecondsOf(pid_t pid);

} // namespace shoal::bench
