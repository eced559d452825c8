#include "tests/support/distant_swarms.h"

#include <utility>

namespace shoal::test {

template <class T>
SwarmReply<T> DistantSwarms::late(SwarmReply<T> reply)
{
    return [this, reply = std::move(reply)](Result<T> result) {
        post_.late([reply, result = std::move(result)] { reply(result); });
    };
}

void DistantSwarms::create(CreateSwarmRequest request, SwarmReply<CreatedSwarm> reply)
{
    post_.soon([this, request = std::move(request), reply = late(std::move(reply))] { near_.create(request, reply); });
}
void DistantSwarms::invite(swarm::SwarmId swarm, InviteRequest request, SwarmReply<MadeInvite> reply)
{
    post_.soon([this, swarm, request = std::move(request), reply = late(std::move(reply))] {
        near_.invite(swarm, request, reply);
    });
}
void DistantSwarms::cancelInvite(swarm::SwarmId swarm, swarm::SigningKey invite, SwarmReply<std::monostate> reply)
{
    post_.soon([this, swarm, invite, reply = late(std::move(reply))] { near_.cancelInvite(swarm, invite, reply); });
}
void DistantSwarms::invites(swarm::SwarmId swarm, SwarmReply<std::vector<InviteRow>> reply)
{
    post_.soon([this, swarm, reply = late(std::move(reply))] { near_.invites(swarm, reply); });
}
void DistantSwarms::approve(swarm::SwarmId swarm, swarm::DeviceId device, bool isWelcome,
                            SwarmReply<std::monostate> reply)
{
    post_.soon([this, swarm, device, isWelcome, reply = late(std::move(reply))] {
        near_.approve(swarm, device, isWelcome, reply);
    });
}
void DistantSwarms::join(JoinRequest request, SwarmReply<JoinRow> reply)
{
    post_.soon([this, request = std::move(request), reply = late(std::move(reply))] { near_.join(request, reply); });
}
void DistantSwarms::joinings(SwarmReply<std::vector<JoinRow>> reply)
{
    post_.soon([this, reply = late(std::move(reply))] { near_.joinings(reply); });
}
void DistantSwarms::stopJoining(JoinId join, SwarmReply<std::monostate> reply)
{
    post_.soon([this, join, reply = late(std::move(reply))] { near_.stopJoining(join, reply); });
}
void DistantSwarms::leave(swarm::SwarmId swarm, SwarmReply<bool> reply)
{
    post_.soon([this, swarm, reply = late(std::move(reply))] { near_.leave(swarm, reply); });
}
void DistantSwarms::list(SwarmReply<std::vector<SwarmRow>> reply)
{
    post_.soon([this, reply = late(std::move(reply))] { near_.list(reply); });
}
void DistantSwarms::status(swarm::SwarmId swarm, SwarmReply<SwarmStatus> reply)
{
    post_.soon([this, swarm, reply = late(std::move(reply))] { near_.status(swarm, reply); });
}
void DistantSwarms::members(swarm::SwarmId swarm, SwarmReply<std::vector<SwarmMemberRow>> reply)
{
    post_.soon([this, swarm, reply = late(std::move(reply))] { near_.members(swarm, reply); });
}
void DistantSwarms::remove(swarm::SwarmId swarm, swarm::DeviceId device, bool isAlone, SwarmReply<std::monostate> reply)
{
    post_.soon([this, swarm, device, isAlone, reply = late(std::move(reply))] {
        near_.remove(swarm, device, isAlone, reply);
    });
}
void DistantSwarms::setRole(swarm::SwarmId swarm, swarm::DeviceId device, SwarmRole role,
                            SwarmReply<std::monostate> reply)
{
    post_.soon(
        [this, swarm, device, role, reply = late(std::move(reply))] { near_.setRole(swarm, device, role, reply); });
}
void DistantSwarms::settle(swarm::SwarmId swarm, swarm::DeviceId device, SwarmReply<std::monostate> reply)
{
    post_.soon([this, swarm, device, reply = late(std::move(reply))] { near_.settle(swarm, device, reply); });
}
void DistantSwarms::recover(swarm::SwarmId swarm, RecoverRequest request, SwarmReply<std::monostate> reply)
{
    post_.soon([this, swarm, request = std::move(request), reply = late(std::move(reply))] {
        near_.recover(swarm, request, reply);
    });
}
void DistantSwarms::goOnWriting(swarm::SwarmId swarm, SwarmReply<std::monostate> reply)
{
    post_.soon([this, swarm, reply = late(std::move(reply))] { near_.goOnWriting(swarm, reply); });
}
void DistantSwarms::setFetching(swarm::SwarmId swarm, SwarmFetching fetching, SwarmReply<std::monostate> reply)
{
    post_.soon([this, swarm, fetching = std::move(fetching), reply = late(std::move(reply))] {
        near_.setFetching(swarm, fetching, reply);
    });
}
void DistantSwarms::publish(swarm::SwarmId swarm, PublishRequest request, SwarmReply<Publication> reply)
{
    post_.soon([this, swarm, request = std::move(request), reply = late(std::move(reply))] {
        near_.publish(swarm, request, reply);
    });
}
void DistantSwarms::unpublish(swarm::SwarmId swarm, swarm::ShareId share, SwarmReply<std::monostate> reply)
{
    post_.soon([this, swarm, share, reply = late(std::move(reply))] { near_.unpublish(swarm, share, reply); });
}
void DistantSwarms::stopFetch(swarm::SwarmId swarm, swarm::ShareId share, SwarmReply<std::monostate> reply)
{
    post_.soon([this, swarm, share, reply = late(std::move(reply))] { near_.stopFetch(swarm, share, reply); });
}
void DistantSwarms::fetch(swarm::SwarmId swarm, FetchRequest request, SwarmReply<StartedFetch> reply)
{
    post_.soon([this, swarm, request = std::move(request), reply = late(std::move(reply))] {
        near_.fetch(swarm, request, reply);
    });
}
void DistantSwarms::catalogue(swarm::SwarmId swarm, Range range, SwarmReply<Page<SwarmShareRow>> reply)
{
    post_.soon([this, swarm, range, reply = late(std::move(reply))] { near_.catalogue(swarm, range, reply); });
}
void DistantSwarms::log(swarm::SwarmId swarm, Range range, SwarmReply<Page<SwarmLogRow>> reply)
{
    post_.soon([this, swarm, range, reply = late(std::move(reply))] { near_.log(swarm, range, reply); });
}
void DistantSwarms::verifyLog(swarm::SwarmId swarm, SwarmReply<LogCheck> reply)
{
    post_.soon([this, swarm, reply = late(std::move(reply))] { near_.verifyLog(swarm, reply); });
}
void DistantSwarms::exportIdentity(swarm::SwarmId swarm, std::string passphrase, SwarmReply<std::string> reply)
{
    post_.soon([this, swarm, passphrase = std::move(passphrase), reply = late(std::move(reply))] {
        near_.exportIdentity(swarm, passphrase, reply);
    });
}
void DistantSwarms::importIdentity(std::string file, std::string passphrase, SwarmFetching fetching,
                                   SwarmReply<swarm::SwarmId> reply)
{
    post_.soon([this, file = std::move(file), passphrase = std::move(passphrase), fetching = std::move(fetching),
                reply = late(std::move(reply))] { near_.importIdentity(file, passphrase, fetching, reply); });
}
void DistantSwarms::exportTorrent(swarm::SwarmId swarm, swarm::ShareId share, SwarmReply<std::string> reply)
{
    post_.soon([this, swarm, share, reply = late(std::move(reply))] { near_.exportTorrent(swarm, share, reply); });
}

} // namespace shoal::test
