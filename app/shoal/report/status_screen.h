// How the engine does as a whole, on one screen.
#pragma once

#include "core/engine_status.h"
#include "core/state/profile_lock.h"

#include <chrono>
#include <optional>
#include <string>

namespace shoal::app {

struct EngineStatusShown {
    EngineStatus status;
    std::chrono::sys_seconds startedAt{};
    std::optional<ProfileHolder> servedBy =
        {}; ///< who runs the profile; nothing: this command alone, and no share runs
};

/// What was sent for each byte that was received; nothing before the first.
std::optional<double> ratioOf(const EngineStatus& status);
/// "fetching metadata".
std::string stateWords(ShareState state);
/// "2 shares: 1 downloading, 1 seeding".
std::string sharesText(const EngineStatus& status);
/// Lines without the last end, printable.
std::string statusScreen(const EngineStatusShown& shown);

} // namespace shoal::app
