// What the benchmark runs on, in a line.
#pragma once

#include "tests/bench/programs/contender.h"

#include <string>
#include <vector>

namespace shoal::bench {

/// Processor, cores, memory, system, load and date, then each contender with its version.
std::string machineLine(const std::vector<Contender>& contenders, const std::filesystem::path& scratch);

/// Bytes that the machine could hand out now.
Bytes freeMemory();

} // namespace shoal::bench
