// How the last run ended: what the profile may believe of its own files depends on it.
#pragma once

#include "core/result.h"
#include "core/state/meta.h"

#include <string>

namespace shoal {

enum class LastRun {
    None,     ///< the profile is new
    Clean,    ///< stopped in order
    Killed,   ///< the process died, the system went on: whatever it wrote is there
    PowerCut, ///< the system went down too: what was not synced may be missing or garbage. Said again at each start
              ///< until a run has ended in order
};

/// The kernel's id of this boot. Errors: NotFound, Io.
Result<std::string> currentBoot();

/// Says how the run before ended, and marks this one as running. Call it once, after taking the lock.
Result<LastRun> beginRun(Meta& meta, const std::string& boot);
/// Marks this run as ended in order: the last thing written before the database is closed.
Result<void> endRun(Meta& meta);

} // namespace shoal
