// The profile that the desktop works on: where it lies, and its settings.
#pragma once

#include "app/desktop/arguments.h"
#include "core/result.h"
#include "core/settings/settings.h"

#include <filesystem>
#include <string>
#include <vector>

namespace shoal::app {

struct DesktopProfile {
    std::filesystem::path folder;       ///< absolute
    std::filesystem::path settingsFile; ///< need not exist
    std::vector<std::string> overrides; ///< of `--set`

    /// --profile, or the user's own. Error: NotFound (no home).
    static Result<DesktopProfile> of(const DesktopArguments& arguments);

    /// Defaults, then the file, then the overrides. Errors: BadSetting, and what the disk says.
    Result<Settings> settings() const;
    /// Where the windows keep their looks.
    std::filesystem::path looksFile() const { return settingsFile.parent_path() / "desktop.ini"; }
    /// Where other starts reach the one that has the window. Error: NameTooLong.
    Result<std::filesystem::path> instanceSocket() const;
};

} // namespace shoal::app
