// The process's own terminal, taken over for a while.
#pragma once

#include "app/shoal/terminal/full_screen.h"
#include "app/shoal/terminal/terminal.h"
#include "core/result.h"

#include <memory>

namespace shoal::app {

/// Reads standard input on a thread of its own and draws through `terminal`. One at a time. Ctrl-C stays what it was;
/// Ctrl-Z and Ctrl-\ do nothing meanwhile. Error: BadArgument (standard input or output is no terminal that can be
/// drawn on).
Result<std::unique_ptr<FullScreen>> takeSystemScreen(Terminal& terminal, Executor home, FullScreen::Handlers handlers);

} // namespace shoal::app
