// How commands about one swarm are carried to it.
#pragma once

#include "core/bt/swarms/swarm_house.h"
#include "core/bt/swarms/swarm_words.h"
#include "core/torrent/info_hash.h"

#include <utility>

namespace shoal::bt {

template <class T, class Call>
void SwarmHouse::onMember(const swarm::SwarmId& swarm, SwarmReply<T> reply, Call call)
{
    post([this, swarm, reply = std::move(reply), call = std::move(call)] {
        const auto found = members_.find(swarm);
        if (found == members_.end())
            return reply(fail(ErrorKind::NotFound, toHex(swarm.view()), "no such private swarm is in this profile"));
        call(*found->second, reply);
    });
}

/// Answers once the entry is on the disk.
inline swarm::Written whenWritten(const MemberSwarm& member, const SwarmReply<std::monostate>& answer)
{
    return [answer, name = member.name()](const auto& entry) {
        entry ? answer(std::monostate{}) : answer(fail(wordsFor(entry.error(), name)));
    };
}

} // namespace shoal::bt
