// Private swarms as JSON objects.
#pragma once

#include "app/shoal/report/json_parts.h"
#include "app/shoal/report/swarm_reports.h"

#include <vector>

namespace shoal::app {

Json json(const SwarmCreated& created);
Json json(const SwarmInvited& invited);
Json json(const SwarmJoining& joining);
Json json(const SwarmJoined& joined);
Json json(const SwarmJoiningStopped& stopped);
Json json(const SwarmGetWaits& waits);
Json json(const SwarmStatusShown& shown);
Json json(const SwarmPublished& published);
Json json(const SwarmTouched& touched);
Json json(const SwarmLogChecked& checked);
Json json(const SwarmExported& exported);
Json json(const SwarmImported& imported);

/// An object a row.
std::vector<Json> json(const SwarmsListed& listed);
std::vector<Json> json(const SwarmMembersListed& listed);
std::vector<Json> json(const SwarmInvitesListed& listed);
std::vector<Json> json(const SwarmCatalogueListed& listed);
std::vector<Json> json(const SwarmLogListed& listed);

} // namespace shoal::app
