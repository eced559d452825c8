// In which order entries are sent: parents first, and what decides who belongs before the catalogue.
#pragma once

#include "core/swarm/links/exchange/relayed_log.h"

#include <vector>

namespace shoal::swarm {

/// Membership entries and what they build on, then the rest. Every beginning of it has the parents that are in it at
/// all. Ids that aren't in the log, and those named twice, are left out.
std::vector<EntryId> sendOrder(const RelayedLog& log, std::vector<EntryId> ids);

} // namespace shoal::swarm
