// What to tell people about codes and joinings: each thing that can be wrong in a sentence of its own, with what to do.
#pragma once

#include "core/swarm/joining/invite_code.h"
#include "core/swarm/joining/joiner.h"
#include "core/swarm/node/lobby_host.h"

#include <string>

namespace shoal::swarm {

struct JoinWords {
    std::string says;   ///< a sentence
    std::string advice; ///< what to do; may be empty
};

/// The author's own refusal. `author` is the beginning of its device's id.
JoinWords wordsFor(ClosedBecause why);
/// A log that doesn't do. Empty words for one that does.
JoinWords wordsFor(LogVerdict verdict);
/// While no device that knows the code is found.
std::string wordsForNobody();
/// What hosts say; empty when they say nothing yet.
std::string wordsFor(const Hearsay& hearsay);
/// What an inviting person may have got wrong.
JoinWords wordsFor(TermsFault fault);
JoinWords wordsFor(InviteMissing fault);

} // namespace shoal::swarm
