// Addresses of this computer that go into a link when its user asks for it (x.pe of BEP 9).
#pragma once

#include "core/network_status.h"

#include <string>
#include <vector>

namespace shoal::app {

/// The address seen from outside with the port listened on, then the addresses listened on that others can use:
/// loopback only when there is nothing else. Empty: none is known yet.
std::vector<std::string> linkHints(const NetworkStatus& status);

} // namespace shoal::app
