// Where a user's settings and state lie (the XDG base directory rules).
#pragma once

#include "core/result.h"

#include <filesystem>
#include <optional>

namespace shoal {

/// What the environment says; empty or relative paths count as unset, as XDG asks.
struct UserFolders {
    std::optional<std::filesystem::path> home;         ///< $HOME
    std::optional<std::filesystem::path> state;        ///< $XDG_STATE_HOME
    std::optional<std::filesystem::path> config;       ///< $XDG_CONFIG_HOME
    std::optional<std::filesystem::path> runtime = {}; ///< $XDG_RUNTIME_DIR

    static UserFolders fromEnvironment();
};

/// $XDG_STATE_HOME/shoal, else ~/.local/state/shoal. Error: NotFound (about = "HOME") when neither is set.
Result<std::filesystem::path> defaultProfile(const UserFolders& folders = UserFolders::fromEnvironment());

/// shoal.toml inside a profile that was given by name, else in $XDG_CONFIG_HOME/shoal, else in ~/.config/shoal. It need
/// not exist. Error: NotFound (about = "HOME").
Result<std::filesystem::path> settingsFile(const std::optional<std::filesystem::path>& profile,
                                           const UserFolders& folders = UserFolders::fromEnvironment());

} // namespace shoal
