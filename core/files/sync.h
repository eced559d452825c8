// Making sure that the disk has it.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <set>

namespace shoal {

/// Waits until the disk has a file's content, or a folder's names. Errors: NotFound, PermissionDenied, DiskFull, Io
/// (about = the path).
Result<void> syncPath(const std::filesystem::path& path);

/// The names that lead to these files: every folder from the file's own up to the root. POSIX keeps a new name only
/// when the folder that holds it is synced. Folders that can't be opened or synced by us are passed over: we made no
/// name in them. Error: Io; about = the folder.
Result<void> syncNamesOf(const std::set<std::filesystem::path>& files);

} // namespace shoal
