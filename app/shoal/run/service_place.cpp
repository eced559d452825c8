#include "app/shoal/run/service_place.h"

#include "app/shoal/run/profile.h"
#include "core/control/socket_place.h"
#include "core/settings/places.h"
#include "core/state/profile_lock.h"

namespace shoal::app {
namespace {
Error noService(const std::filesystem::path& profile)
{
    return {ErrorKind::NotFound, "A service of " + profile.string(), "none runs", "Start one: shoal service"};
}

Error noSystemService(const std::filesystem::path& socket, const Error& error)
{
    if (error.kind == ErrorKind::PermissionDenied)
        return {error.kind, socket.string(), error.reason,
                "It is for members of its group: as root, `adduser USER shoal`, then log in again"};
    return {ErrorKind::NotFound, "The system's service", "nobody listens at " + socket.string(),
            "Start it, as root: systemctl start shoal"};
}
} // namespace

Result<std::filesystem::path> socketToServe(const Arguments& arguments, const std::filesystem::path& profile)
{
    if (!arguments.service.socket.empty())
        return std::filesystem::absolute(arguments.service.socket).lexically_normal();
    const auto places = control::socketPlaces(profile, UserFolders::fromEnvironment().runtime);
    if (places.empty())
        return fail(ErrorKind::NameTooLong, profile.string(), "the control socket would not fit into it");
    return control::usablePlace(places);
}

Result<std::filesystem::path> socketToAsk(const Arguments& arguments, const Services& services)
{
    if (arguments.isSystem && !arguments.profile.empty())
        return fail(ErrorKind::BadArgument, "--system",
                    "the system's service has a profile of its own: leave out --profile");
    if (arguments.isSystem)
        return services.systemSocket;
    const auto profile = profileFolder(arguments);
    if (!profile)
        return fail(profile.error());
    if (auto socket = ProfileLock::socketOf(*profile))
        return std::move(*socket);
    return fail(noService(*profile));
}

Error errorOfService(const Arguments& arguments, const std::filesystem::path& socket, const Error& error)
{
    const bool isAway = error.kind == ErrorKind::NotFound || error.kind == ErrorKind::EngineGone;
    if (arguments.isSystem && (isAway || error.kind == ErrorKind::PermissionDenied))
        return noSystemService(socket, error);
    const auto profile = profileFolder(arguments);
    return isAway && profile ? noService(*profile) : error;
}

void hintAtSystemService(const Arguments& arguments, Context& context)
{
    std::error_code error;
    if (arguments.isSystem || arguments.isJson || !arguments.profile.empty())
        return;
    // Who may not enter its folder is told too: he may want to.
    if (std::filesystem::is_socket(context.services.systemSocket, error) || error == std::errc::permission_denied)
        context.reporter.report(SystemServiceFound{context.services.systemSocket});
}

} // namespace shoal::app
