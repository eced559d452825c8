// The file shoal.toml; what it says: toml_text.h.
#pragma once

#include "core/result.h"
#include "core/settings/settings.h"

#include <filesystem>
#include <string_view>

namespace shoal {

/// The settings that the file says; one that is not there says nothing. Errors: BadSetting, NotAFolder, NotAFile,
/// PermissionDenied, Io.
Result<Settings> loadToml(const std::filesystem::path& file);

/// These change the file as a whole or not at all, and make it and its folder when missing. Errors: as above, DiskFull.
Result<void> setInFile(const std::filesystem::path& file, std::string_view key, std::string_view value);
Result<void> unsetInFile(const std::filesystem::path& file, std::string_view key);

} // namespace shoal
