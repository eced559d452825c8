// `shoal` from its words to its exit code, with everything from outside handed in.
#pragma once

#include "app/shoal/context.h"

#include <string>
#include <vector>

namespace shoal::app {

/// `words` without the program's name.
ExitCode runProgram(const std::vector<std::string>& words, const Services& services, Terminal& terminal, Loop& loop);

} // namespace shoal::app
