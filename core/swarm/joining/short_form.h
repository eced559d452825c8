// How people compare devices by eye: the one that asks shows it, and so does the one that approves.
#pragma once

#include "core/swarm/ids.h"

#include <string>

namespace shoal::swarm {

/// The first 8 bytes in groups of four letters: `34f0 9a71 c5d2 0b66`.
std::string shortForm(const DeviceId& device);
/// The same of an author, of whom a code has half the id.
std::string shortForm(const ShortDeviceId& device);

} // namespace shoal::swarm
