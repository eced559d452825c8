// What is told of private swarms, in sentences and lists.
#pragma once

#include "app/shoal/report/swarm_reports.h"

#include <string>
#include <vector>

namespace shoal::app {

/// An imported identity doesn't say what its swarm is called: it comes with the log.
std::string nameOf(const NamedSwarm& swarm);

/// Where a joining stands, and whom it waits for. Whole sentences; names in it are as they came.
std::string sentence(const JoinRow& join);
/// What was done, and what has to be known about it.
std::string sentence(const SwarmTouched& touched);

/// What is given up, and what that means.
std::string sentence(const SwarmJoiningStopped& stopped);
std::string sentence(const SwarmGetWaits& waits);
/// Of what is fetched by itself: "whatever others share".
std::string fetchWords(const SwarmFetching& fetching);
/// Why a share doesn't come, for each of which nobody who has it is online; a few at most.
std::vector<std::string> whatWaits(const SwarmCatalogueListed& listed);

/// Lines without the last end, none wider than `columns`; nothing at all for an empty list. Names are printable.
std::string listing(const SwarmsListed& listed, std::size_t columns);
std::string listing(const SwarmMembersListed& listed, std::size_t columns);
std::string listing(const SwarmInvitesListed& listed, std::size_t columns);
std::string listing(const SwarmCatalogueListed& listed, std::size_t columns);
std::string listing(const SwarmLogListed& listed);
std::string listing(const SwarmStatusShown& shown);
/// Numbered, four in a line.
std::string listing(const std::vector<std::string>& recoveryWords);

} // namespace shoal::app
