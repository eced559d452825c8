// A Loop over the system's clock and signals.
#pragma once

#include "app/shoal/run/loop.h"

namespace shoal::app {

/// SIGPIPE is ignored from its making on: a reader that goes away shows as a failed write.
std::unique_ptr<Loop> makeSystemLoop();

} // namespace shoal::app
