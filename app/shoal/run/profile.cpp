#include "app/shoal/run/profile.h"

#include <cstdlib>

namespace shoal::app {
namespace {
std::filesystem::path homeFolder(const char* variable, const char* underHome)
{
    const auto* const folder = std::getenv(variable);
    if (folder != nullptr && *folder == '/')
        return folder;
    const auto* const home = std::getenv("HOME");
    return std::filesystem::path{home != nullptr ? home : "/"} / underHome;
}
} // namespace

std::filesystem::path profileFolder(const Arguments& arguments)
{
    if (!arguments.profile.empty())
        return std::filesystem::absolute(arguments.profile);
    return homeFolder("XDG_STATE_HOME", ".local/state") / "shoal";
}

std::filesystem::path settingsFileFor(const Arguments& arguments)
{
    if (!arguments.profile.empty())
        return profileFolder(arguments) / "shoal.toml";
    return homeFolder("XDG_CONFIG_HOME", ".config") / "shoal" / "shoal.toml";
}

Result<Settings> settingsFor(const Arguments& arguments)
{
    if (!arguments.settings.empty())
        return fail(ErrorKind::BadSetting, arguments.settings.front());
    return Settings{};
}

} // namespace shoal::app
