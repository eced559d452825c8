// What is right and wrong with an engine and what it stands on, and what to do about it.
#pragma once

#include "app/shoal/doctor/finding.h"
#include "app/shoal/doctor/surroundings.h"
#include "core/engine_status.h"
#include "core/share.h"
#include "core/swarm_rows.h"

#include <vector>

namespace shoal::app {

/// Profile, disk, open files, clock: a finding each.
std::vector<Finding> findingsOf(const Surroundings& seen);

/// Port and DHT. Called when they have settled, or had time to.
std::vector<Finding> findingsOf(const NetworkStatus& network);

/// `process` runs the profile; 0: nobody does.
Finding serviceFinding(std::int64_t process);

/// The shares that an error has stopped, a few of which are named. `failed` holds the first of them.
Finding sharesFinding(const SharePage& failed);

/// A private swarm: where members reach this device, and what is wrong.
Finding swarmFinding(const SwarmStatus& status);

/// An engine that can't be opened, which is what all else would stand on.
Finding engineFinding(const Error& error);

} // namespace shoal::app
