#include "core/bt/swarms/swarm_house.h"

namespace shoal::bt {
namespace {
tl::unexpected<Error> notRunning() { return fail(ErrorKind::Internal, "private swarms", "they don't run here"); }
} // namespace

void SwarmHouse::create(CreateSwarmRequest /*request*/, SwarmReply<CreatedSwarm> reply) { reply(notRunning()); }
void SwarmHouse::invite(swarm::SwarmId /*swarm*/, InviteRequest /*request*/, SwarmReply<MadeInvite> reply)
{
    reply(notRunning());
}
void SwarmHouse::cancelInvite(swarm::SwarmId /*swarm*/, swarm::SigningKey /*invite*/, SwarmReply<std::monostate> reply)
{
    reply(notRunning());
}
void SwarmHouse::invites(swarm::SwarmId /*swarm*/, SwarmReply<std::vector<InviteRow>> reply) { reply(notRunning()); }
void SwarmHouse::approve(swarm::SwarmId /*swarm*/, swarm::DeviceId /*device*/, bool /*isWelcome*/,
                         SwarmReply<std::monostate> reply)
{
    reply(notRunning());
}
void SwarmHouse::join(JoinRequest /*request*/, SwarmReply<JoinRow> reply) { reply(notRunning()); }
void SwarmHouse::joinings(SwarmReply<std::vector<JoinRow>> reply) { reply(notRunning()); }
void SwarmHouse::stopJoining(JoinId /*join*/, SwarmReply<std::monostate> reply) { reply(notRunning()); }
void SwarmHouse::leave(swarm::SwarmId /*swarm*/, SwarmReply<bool> reply) { reply(notRunning()); }
void SwarmHouse::list(SwarmReply<std::vector<SwarmRow>> reply) { reply(notRunning()); }
void SwarmHouse::status(swarm::SwarmId /*swarm*/, SwarmReply<SwarmStatus> reply) { reply(notRunning()); }
void SwarmHouse::members(swarm::SwarmId /*swarm*/, SwarmReply<std::vector<SwarmMemberRow>> reply)
{
    reply(notRunning());
}
void SwarmHouse::remove(swarm::SwarmId /*swarm*/, swarm::DeviceId /*device*/, bool /*isAlone*/,
                        SwarmReply<std::monostate> reply)
{
    reply(notRunning());
}
void SwarmHouse::setRole(swarm::SwarmId /*swarm*/, swarm::DeviceId /*device*/, SwarmRole /*role*/,
                         SwarmReply<std::monostate> reply)
{
    reply(notRunning());
}
void SwarmHouse::settle(swarm::SwarmId /*swarm*/, swarm::DeviceId /*device*/, SwarmReply<std::monostate> reply)
{
    reply(notRunning());
}
void SwarmHouse::recover(swarm::SwarmId /*swarm*/, RecoverRequest /*request*/, SwarmReply<std::monostate> reply)
{
    reply(notRunning());
}
void SwarmHouse::goOnWriting(swarm::SwarmId /*swarm*/, SwarmReply<std::monostate> reply) { reply(notRunning()); }
void SwarmHouse::setFetching(swarm::SwarmId /*swarm*/, SwarmFetching /*fetching*/, SwarmReply<std::monostate> reply)
{
    reply(notRunning());
}
void SwarmHouse::publish(swarm::SwarmId /*swarm*/, PublishRequest /*request*/, SwarmReply<Publication> reply)
{
    reply(notRunning());
}
void SwarmHouse::unpublish(swarm::SwarmId /*swarm*/, swarm::ShareId /*share*/, SwarmReply<std::monostate> reply)
{
    reply(notRunning());
}
void SwarmHouse::fetch(swarm::SwarmId /*swarm*/, FetchRequest /*request*/, SwarmReply<ShareId> reply)
{
    reply(notRunning());
}
void SwarmHouse::catalogue(swarm::SwarmId /*swarm*/, Range /*range*/, SwarmReply<Page<SwarmShareRow>> reply)
{
    reply(notRunning());
}
void SwarmHouse::log(swarm::SwarmId /*swarm*/, Range /*range*/, SwarmReply<Page<SwarmLogRow>> reply)
{
    reply(notRunning());
}
void SwarmHouse::verifyLog(swarm::SwarmId /*swarm*/, SwarmReply<LogCheck> reply) { reply(notRunning()); }
void SwarmHouse::exportIdentity(swarm::SwarmId /*swarm*/, std::string /*passphrase*/, SwarmReply<std::string> reply)
{
    reply(notRunning());
}
void SwarmHouse::importIdentity(std::string /*file*/, std::string /*passphrase*/, SwarmFetching /*fetching*/,
                                SwarmReply<swarm::SwarmId> reply)
{
    reply(notRunning());
}
void SwarmHouse::exportTorrent(swarm::SwarmId /*swarm*/, swarm::ShareId /*share*/, SwarmReply<std::string> reply)
{
    reply(notRunning());
}

} // namespace shoal::bt
