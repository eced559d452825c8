#include "core/control/remote_swarms.h"

#include "core/control/codec/codec.h"
#include "core/control/codec/read_answer.h"

namespace shoal::control {
namespace {
using nlohmann::json;

/// An object's fields and the swarm that it is about.
template <class Request>
json withSwarm(const Request& request, const swarm::SwarmId& swarm)
{
    auto params = encode(request);
    params["swarm"] = encode(swarm);
    return params;
}
} // namespace

template <class Value>
void RemoteSwarms::ask(const char* method, json params, SwarmReply<Value> reply)
{
    ask_(method, std::move(params), [reply = std::move(reply)](const Result<json>& answer) {
        reply(readAnswer<Value>(answer, [](const json& all) -> Result<Value> {
            if constexpr (std::is_same_v<Value, std::monostate>)
                return Value{};
            else if constexpr (std::is_same_v<Value, std::string>)
                return decode<Blob>(all).bytes;
            else
                return decode<Value>(all);
        }));
    });
}

void RemoteSwarms::create(CreateSwarmRequest request, SwarmReply<CreatedSwarm> reply)
{
    ask<CreatedSwarm>("swarm.create", encode(request), std::move(reply));
}

void RemoteSwarms::invite(swarm::SwarmId swarm, InviteRequest request, SwarmReply<MadeInvite> reply)
{
    ask<MadeInvite>("swarm.invite", withSwarm(request, swarm), std::move(reply));
}

void RemoteSwarms::cancelInvite(swarm::SwarmId swarm, swarm::SigningKey invite, SwarmReply<std::monostate> reply)
{
    ask<std::monostate>("swarm.cancel_invite", {{"swarm", encode(swarm)}, {"invite", encode(invite)}},
                        std::move(reply));
}

void RemoteSwarms::invites(swarm::SwarmId swarm, SwarmReply<std::vector<InviteRow>> reply)
{
    ask<std::vector<InviteRow>>("swarm.invites", {{"swarm", encode(swarm)}}, std::move(reply));
}

void RemoteSwarms::approve(swarm::SwarmId swarm, swarm::DeviceId device, bool isWelcome,
                           SwarmReply<std::monostate> reply)
{
    ask<std::monostate>("swarm.approve",
                        {{"swarm", encode(swarm)}, {"device", encode(device)}, {"welcome", encode(isWelcome)}},
                        std::move(reply));
}

void RemoteSwarms::join(JoinRequest request, SwarmReply<JoinRow> reply)
{
    ask<JoinRow>("swarm.join", encode(request), std::move(reply));
}

void RemoteSwarms::joinings(SwarmReply<std::vector<JoinRow>> reply)
{
    ask<std::vector<JoinRow>>("swarm.joinings", json::object(), std::move(reply));
}

void RemoteSwarms::stopJoining(JoinId join, SwarmReply<std::monostate> reply)
{
    ask<std::monostate>("swarm.stop_joining", {{"join", encode(join)}}, std::move(reply));
}

void RemoteSwarms::leave(swarm::SwarmId swarm, SwarmReply<bool> reply)
{
    ask<bool>("swarm.leave", {{"swarm", encode(swarm)}}, std::move(reply));
}

void RemoteSwarms::list(SwarmReply<std::vector<SwarmRow>> reply)
{
    ask<std::vector<SwarmRow>>("swarm.list", json::object(), std::move(reply));
}

void RemoteSwarms::status(swarm::SwarmId swarm, SwarmReply<SwarmStatus> reply)
{
    ask<SwarmStatus>("swarm.status", {{"swarm", encode(swarm)}}, std::move(reply));
}

void RemoteSwarms::members(swarm::SwarmId swarm, SwarmReply<std::vector<SwarmMemberRow>> reply)
{
    ask<std::vector<SwarmMemberRow>>("swarm.members", {{"swarm", encode(swarm)}}, std::move(reply));
}

void RemoteSwarms::remove(swarm::SwarmId swarm, swarm::DeviceId device, bool isAlone, SwarmReply<std::monostate> reply)
{
    ask<std::monostate>("swarm.remove",
                        {{"swarm", encode(swarm)}, {"device", encode(device)}, {"alone", encode(isAlone)}},
                        std::move(reply));
}

void RemoteSwarms::setRole(swarm::SwarmId swarm, swarm::DeviceId device, SwarmRole role,
                           SwarmReply<std::monostate> reply)
{
    ask<std::monostate>("swarm.set_role",
                        {{"swarm", encode(swarm)}, {"device", encode(device)}, {"role", encode(role)}},
                        std::move(reply));
}

void RemoteSwarms::settle(swarm::SwarmId swarm, swarm::DeviceId device, SwarmReply<std::monostate> reply)
{
    ask<std::monostate>("swarm.settle", {{"swarm", encode(swarm)}, {"device", encode(device)}}, std::move(reply));
}

void RemoteSwarms::recover(swarm::SwarmId swarm, RecoverRequest request, SwarmReply<std::monostate> reply)
{
    ask<std::monostate>("swarm.recover", withSwarm(request, swarm), std::move(reply));
}

void RemoteSwarms::goOnWriting(swarm::SwarmId swarm, SwarmReply<std::monostate> reply)
{
    ask<std::monostate>("swarm.go_on_writing", {{"swarm", encode(swarm)}}, std::move(reply));
}

void RemoteSwarms::setFetching(swarm::SwarmId swarm, SwarmFetching fetching, SwarmReply<std::monostate> reply)
{
    ask<std::monostate>("swarm.set_fetching", {{"swarm", encode(swarm)}, {"fetching", encode(fetching)}},
                        std::move(reply));
}

void RemoteSwarms::publish(swarm::SwarmId swarm, PublishRequest request, SwarmReply<Publication> reply)
{
    auto params = withSwarm(request, swarm);
    params["torrent"] = encode(Blob{std::move(request.torrent)});
    ask<Publication>("swarm.publish", std::move(params), std::move(reply));
}

void RemoteSwarms::unpublish(swarm::SwarmId swarm, swarm::ShareId share, SwarmReply<std::monostate> reply)
{
    ask<std::monostate>("swarm.unpublish", {{"swarm", encode(swarm)}, {"share", encode(share)}}, std::move(reply));
}

void RemoteSwarms::stopFetch(swarm::SwarmId swarm, swarm::ShareId share, SwarmReply<std::monostate> reply)
{
    ask<std::monostate>("swarm.stop_fetch", {{"swarm", encode(swarm)}, {"share", encode(share)}}, std::move(reply));
}

void RemoteSwarms::fetch(swarm::SwarmId swarm, FetchRequest request, SwarmReply<StartedFetch> reply)
{
    ask<StartedFetch>("swarm.fetch", withSwarm(request, swarm), std::move(reply));
}

void RemoteSwarms::catalogue(swarm::SwarmId swarm, Range range, SwarmReply<Page<SwarmShareRow>> reply)
{
    ask<Page<SwarmShareRow>>("swarm.catalogue", withSwarm(range, swarm), std::move(reply));
}

void RemoteSwarms::log(swarm::SwarmId swarm, Range range, SwarmReply<Page<SwarmLogRow>> reply)
{
    ask<Page<SwarmLogRow>>("swarm.log", withSwarm(range, swarm), std::move(reply));
}

void RemoteSwarms::verifyLog(swarm::SwarmId swarm, SwarmReply<LogCheck> reply)
{
    ask<LogCheck>("swarm.verify_log", {{"swarm", encode(swarm)}}, std::move(reply));
}

void RemoteSwarms::exportIdentity(swarm::SwarmId swarm, std::string passphrase, SwarmReply<std::string> reply)
{
    ask<std::string>("swarm.export_identity", {{"swarm", encode(swarm)}, {"passphrase", encode(passphrase)}},
                     std::move(reply));
}

void RemoteSwarms::importIdentity(std::string file, std::string passphrase, SwarmFetching fetching,
                                  SwarmReply<swarm::SwarmId> reply)
{
    ask<swarm::SwarmId>(
        "swarm.import_identity",
        {{"file", encode(Blob{std::move(file)})}, {"passphrase", encode(passphrase)}, {"fetching", encode(fetching)}},
        std::move(reply));
}

void RemoteSwarms::exportTorrent(swarm::SwarmId swarm, swarm::ShareId share, SwarmReply<std::string> reply)
{
    ask<std::string>("swarm.export_torrent", {{"swarm", encode(swarm)}, {"share", encode(share)}}, std::move(reply));
}

} // namespace shoal::control
