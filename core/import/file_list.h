// The files of a folder, and what is in one.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace shoal {

/// Its regular files, sorted by name. Errors: what the disk says.
Result<std::vector<std::filesystem::path>> filesIn(const std::filesystem::path& folder);
/// All of it. Errors: what the disk says; FileTooLarge.
Result<std::string> readWhole(const std::filesystem::path& file);

} // namespace shoal
