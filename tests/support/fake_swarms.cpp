#include "tests/support/fake_swarms.h"

#include <utility>

namespace shoal::test {
namespace {
template <class Row>
Page<Row> cutPage(const std::vector<Row>& rows, Range range)
{
    Page<Row> page{rows.size(), {}};
    for (std::size_t i = range.first; i < rows.size() && page.rows.size() < range.count; ++i)
        page.rows.push_back(rows[i]);
    return page;
}
} // namespace

template <class Value>
void FakeSwarms::answer(Value value, const SwarmReply<Value>& reply) const
{
    if (script_.fails)
        reply(fail(*script_.fails));
    else
        reply(std::move(value));
}

void FakeSwarms::create(CreateSwarmRequest request, SwarmReply<CreatedSwarm> reply)
{
    script_.record.created.push_back(std::move(request));
    if (!script_.hangs)
        answer<CreatedSwarm>(script_.created, reply);
}

void FakeSwarms::invite(swarm::SwarmId /*swarm*/, InviteRequest request, SwarmReply<MadeInvite> reply)
{
    script_.record.invited.push_back(request);
    answer<MadeInvite>(script_.invite, reply);
}

void FakeSwarms::cancelInvite(swarm::SwarmId /*swarm*/, swarm::SigningKey invite, SwarmReply<std::monostate> reply)
{
    script_.record.cancelled.push_back(invite);
    answer<std::monostate>({}, reply);
}

void FakeSwarms::invites(swarm::SwarmId /*swarm*/, SwarmReply<std::vector<InviteRow>> reply) { reply(script_.invites); }

void FakeSwarms::approve(swarm::SwarmId /*swarm*/, swarm::DeviceId device, bool isWelcome,
                         SwarmReply<std::monostate> reply)
{
    script_.record.approved.emplace_back(device, isWelcome);
    answer<std::monostate>({}, reply);
}

void FakeSwarms::join(JoinRequest request, SwarmReply<JoinRow> reply)
{
    script_.record.joined.push_back(std::move(request));
    if (script_.onJoin)
        script_.onJoin();
    answer<JoinRow>(script_.join, reply);
}

void FakeSwarms::joinings(SwarmReply<std::vector<JoinRow>> reply) { reply(script_.joinings); }

void FakeSwarms::stopJoining(JoinId join, SwarmReply<std::monostate> reply)
{
    script_.record.stopped.push_back(join);
    answer<std::monostate>({}, reply);
}

void FakeSwarms::leave(swarm::SwarmId swarm, SwarmReply<bool> reply)
{
    script_.record.left.push_back(swarm);
    answer<bool>(script_.isLeavingTold, reply);
}

void FakeSwarms::list(SwarmReply<std::vector<SwarmRow>> reply)
{
    if (!script_.hangs)
        reply(script_.rows);
}

void FakeSwarms::status(swarm::SwarmId swarm, SwarmReply<SwarmStatus> reply)
{
    if (const auto found = script_.statuses.find(swarm); found != script_.statuses.end())
        reply(found->second);
    else
        reply(fail(ErrorKind::NotFound));
}

void FakeSwarms::members(swarm::SwarmId /*swarm*/, SwarmReply<std::vector<SwarmMemberRow>> reply)
{
    reply(script_.members);
}

void FakeSwarms::remove(swarm::SwarmId /*swarm*/, swarm::DeviceId device, bool isAlone,
                        SwarmReply<std::monostate> reply)
{
    script_.record.removed.emplace_back(device, isAlone);
    answer<std::monostate>({}, reply);
}

void FakeSwarms::setRole(swarm::SwarmId /*swarm*/, swarm::DeviceId device, SwarmRole role,
                         SwarmReply<std::monostate> reply)
{
    script_.record.roles.emplace_back(device, role);
    answer<std::monostate>({}, reply);
}

void FakeSwarms::settle(swarm::SwarmId /*swarm*/, swarm::DeviceId device, SwarmReply<std::monostate> reply)
{
    script_.record.settled.push_back(device);
    answer<std::monostate>({}, reply);
}

void FakeSwarms::recover(swarm::SwarmId /*swarm*/, RecoverRequest request, SwarmReply<std::monostate> reply)
{
    script_.record.recovered.push_back(std::move(request));
    answer<std::monostate>({}, reply);
}

void FakeSwarms::goOnWriting(swarm::SwarmId swarm, SwarmReply<std::monostate> reply)
{
    script_.record.writing.push_back(swarm);
    answer<std::monostate>({}, reply);
}

void FakeSwarms::setFetching(swarm::SwarmId /*swarm*/, SwarmFetching fetching, SwarmReply<std::monostate> reply)
{
    script_.record.fetching.push_back(std::move(fetching));
    answer<std::monostate>({}, reply);
}

void FakeSwarms::publish(swarm::SwarmId /*swarm*/, PublishRequest request, SwarmReply<Publication> reply)
{
    script_.record.published.push_back(std::move(request));
    answer<Publication>(script_.publication, reply);
}

void FakeSwarms::unpublish(swarm::SwarmId /*swarm*/, swarm::ShareId share, SwarmReply<std::monostate> reply)
{
    script_.record.unpublished.push_back(share);
    answer<std::monostate>({}, reply);
}

void FakeSwarms::fetch(swarm::SwarmId /*swarm*/, FetchRequest request, SwarmReply<StartedFetch> reply)
{
    script_.record.fetched.push_back(std::move(request));
    if (script_.onFetch)
        script_.onFetch();
    answer<StartedFetch>(script_.fetch, reply);
}

void FakeSwarms::stopFetch(swarm::SwarmId /*swarm*/, swarm::ShareId share, SwarmReply<std::monostate> reply)
{
    script_.record.stoppedFetches.push_back(share);
    answer<std::monostate>({}, reply);
}

void FakeSwarms::catalogue(swarm::SwarmId /*swarm*/, Range range, SwarmReply<Page<SwarmShareRow>> reply)
{
    reply(cutPage(script_.catalogue, range));
}

void FakeSwarms::log(swarm::SwarmId /*swarm*/, Range range, SwarmReply<Page<SwarmLogRow>> reply)
{
    reply(cutPage(script_.log, range));
}

void FakeSwarms::verifyLog(swarm::SwarmId /*swarm*/, SwarmReply<LogCheck> reply)
{
    answer<LogCheck>(script_.check, reply);
}

void FakeSwarms::exportIdentity(swarm::SwarmId /*swarm*/, std::string passphrase, SwarmReply<std::string> reply)
{
    script_.record.passphrases.push_back(std::move(passphrase));
    answer<std::string>(script_.identity, reply);
}

void FakeSwarms::importIdentity(std::string file, std::string passphrase, SwarmFetching fetching,
                                SwarmReply<swarm::SwarmId> reply)
{
    script_.record.importedFiles.push_back(std::move(file));
    script_.record.passphrases.push_back(std::move(passphrase));
    script_.record.fetching.push_back(std::move(fetching));
    answer<swarm::SwarmId>(script_.imported, reply);
}

void FakeSwarms::exportTorrent(swarm::SwarmId /*swarm*/, swarm::ShareId /*share*/, SwarmReply<std::string> reply)
{
    answer<std::string>(script_.torrent, reply);
}

} // namespace shoal::test
