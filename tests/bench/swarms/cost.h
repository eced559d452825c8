// Time, processor and memory of what runs on a machine.
#pragma once

#include "tests/bench/programs/process_memory.h"
#include "tests/bench/report/sample.h"
#include "tests/swarms/machines.h"

#include <chrono>
#include <functional>
#include <string>

namespace shoal::bench {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begin);
/// Looks again and again, a few milliseconds apart. Throws after the patience of a program.
void waitUntil(const std::string& what, const std::function<bool()>& isSo);
/// Bytes on the disk of all files below; what a preallocated file doesn't hold yet isn't counted.
Bytes storedBelow(const std::filesystem::path& folder);
/// What a service does that is left alone.
struct IdleCost {
    double percent = 0.0; ///< of a core
    double wakeUps = 0.0; ///< a second, of all its threads: each time that one had waited and went on
    std::string byThread; ///< the same, the most wakeful thread first
};
IdleCost idleCost(test::Machine& machine, unsigned seconds);
/// Anonymous memory in MiB.
double ownMib(test::Machine& machine);
/// "median 1.2 s, least 1.1, most 1.4"
std::string inWords(const Sample& sample, const char* unit);

} // namespace shoal::bench
