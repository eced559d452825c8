#include "app/service/swarm_methods.h"

#include "app/service/method_parts.h"

#include <type_traits>

namespace shoal::service {
namespace {
using SwarmParams = nlohmann::json;

swarm::SwarmId swarmOf(const SwarmParams& params) { return needed<swarm::SwarmId>(params, "swarm"); }

/// Bytes of files are base64; where there is nothing to tell the result is an empty object.
template <class Value>
SwarmReply<Value> telling(Respond respond)
{
    return [respond = std::move(respond)](Result<Value> value) {
        respond(value.map([](const Value& all) -> SwarmParams {
            if constexpr (std::is_same_v<Value, std::monostate>)
                return SwarmParams::object();
            else if constexpr (std::is_same_v<Value, std::string>)
                return control::encode(control::Blob{all});
            else
                return control::encode(all);
        }));
    };
}

void mustBeAbsolute(const SwarmFetching& fetching)
{
    if (!fetching.folder.empty() && !fetching.folder.is_absolute())
        throw control::Misfit{"fetching.folder must be an absolute path"};
}

template <class Request>
Request withFetching(const SwarmParams& params)
{
    auto request = control::decode<Request>(params);
    mustBeAbsolute(request.fetching);
    return request;
}

/// Any that ask for one thing of all.
template <class Value>
Method ofAllSwarms(void (Swarms::*question)(SwarmReply<Value>))
{
    return [question](const Caller& caller, const SwarmParams& /*params*/, Respond respond) {
        (caller.engine.swarms().*question)(telling<Value>(std::move(respond)));
    };
}

/// Any that are about a swarm alone.
template <class Value>
Method ofSwarm(void (Swarms::*question)(swarm::SwarmId, SwarmReply<Value>))
{
    return [question](const Caller& caller, const SwarmParams& params, Respond respond) {
        (caller.engine.swarms().*question)(swarmOf(params), telling<Value>(std::move(respond)));
    };
}

/// Any that are about a swarm and one thing of it.
template <class Thing, class Value>
Method ofSwarm(void (Swarms::*question)(swarm::SwarmId, Thing, SwarmReply<Value>), const char* name)
{
    return [question, name](const Caller& caller, const SwarmParams& params, Respond respond) {
        (caller.engine.swarms().*question)(swarmOf(params), needed<Thing>(params, name),
                                           telling<Value>(std::move(respond)));
    };
}

/// Any that are about a swarm, one thing of it, and what becomes of that.
template <class Thing, class More>
Method ofSwarm(void (Swarms::*command)(swarm::SwarmId, Thing, More, SwarmReply<std::monostate>), const char* name,
               const char* more)
{
    return [command, name, more](const Caller& caller, const SwarmParams& params, Respond respond) {
        (caller.engine.swarms().*command)(swarmOf(params), needed<Thing>(params, name), needed<More>(params, more),
                                          telling<std::monostate>(std::move(respond)));
    };
}

/// Any whose request's fields stand beside the swarm.
template <class Request, class Value>
Method withRequest(void (Swarms::*command)(swarm::SwarmId, Request, SwarmReply<Value>))
{
    return [command](const Caller& caller, const SwarmParams& params, Respond respond) {
        (caller.engine.swarms().*command)(swarmOf(params), control::decode<Request>(params),
                                          telling<Value>(std::move(respond)));
    };
}

void createSwarm(const Caller& caller, const SwarmParams& params, Respond respond)
{
    caller.engine.swarms().create(withFetching<CreateSwarmRequest>(params), telling<CreatedSwarm>(std::move(respond)));
}

void joinSwarm(const Caller& caller, const SwarmParams& params, Respond respond)
{
    caller.engine.swarms().join(withFetching<JoinRequest>(params), telling<JoinRow>(std::move(respond)));
}

void stopJoiningSwarm(const Caller& caller, const SwarmParams& params, Respond respond)
{
    caller.engine.swarms().stopJoining(needed<JoinId>(params, "join"), telling<std::monostate>(std::move(respond)));
}

void setFetchingOfSwarm(const Caller& caller, const SwarmParams& params, Respond respond)
{
    auto fetching = needed<SwarmFetching>(params, "fetching");
    mustBeAbsolute(fetching);
    caller.engine.swarms().setFetching(swarmOf(params), std::move(fetching),
                                       telling<std::monostate>(std::move(respond)));
}

void publishInSwarm(const Caller& caller, const SwarmParams& params, Respond respond)
{
    auto request = control::decode<PublishRequest>(params);
    request.torrent = needed<control::Blob>(params, "torrent").bytes;
    if (!request.folder.is_absolute())
        throw control::Misfit{"folder must be an absolute path"};
    request.trust = trustOf(request.trust, caller.hashed, request.torrent, {request.folder, request.places});
    caller.engine.swarms().publish(swarmOf(params), std::move(request), telling<Publication>(std::move(respond)));
}

void fetchFromSwarm(const Caller& caller, const SwarmParams& params, Respond respond)
{
    auto request = control::decode<FetchRequest>(params);
    request.share = needed<swarm::ShareId>(params, "share");
    if (!request.folder.empty() && !request.folder.is_absolute())
        throw control::Misfit{"folder must be an absolute path"};
    caller.engine.swarms().fetch(swarmOf(params), std::move(request), telling<StartedFetch>(std::move(respond)));
}

void importIdentityOfSwarm(const Caller& caller, const SwarmParams& params, Respond respond)
{
    auto fetching = orDefault<SwarmFetching>(params, "fetching");
    mustBeAbsolute(fetching);
    caller.engine.swarms().importIdentity(needed<control::Blob>(params, "file").bytes,
                                          needed<std::string>(params, "passphrase"), std::move(fetching),
                                          telling<swarm::SwarmId>(std::move(respond)));
}
} // namespace

std::map<std::string_view, Method> swarmMethods()
{
    return {
        {"swarm.approve", ofSwarm(&Swarms::approve, "device", "welcome")},
        {"swarm.cancel_invite", ofSwarm(&Swarms::cancelInvite, "invite")},
        {"swarm.catalogue", withRequest(&Swarms::catalogue)},
        {"swarm.create", createSwarm},
        {"swarm.export_identity", ofSwarm(&Swarms::exportIdentity, "passphrase")},
        {"swarm.export_torrent", ofSwarm(&Swarms::exportTorrent, "share")},
        {"swarm.fetch", fetchFromSwarm},
        {"swarm.go_on_writing", ofSwarm(&Swarms::goOnWriting)},
        {"swarm.import_identity", importIdentityOfSwarm},
        {"swarm.invite", withRequest(&Swarms::invite)},
        {"swarm.invites", ofSwarm(&Swarms::invites)},
        {"swarm.join", joinSwarm},
        {"swarm.joinings", ofAllSwarms(&Swarms::joinings)},
        {"swarm.leave", ofSwarm(&Swarms::leave)},
        {"swarm.list", ofAllSwarms(&Swarms::list)},
        {"swarm.log", withRequest(&Swarms::log)},
        {"swarm.members", ofSwarm(&Swarms::members)},
        {"swarm.publish", publishInSwarm},
        {"swarm.recover", withRequest(&Swarms::recover)},
        {"swarm.remove", ofSwarm(&Swarms::remove, "device", "alone")},
        {"swarm.set_fetching", setFetchingOfSwarm},
        {"swarm.set_role", ofSwarm(&Swarms::setRole, "device", "role")},
        {"swarm.settle", ofSwarm(&Swarms::settle, "device")},
        {"swarm.status", ofSwarm(&Swarms::status)},
        {"swarm.stop_fetch", ofSwarm(&Swarms::stopFetch, "share")},
        {"swarm.stop_joining", stopJoiningSwarm},
        {"swarm.unpublish", ofSwarm(&Swarms::unpublish, "share")},
        {"swarm.verify_log", ofSwarm(&Swarms::verifyLog)},
    };
}

} // namespace shoal::service
