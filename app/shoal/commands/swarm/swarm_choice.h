// The swarm, member, share or invite that a user means.
#pragma once

#include "app/shoal/run/foreground.h"

#include <functional>
#include <string>

namespace shoal::app {

/// A name (of a swarm), label (of a member) or title (of a share), in whole; or the first 4 or more digits of an id.
/// When it fits none or several, the command fails with NotFound or BadArgument, and says which there are.
void findSwarm(Foreground& foreground, const std::string& word, std::function<void(const SwarmRow&)> then);
void findMember(Foreground& foreground, const SwarmRow& swarm, const std::string& word,
                std::function<void(const SwarmMemberRow&)> then);
void findSwarmShare(Foreground& foreground, const SwarmRow& swarm, const std::string& word,
                    std::function<void(const SwarmShareRow&)> then);
/// Of this device, and open.
void findInvite(Foreground& foreground, const SwarmRow& swarm, const std::string& word,
                std::function<void(const InviteRow&)> then);
/// One that asked to join and waits.
void findWaiting(Foreground& foreground, const SwarmRow& swarm, const std::string& word,
                 std::function<void(const WaitingDevice&)> then);

/// A joining that goes on: by its code, or by an id of this device's or the code's author's; without a word the only
/// one.
void findJoining(Foreground& foreground, const std::string& word, std::function<void(const JoinRow&)> then);

/// Every share of the catalogue.
void readCatalogue(Foreground& foreground, swarm::SwarmId swarm,
                   std::function<void(Result<std::vector<SwarmShareRow>>)> then);

} // namespace shoal::app
