// Results as a page of the documentation.
#pragma once

#include "tests/bench/report/result.h"

#include <filesystem>
#include <vector>

namespace shoal::bench {

/// Writes performance-programs.md, with a table a cell, and the plot that it shows, below the folder. Throws what goes
/// wrong.
void writeDocs(const std::filesystem::path& docs, const std::vector<CellResult>& cells);

} // namespace shoal::bench
