// Small files read and replaced as a whole.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace shoal {

/// Errors: NotFound, PermissionDenied, Io (about = the file).
Result<std::string> readWholeFile(const std::filesystem::path& file);

/// The file is the old one or the new one, never half of either, even after a power cut: written beside it as
/// `<file>.new`, synced, renamed, and the folder synced. A symbolic link stays one; its target is replaced. The mode of
/// an old file is kept, a new one gets 0600. Errors: PermissionDenied, DiskFull, NotFound (the folder), Io (about = the
/// file).
Result<void> replaceWholeFile(const std::filesystem::path& file, std::string_view bytes);

} // namespace shoal
