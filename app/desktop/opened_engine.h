// The engine of the desktop's profile: its own, or that of the process which has it already.
#pragma once

#include "app/desktop/profile.h"
#include "core/engine.h"

#include <functional>
#include <memory>

namespace shoal::app {

/// It takes its time. `notServed` hears why other programs can't use the profile meanwhile, where that is so: the window
/// can. Errors: BadSetting, and those of openLocalEngine.
Result<std::unique_ptr<Engine>> openEngine(const DesktopProfile& profile,
                                           const std::function<void(const Error&)>& notServed);

} // namespace shoal::app
