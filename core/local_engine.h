// Opens a profile and runs the engine in this process.
#pragma once

#include "core/conduct.h"
#include "core/engine.h"
#include "core/settings/settings.h"
#include "core/state/profile_lock.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace shoal {

enum class Autostart {
    All,  ///< every share that isn't paused runs at once
    None, ///< shares rest until they are added again (foreground commands)
};

struct LocalEngineOptions {
    std::filesystem::path profile; ///< made if missing, mode 0700
    Settings settings;
    Autostart autostart = Autostart::None;
    std::string purpose;                ///< written into the lock: what the holder is doing, for example "shoal get"
    ConductLimits conduct{};            ///< of peers
    std::filesystem::path socket = {};  ///< written into the lock too: where this process will serve its engine
    Tenure tenure = Tenure::OfACommand; ///< and that
    /// How long `close` saves at most. What isn't saved by then costs some checking at the next start.
    std::chrono::milliseconds longestClose{2500};
    std::function<Result<Settings>()> readSettings = {}; ///< for `reloadSettings`; null: there is nothing to read
};

/// A damaged database is set aside and replaced by its last backup: the first subscriber hears of it by an
/// EngineWarning (DatabaseRestored, DatabaseLost).
/// Errors: ProfileInUse (reason = who), DatabaseNotOurs, DatabaseTooNew, PermissionDenied, DiskFull, Io, PortInUse
/// (about = the addresses).
Result<std::unique_ptr<Engine>> openLocalEngine(LocalEngineOptions options);

} // namespace shoal
