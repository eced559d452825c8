#include "app/shoal/run/profile.h"

#include "core/settings/by_key.h"
#include "core/settings/places.h"
#include "core/settings/toml_file.h"

#include <optional>

namespace shoal::app {
namespace {
std::optional<std::filesystem::path> namedProfile(const Arguments& arguments)
{
    if (arguments.profile.empty())
        return std::nullopt;
    return std::filesystem::absolute(arguments.profile).lexically_normal();
}

/// "KEY=VALUE".
Result<void> assignPair(Settings& settings, const std::string& pair)
{
    const auto equals = pair.find('=');
    if (equals == std::string::npos)
        return fail(ErrorKind::BadSetting, "--set " + pair, "it takes KEY=VALUE");
    return assign(settings, pair.substr(0, equals), pair.substr(equals + 1));
}
} // namespace

Result<std::filesystem::path> profileFolder(const Arguments& arguments)
{
    if (auto profile = namedProfile(arguments))
        return std::move(*profile);
    return defaultProfile();
}

Result<std::filesystem::path> settingsFileFor(const Arguments& arguments)
{
    return settingsFile(namedProfile(arguments));
}

Result<Settings> settingsFor(const Arguments& arguments)
{
    const auto file = settingsFileFor(arguments);
    if (!file)
        return fail(file.error());
    auto settings = loadToml(*file);
    if (!settings)
        return settings;
    for (const auto& pair : arguments.settings)
        if (const auto assigned = assignPair(*settings, pair); !assigned)
            return fail(assigned.error());
    return effective(std::move(*settings));
}

} // namespace shoal::app
