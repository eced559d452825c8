// Which profile a command works on, and with which settings.
#pragma once

#include "app/shoal/cli/arguments.h"
#include "core/result.h"
#include "core/settings/settings.h"

#include <filesystem>

namespace shoal::app {

/// --profile, absolute; else the user's own ($XDG_STATE_HOME/shoal). Error: NotFound (no home).
Result<std::filesystem::path> profileFolder(const Arguments& arguments);
/// The profile's shoal.toml, or the user's. Error: NotFound (no home).
Result<std::filesystem::path> settingsFileFor(const Arguments& arguments);
/// Defaults, then shoal.toml, then --set. Errors: BadSetting, NotFound (no home), and what the disk says.
Result<Settings> settingsFor(const Arguments& arguments);

} // namespace shoal::app
