// What went wrong or what a share waits for, in sentences: what, to what, and what to do.
#pragma once

#include "core/events.h"
#include "core/network_status.h"
#include "core/reason.h"
#include "core/result.h"

#include <string>

namespace shoal::app {

/// Whole sentences, for people. Names in it are as they came: escape it (`printable`) before a terminal sees it.
std::string sentence(const Error& error);
/// What happened and what to do. For ReasonKind::None: that nothing holds it up.
std::string sentence(const Reason& reason);
/// The first half alone, in lower case and without a full stop, for a line with little room. Empty for None.
std::string brief(const Reason& reason);
/// How the DHT is doing, and what to do when it does badly.
std::string sentence(const PeerBanned& banned);
std::string sentence(dht::Health health);
std::string sentence(Reachability reachability);

} // namespace shoal::app
