#include "app/shoal/run/service_place.h"

#include "app/service/profile_opener.h"
#include "app/shoal/run/profile.h"
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

/// A command that is no service has the profile, and others may use its engine.
Error isACommands(const std::filesystem::path& profile, const ProfileHolder& holder)
{
    return {ErrorKind::NotFound, "A service of " + profile.string(),
            "none runs; " + nameOf(holder) + " has the profile", "When that has ended, start one: shoal service"};
}
} // namespace

Result<std::filesystem::path> socketToServe(const Arguments& arguments, const std::filesystem::path& profile)
{
    if (!arguments.service.socket.empty())
        return std::filesystem::absolute(arguments.service.socket).lexically_normal();
    return service::placeOfSocket(profile);
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
    const auto holder = ProfileLock::holderOf(*profile);
    if (!holder || holder->socket.empty())
        return fail(noService(*profile));
    // What stands in the lock may be of a process that has ended.
    if (holder->tenure == Tenure::OfACommand)
        return fail(services.connectEngine(holder->socket) ? isACommands(*profile, *holder) : noService(*profile));
    return holder->socket;
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
