// Results in a file, a JSON object a line and cell, so that a run can be shown again.
#pragma once

#include "tests/bench/report/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace shoal::bench {

/// Without a line's end.
std::string jsonLineOf(const CellResult& cell);

/// Throws what is wrong with the line.
CellResult cellOfJsonLine(const std::string& line);

/// The cells of a file in its order; of two with one name the later one counts. Throws what is wrong with the file.
std::vector<CellResult> readResults(const std::filesystem::path& file);

} // namespace shoal::bench
