// What the house is asked.
#include "core/bt/swarms/log_check.h"
#include "core/bt/swarms/member_call.h"
#include "core/bt/swarms/swarm_house.h"
#include "core/bt/swarms/swarm_words.h"
#include "core/torrent/info_hash.h"

#include <fmt/format.h>

namespace shoal::bt {

void SwarmHouse::invites(swarm::SwarmId swarm, SwarmReply<std::vector<InviteRow>> reply)
{
    onMember(swarm, std::move(reply),
             [](MemberSwarm& member, const SwarmReply<std::vector<InviteRow>>& answer) { answer(invitesOf(member)); });
}

void SwarmHouse::joinings(SwarmReply<std::vector<JoinRow>> reply)
{
    post([this, reply = std::move(reply)] {
        std::vector<JoinRow> rows;
        for (const auto& [id, joining] : joinings_)
            rows.push_back(joining->row());
        reply(std::move(rows));
    });
}

void SwarmHouse::list(SwarmReply<std::vector<SwarmRow>> reply)
{
    post([this, reply = std::move(reply)] {
        std::vector<SwarmRow> rows;
        for (const auto& [id, member] : members_)
            rows.push_back(rowOf(*member, surroundings()));
        reply(std::move(rows));
    });
}

void SwarmHouse::status(swarm::SwarmId swarm, SwarmReply<SwarmStatus> reply)
{
    onMember(swarm, std::move(reply), [this](MemberSwarm& member, const SwarmReply<SwarmStatus>& answer) {
        answer(statusOf(member, surroundings()));
    });
}

void SwarmHouse::members(swarm::SwarmId swarm, SwarmReply<std::vector<SwarmMemberRow>> reply)
{
    onMember(swarm, std::move(reply),
             [this](MemberSwarm& member, const SwarmReply<std::vector<SwarmMemberRow>>& answer) {
                 answer(membersOf(member, surroundings()));
             });
}

void SwarmHouse::catalogue(swarm::SwarmId swarm, Range range, SwarmReply<Page<SwarmShareRow>> reply)
{
    onMember(swarm, std::move(reply), [range](MemberSwarm& member, const SwarmReply<Page<SwarmShareRow>>& answer) {
        answer(catalogueOf(member, range));
    });
}

void SwarmHouse::log(swarm::SwarmId swarm, Range range, SwarmReply<Page<SwarmLogRow>> reply)
{
    onMember(swarm, std::move(reply), [range](MemberSwarm& member, const SwarmReply<Page<SwarmLogRow>>& answer) {
        answer(logOf(member, range));
    });
}

/// Signatures of a long log take seconds: on the worker.
void SwarmHouse::verifyLog(swarm::SwarmId swarm, SwarmReply<LogCheck> reply)
{
    onMember(swarm, std::move(reply), [this](MemberSwarm& member, const SwarmReply<LogCheck>& answer) {
        const auto id = member.id();
        parts_.store.ask(
            [id](StoreParts& store) -> Result<std::vector<swarm::Bytes>> {
                std::vector<swarm::Bytes> entries;
                const auto count = store.swarmEntries.load(
                    id, [&](swarm::ByteView entry) { entries.emplace_back(entry.begin(), entry.end()); });
                if (!count)
                    return fail(count.error());
                return entries;
            },
            [this, alive = std::weak_ptr<SwarmHouse*>{alive_}, id, answer](Result<std::vector<swarm::Bytes>> entries) {
                if (!entries)
                    return answer(fail(entries.error()));
                if (!alive.lock())
                    return;
                parts_.worker.post([home = parts_.home, id, answer, entries = std::move(*entries)] {
                    const auto check = checked(id, entries);
                    home([answer, check] { answer(check); });
                });
            });
    });
}

void SwarmHouse::exportTorrent(swarm::SwarmId swarm, swarm::ShareId share, SwarmReply<std::string> reply)
{
    onMember(swarm, std::move(reply), [this, share](MemberSwarm& member, const SwarmReply<std::string>& answer) {
        const auto certificate = member.certificate();
        if (!certificate)
            return answer(fail(certificate.error()));
        parts_.shares.torrentOfSwarm(member.id(), share, [answer, certificate, share](const Result<std::string>& kept) {
            if (!kept)
                return answer(fail({ErrorKind::NotFound, toHex(share.view()), "its list of files isn't here",
                                    "Fetch it first with `shoal swarm get`"}));
            const auto dressed = dressedTorrent(*kept, *certificate);
            dressed ? answer(*dressed) : answer(fail(ErrorKind::Internal, toHex(share.view()), "it can't be written"));
        });
    });
}

} // namespace shoal::bt
