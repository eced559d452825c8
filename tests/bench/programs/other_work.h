// What else keeps the machine busy while something is measured.
#pragma once

#include <string>

namespace shoal::bench {

/// Seconds of processors since the machine started, all cores together.
struct CpuTimes {
    double busy = 0;   ///< for programs and the kernel
    double stolen = 0; ///< a virtual machine wanted it, and its host gave it to others
    double own = 0;    ///< this process and its children that have ended, of `busy`
};
/// From the text of /proc/stat, and what this process knows of itself.
CpuTimes cpuTimesOf(const std::string& stat, double own);
CpuTimes cpuTimesNow();

/// A sentence about the time between two looks, `seconds` apart. Call it when all children have ended.
std::string otherWork(const CpuTimes& before, const CpuTimes& after, double seconds);

} // namespace shoal::bench
