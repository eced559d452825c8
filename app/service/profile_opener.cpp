#include "app/service/profile_opener.h"

#include "core/control/remote_engine.h"
#include "core/control/socket_place.h"
#include "core/settings/places.h"

#include <utility>

namespace shoal::service {
namespace {
OpenedEngine served(std::unique_ptr<Engine> engine, const Result<std::filesystem::path>& socket,
                    const EngineSources& sources)
{
    OpenedEngine opened{.engine = std::move(engine)};
    auto server = socket ? sources.serve(*opened.engine, *socket) : fail(socket.error());
    if (server)
        opened.server = std::move(*server);
    else
        opened.notServed = server.error();
    return opened;
}
} // namespace

EngineSources EngineSources::ofTheSystem()
{
    return {[](LocalEngineOptions options) { return openLocalEngine(std::move(options)); },
            [](const auto& socket) { return connectEngine(socket); },
            [](Engine& engine, const auto& socket) { return ControlServer::open(engine, socket); }};
}

Result<std::filesystem::path> placeOfSocket(const std::filesystem::path& profile)
{
    const auto places = control::socketPlaces(profile, UserFolders::fromEnvironment().runtime);
    if (places.empty())
        return fail(ErrorKind::NameTooLong, profile.string(), "the control socket would not fit into it");
    return control::usablePlace(places);
}

Result<OpenedEngine> openOnce(const LocalEngineOptions& options, Access access, const EngineSources& sources)
{
    const auto socket = placeOfSocket(options.profile);
    auto own = options;
    own.socket = socket.value_or(std::filesystem::path{});
    auto engine = sources.open(std::move(own));
    if (engine)
        return served(std::move(*engine), socket, sources);
    if (engine.error().kind != ErrorKind::ProfileInUse || access == Access::OwnOnly)
        return fail(engine.error());
    const auto holder = ProfileLock::holderOf(options.profile);
    if (!holder || holder->socket.empty())
        return fail(engine.error());
    // Whatever is wrong with its socket: what is said is that the profile is in use, and by whom.
    auto other = sources.connect(holder->socket);
    if (!other)
        return fail(engine.error());
    return OpenedEngine{.engine = std::move(*other), .servedBy = *holder};
}

} // namespace shoal::service
