#include "app/desktop/profile.h"

#include "core/control/socket_place.h"
#include "core/settings/by_key.h"
#include "core/settings/places.h"
#include "core/settings/toml_file.h"

namespace shoal::app {

Result<DesktopProfile> DesktopProfile::of(const DesktopArguments& arguments)
{
    const auto folder = arguments.profile ? Result<std::filesystem::path>{*arguments.profile} : defaultProfile();
    if (!folder)
        return fail(folder.error());
    const auto file = shoal::settingsFile(arguments.profile);
    if (!file)
        return fail(file.error());
    return DesktopProfile{*folder, *file, arguments.settings};
}

Result<Settings> DesktopProfile::settings() const
{
    auto settings = loadToml(settingsFile);
    if (!settings)
        return settings;
    for (const auto& pair : overrides) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos)
            return fail(ErrorKind::BadSetting, "--set " + pair, "it takes KEY=VALUE");
        if (const auto assigned = assign(*settings, pair.substr(0, equals), pair.substr(equals + 1)); !assigned)
            return fail(assigned.error());
    }
    return effective(std::move(*settings));
}

Result<std::filesystem::path> DesktopProfile::instanceSocket() const
{
    const auto places = control::socketPlaces(folder, UserFolders::fromEnvironment().runtime);
    if (places.empty())
        return fail(ErrorKind::NameTooLong, folder.string());
    auto place = control::usablePlace(places);
    place.replace_extension(".window");
    if (place.native().size() > control::longestSocketPath)
        return fail(ErrorKind::NameTooLong, place.string());
    return place;
}

} // namespace shoal::app
