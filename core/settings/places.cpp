#include "core/settings/places.h"

#include <cstdlib>

namespace shoal {
namespace {
std::optional<std::filesystem::path> absoluteFrom(const char* variable)
{
    const char* value = std::getenv(variable);
    return value != nullptr && *value == '/' ? std::optional<std::filesystem::path>{value} : std::nullopt;
}

Result<std::filesystem::path> folderOf(const std::optional<std::filesystem::path>& base,
                                       const std::optional<std::filesystem::path>& home, const char* belowHome)
{
    if (base)
        return *base / "shoal";
    if (!home)
        return fail(ErrorKind::NotFound, "HOME", "the environment names no home folder");
    return *home / belowHome / "shoal";
}
} // namespace

UserFolders UserFolders::fromEnvironment()
{
    return {absoluteFrom("HOME"), absoluteFrom("XDG_STATE_HOME"), absoluteFrom("XDG_CONFIG_HOME"),
            absoluteFrom("XDG_RUNTIME_DIR")};
}

Result<std::filesystem::path> defaultProfile(const UserFolders& folders)
{
    return folderOf(folders.state, folders.home, ".local/state");
}

Result<std::filesystem::path> settingsFile(const std::optional<std::filesystem::path>& profile,
                                           const UserFolders& folders)
{
    if (profile)
        return *profile / "shoal.toml";
    return folderOf(folders.config, folders.home, ".config").map([](const auto& folder) {
        return folder / "shoal.toml";
    });
}

} // namespace shoal
