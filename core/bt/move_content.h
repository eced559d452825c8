// Takes a share's files to another folder while nothing has them open.
#pragma once

#include "core/result.h"
#include "core/state/catalogue.h"

#include <filesystem>

namespace shoal::bt {

/// Whether the files may go there. Errors: AlreadyExists (about = the file that is in the way), NotAFolder,
/// PermissionDenied, Io.
Result<void> checkMove(const StoredShare& share, const std::filesystem::path& folder);

/// What is said to who wants to do what can't be done while a share's files are on their way.
Error isMovingAlready(const StoredShare& share);

/// All of them or none, across disks too, and the part file with them; folders that they leave empty are removed. Files
/// that have places of their own stay. Called again after it was killed half-way, it goes on. Blocks.
/// Errors: PermissionDenied, DiskFull, Io, NotATorrent (about = the file).
Result<void> moveContent(const StoredShare& share, const std::filesystem::path& folder);

} // namespace shoal::bt
