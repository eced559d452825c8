// What the benchmark runs on, in a line.
#pragma once

#include "tests/bench/programs/contender.h"

#include <string>
#include <vector>

namespace shoal::bench {

/// Processor, cores, memory, system and date, then each contender with its version.
std::string machineLine(const std::vector<Contender>& contenders, const std::filesystem::path& scratch);

/// Throws when the machine could not hand out so many bytes now, and some more for the programs.
void expectRoomFor(Bytes bytes);

/// Writes to every page that the content of a cell may get, and gives it back: the first program to touch memory that a
/// virtual machine has never used would pay twice for it.
void warmMemory(const std::filesystem::path& scratch);

} // namespace shoal::bench
