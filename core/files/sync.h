// Making sure that the disk has it.
#pragma once

#include "core/result.h"

#include <filesystem>

namespace shoal {

/// Waits until the disk has a file's content, or a folder's names. Errors: NotFound, PermissionDenied, DiskFull, Io
/// (about = the path).
Result<void> syncPath(const std::filesystem::path& path);

} // namespace shoal
